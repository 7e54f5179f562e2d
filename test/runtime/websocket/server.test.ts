import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { createServer, listen, toNodeHandler, toUpgradeHandler } from "@mcpwright/runtime";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { WebSocket } from "ws";
import { LEGACY, MODERN, makeServer } from "../http/support.ts";
import { listenWithSockets, MODERN_META, refusal, SocketClient } from "./socket.ts";

describe("messages", () => {
  test.each(LEGACY)(
    "TRAN-05 a session is opened by the handshake and goes on over the socket [%s]",
    async (revision) => {
      const client = await SocketClient.open(await listenWithSockets(makeServer().server));
      expect(client.socket.protocol).toBe("mcp");
      expect((await client.initialize(revision)).result).toMatchObject({ protocolVersion: revision });
      const called = await client.request("tools/call", { name: "echo", arguments: { said: "grüß dich" } });
      expect(called.result).toMatchObject({ content: [{ type: "text", text: '{"said":"grüß dich"}' }] });
    },
  );

  test("TRAN-03, TRAN-06 each message of the modern era stands for itself, without headers [2026-07-28]", async () => {
    const client = await SocketClient.open(await listenWithSockets(makeServer().server));
    expect((await client.modern("server/discover")).result).toMatchObject({ resultType: "complete" });
    const progress = { ...MODERN_META, progressToken: "p" };
    const params = { name: "talk", arguments: {}, _meta: progress };
    expect((await client.request("tools/call", params)).result).toMatchObject({ content: [{ text: "said" }] });
    expect(client.messages.filter(({ method }) => method === "notifications/progress")).toHaveLength(2);
    expect(client.messages.every((message) => !("method" in message && "id" in message))).toBe(true);
    expect((await client.request("tools/list")).error?.code).toBe(-32602);
  });

  test("DUAL-01 both eras share a connection [all]", async () => {
    const client = await SocketClient.open(await listenWithSockets(makeServer().server));
    await client.initialize("2025-11-25");
    expect((await client.modern("tools/list")).result).toMatchObject({ resultType: "complete" });
    expect((await client.request("tools/list")).result).not.toHaveProperty("resultType");
  });

  test("a call is cancelled by its notification, in both eras [all]", async () => {
    for (const era of ["legacy", "modern"] as const) {
      const bench = makeServer();
      const client = await SocketClient.open(await listenWithSockets(bench.server));
      if (era === "legacy") await client.initialize("2025-11-25");
      const _meta = era === "modern" ? MODERN_META : {};
      client.send({ jsonrpc: "2.0", id: "w", method: "tools/call", params: { name: "wait", arguments: {}, _meta } });
      await bench.entered;
      client.send({ jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: "w" } });
      await bench.aborted;
      await client.modern("server/discover");
      expect(client.messages.some(({ id }) => id === "w")).toBe(false);
    }
  });

  test("a subscription is told of changes over the socket [2026-07-28]", async () => {
    const { server } = makeServer();
    const client = await SocketClient.open(await listenWithSockets(server));
    const params = { notifications: { toolsListChanged: true }, _meta: MODERN_META };
    client.send({ jsonrpc: "2.0", id: "s", method: "subscriptions/listen", params });
    await client.message(({ method }) => method === "notifications/subscriptions/acknowledged");
    server.tools.add({ name: "later", inputSchema: { type: "object" } }, () => "x");
    await client.message(({ method }) => method === "notifications/tools/list_changed");
  });

  test("leaving ends what is under way, in both eras [all]", async () => {
    for (const params of [{ _meta: MODERN_META }, {}]) {
      const bench = makeServer();
      const client = await SocketClient.open(await listenWithSockets(bench.server));
      if (!("_meta" in params)) await client.initialize("2025-11-25");
      client.send({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "wait", arguments: {}, ...params } });
      await bench.entered;
      client.socket.close();
      await bench.aborted;
      expect((await client.closed)[0]).toBe(1005);
    }
  });
});

describe("who may connect", () => {
  test("SEC-01, SEC-02 a foreign origin or host is refused at the upgrade, and told which setting allows it [all]", async () => {
    const url = await listenWithSockets(makeServer().server);
    const [status, text] = await refusal(url, "mcp", { origin: "http://evil.example.com" });
    expect([status, JSON.parse(text).error.message]).toEqual([
      403,
      expect.stringContaining("serve.http.allowedOrigins"),
    ]);
    const [foreign, said] = await refusal(url, "mcp", { headers: { host: "evil.example.com" } });
    expect([foreign, said]).toEqual([403, expect.stringContaining("serve.http.allowedHosts")]);
    expect((await SocketClient.open(url, { origin: "http://localhost:8080" })).socket.protocol).toBe("mcp");
  });

  test("a client must speak the sub-protocol", async () => {
    const url = await listenWithSockets(makeServer().server);
    expect(await refusal(url, ["chat", "soap"])).toEqual([400, expect.stringContaining("must list mcp")]);
    const socket = new WebSocket(url, ["chat", "mcp"]);
    onTestFinished(() => socket.terminate());
    await once(socket, "open");
    expect(socket.protocol).toBe("mcp");
  });

  test("it is off by default, at its own path only, and the endpoint beside it is untouched", async () => {
    const plain = await listen(makeServer().server, { port: 0 });
    onTestFinished(() => plain.close(0));
    expect((await refusal(`ws://127.0.0.1:${plain.port}/ws`, "mcp"))[0]).toBe(404);
    const url = await listenWithSockets(makeServer().server, { websocket: { path: "/socket" } });
    expect(await refusal(url, "mcp")).toEqual([404, expect.stringContaining("at /socket only")]);
    const socket = url.replace("/ws", "/socket");
    expect((await SocketClient.open(`${socket}?a=b`)).socket.protocol).toBe("mcp");
    expect((await fetch(socket.replace("ws:", "http:"))).status).toBe(404);
  });

  test("connections are bounded in number, and a place is free again when one goes", async () => {
    const bench = makeServer();
    const url = await listenWithSockets(bench.server, { sessions: { max: 1 } });
    const first = await SocketClient.open(url);
    expect((await refusal(url, "mcp"))[0]).toBe(503);
    first.send({
      jsonrpc: "2.0",
      id: 1,
      method: "tools/call",
      params: { name: "wait", arguments: {}, _meta: MODERN_META },
    });
    await bench.entered;
    first.socket.terminate();
    await bench.aborted;
    expect((await SocketClient.open(url)).socket.protocol).toBe("mcp");
  });
});

describe("what is wrong is told, and the connection goes on", () => {
  test.each([
    ["no JSON", "{", -32700],
    ["nothing", "", -32700],
    ["nesting too deep", "[".repeat(600) + "]".repeat(600), -32700],
    ["a number beyond a double", '{"jsonrpc":"2.0","id":1e400,"method":"ping"}', -32700],
    [
      "an id that is null",
      JSON.stringify({ jsonrpc: "2.0", id: null, method: "tools/list", params: { _meta: MODERN_META } }),
      -32600,
    ],
    ["another version of JSON-RPC", '{"jsonrpc":"1.0","method":"ping"}', -32600],
    ["a batch", '[{"jsonrpc":"2.0","id":1,"method":"ping"}]', -32600],
  ])("BASE-07 %s [all]", async (_, text, code) => {
    const client = await SocketClient.open(await listenWithSockets(makeServer().server));
    client.send(text);
    const answer = await client.message(({ error }) => error !== undefined);
    expect([answer.error?.code, "id" in answer]).toEqual([code, false]);
    expect((await client.modern("server/discover")).result).toBeDefined();
  });

  test("more requests at once than the limit are refused one by one [all]", async () => {
    const bench = makeServer();
    const client = await SocketClient.open(await listenWithSockets(bench.server, { limits: { inFlight: 2 } }));
    const calls = [1, 2, 3].map(() => client.modern("tools/call", { name: "wait", arguments: {} }));
    expect((await calls[2])?.error?.message).toMatch(/Too many requests/);
    bench.release();
    expect((await Promise.all(calls)).map(({ result }) => result !== undefined)).toEqual([true, true, false]);
  });
});

describe("what ends a connection", () => {
  test("a binary frame: 1003", async () => {
    const client = await SocketClient.open(await listenWithSockets(makeServer().server));
    client.socket.send(Buffer.from('{"jsonrpc":"2.0","id":1,"method":"ping"}'));
    expect(await client.closed).toEqual([1003, "A message is a text frame"]);
    expect(client.messages).toEqual([]);
  });

  test("a message that is too long, in one frame or in many: 1009", async () => {
    const url = await listenWithSockets(makeServer().server, { limits: { body: "64KiB" } });
    const whole = await SocketClient.open(url);
    whole.send("x".repeat(70_000));
    expect((await whole.closed)[0]).toBe(1009);
    const parts = await SocketClient.open(url);
    for (let part = 0; part < 8; part++) parts.socket.send("x".repeat(10_000), { fin: false });
    expect((await parts.closed)[0]).toBe(1009);
  });

  test("TRAN-01 text that is no UTF-8: 1007 [all]", async () => {
    const url = await listenWithSockets(makeServer().server);
    const client = await SocketClient.open(url);
    client.socket.send(Buffer.from([0x22, 0xff, 0x22]), { binary: false });
    expect((await client.closed)[0]).toBe(1007);
  });

  test("bytes that are no frame: 1002", async () => {
    const client = await SocketClient.open(await listenWithSockets(makeServer().server));
    (client.socket as unknown as { _socket: { write(bytes: Buffer): void } })._socket.write(
      Buffer.from("GET / HTTP/1.1\r\n"),
    );
    expect((await client.closed)[0]).toBe(1002);
  });

  test("a client that closes its half of the connection", async () => {
    const bench = makeServer();
    const url = new URL(await listenWithSockets(bench.server));
    const socket = connect({ port: Number(url.port), host: "127.0.0.1", allowHalfOpen: true });
    socket.write(
      `GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: mcp\r\n\r\n",
    );
    await once(socket, "data");
    socket.resume();
    socket.end();
    await once(socket, "end");
    socket.destroy();
  });

  test("a key that is none is a bad request, not a connection", async () => {
    const url = new URL(await listenWithSockets(makeServer().server));
    const socket = connect({ port: Number(url.port), host: "127.0.0.1" });
    socket.write(
      "GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Protocol: mcp\r\n\r\n",
    );
    const [answer] = await once(socket, "data");
    expect(String(answer)).toMatch(/^HTTP\/1\.1 (400|426) /);
    socket.destroy();
  });

  test("a client that does not read is cut off, and what it asked for ends", async () => {
    const server = createServer({ name: "talker", version: "1.0.0", logger: () => {} });
    let aborted: (() => void) | undefined;
    const ended = new Promise<void>((resolve) => {
      aborted = resolve;
    });
    server.tools.add({ name: "flood", inputSchema: { type: "object" } }, async (_, ctx) => {
      ctx.signal.addEventListener("abort", () => aborted?.());
      for (let said = 1; !ctx.signal.aborted; said++) {
        ctx.progress(said, undefined, "x".repeat(100_000));
        await new Promise((resolve) => setImmediate(resolve));
      }
      return "";
    });
    const client = await SocketClient.open(await listenWithSockets(server));
    client.socket.pause();
    const _meta = { ...MODERN_META, progressToken: 1 };
    client.send({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "flood", arguments: {}, _meta } });
    await ended;
  });

  test("nothing more is read from a client that lags behind; when it catches up all is answered", async () => {
    const client = await SocketClient.open(await listenWithSockets(makeServer().server));
    client.socket.pause();
    const text = "x".repeat(300_000);
    const calls = Array.from({ length: 60 }, () => client.modern("tools/call", { name: "echo", arguments: { text } }));
    await new Promise((resolve) => setImmediate(resolve));
    client.socket.resume();
    const answers = await Promise.all(calls);
    expect(answers.every(({ result }) => JSON.stringify(result).length > 300_000)).toBe(true);
  });

  test("silence: a client that does not answer a ping is gone, one that does stays", async () => {
    vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"] });
    onTestFinished(() => void vi.useRealTimers());
    const url = await listenWithSockets(makeServer().server);
    const client = await SocketClient.open(url);
    await client.initialize("2025-11-25");
    const deaf = await SocketClient.open(url, { autoPong: false });
    await deaf.initialize("2025-11-25");
    // With the answer to this, all that was sent before has been read.
    await deaf.request("ping");
    const pinged = [once(client.socket, "ping"), once(deaf.socket, "ping")];
    vi.advanceTimersByTime(31_000);
    await Promise.all(pinged);
    // Its pong is read before what it says afterwards.
    expect((await client.request("ping")).result).toEqual({});
    vi.advanceTimersByTime(30_000);
    expect((await deaf.closed)[0]).toBe(1006);
    expect((await client.request("ping")).result).toEqual({});
  });

  test("idleness: a connection without a session, a call or a subscription ends", async () => {
    vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"] });
    onTestFinished(() => void vi.useRealTimers());
    const url = await listenWithSockets(makeServer().server, { sessions: { idle: "10s" } });
    const idle = await SocketClient.open(url);
    const used = await SocketClient.open(url);
    await used.initialize("2025-11-25");
    vi.advanceTimersByTime(12_000);
    expect(await idle.closed).toEqual([1000, "The connection was idle for too long"]);
    expect((await used.request("ping")).result).toEqual({});
  });

  test("the stop of the server: calls finish, nothing new is taken, then 1001 [all]", async () => {
    const bench = makeServer();
    const listening = await listen(bench.server, { port: 0, websocket: true });
    const client = await SocketClient.open(`ws://127.0.0.1:${listening.port}/ws`);
    const called = client.modern("tools/call", { name: "wait", arguments: {} });
    await bench.entered;
    const closed = listening.close(10_000);
    expect((await client.modern("tools/list")).error?.message).toMatch(/stopping/);
    expect((await refusal(`ws://127.0.0.1:${listening.port}/ws`, "mcp"))[0]).toBe(503);
    bench.release();
    expect((await called).result).toMatchObject({ content: [{ text: "waited" }] });
    expect(await client.closed).toEqual([1001, "The server stops"]);
    await closed;
  });
});

describe("in an application", () => {
  test("toUpgradeHandler takes its own path and leaves others alone", async () => {
    const http = createHttpServer(toNodeHandler(makeServer().server));
    const mcp = await toUpgradeHandler(makeServer().server, { websocket: { path: "/mcp" } });
    const seen: unknown[] = [];
    http.on("upgrade", (request, socket, head) => {
      if (mcp(request, socket, head)) return;
      seen.push(request.url);
      socket.end("HTTP/1.1 418 I'm a teapot\r\n\r\n");
    });
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void http.close());
    const url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}`;
    const client = await SocketClient.open(`${url}/mcp`);
    expect((await client.modern("server/discover")).result).toMatchObject({
      supportedVersions: expect.arrayContaining([MODERN]),
    });
    expect((await refusal(`${url}/other`, "mcp"))[0]).toBe(418);
    expect(seen).toEqual(["/other"]);
  });
});
