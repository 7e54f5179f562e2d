import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { createServer, engineOf, LocalError, listen, toFetchHandler, toNodeHandler } from "@mcpwright/runtime";
import express from "express";
import { describe, expect, onTestFinished, test } from "vitest";
import { request } from "../http/raw.ts";
import { makeServer, modern, posted, reply } from "../http/support.ts";
import { listenWithSse, SseClient } from "./stream.ts";

describe("a session [2024-11-05]", () => {
  test("HSSE-01, HSSE-02, HSSE-04 a stream says first where to send, and carries what answers it [2024-11-05]", async () => {
    const client = await SseClient.open(await listenWithSse(makeServer().server));
    expect(client.response.headers.get("content-type")).toBe("text/event-stream");
    expect(client.events[0]).toEqual({
      name: "endpoint",
      data: expect.stringMatching(/^\/messages\?sessionId=[\w-]{36}$/),
    });
    const accepted = await client.post({ jsonrpc: "2.0", id: "p", method: "ping" });
    expect([accepted.status, await accepted.text()]).toEqual([202, ""]);
    expect(await client.message(({ id }) => id === "p")).toEqual({ jsonrpc: "2.0", id: "p", result: {} });
    expect((await client.initialize()).result).toMatchObject({ protocolVersion: "2024-11-05" });
    const called = await client.request("tools/call", { name: "echo", arguments: { said: "grüß dich\n" } });
    expect(called.result).toMatchObject({ content: [{ type: "text", text: '{"said":"grüß dich\\n"}' }] });
    expect(client.events.slice(1).every(({ name }) => name === "message")).toBe(true);
  });

  test("HSSE-09 nothing but the stream is the session: no header of later revisions [2024-11-05]", async () => {
    const client = await SseClient.open(await listenWithSse(makeServer().server));
    const headers = [client.response.headers, (await client.post({ jsonrpc: "2.0", id: 1, method: "ping" })).headers];
    for (const one of headers) {
      expect(one.get("mcp-session-id")).toBeNull();
      expect(one.get("mcp-protocol-version")).toBeNull();
    }
  });

  test("LIFE-09, LIFE-10 a newer revision is not spoken here, and no message is of the next era [2024-11-05]", async () => {
    const url = await listenWithSse(makeServer().server);
    const newer = await SseClient.open(url);
    expect((await newer.initialize("2025-11-25")).result).toMatchObject({ protocolVersion: "2024-11-05" });
    const next = await SseClient.open(url);
    const { _meta } = JSON.parse(modern("server/discover").body as string).params;
    expect((await next.request("server/discover", { _meta })).error).toMatchObject({ code: -32602 });
  });

  test("BATCH-09 a batch is answered with one event [2024-11-05]", async () => {
    const client = await SseClient.open(await listenWithSse(makeServer().server));
    await client.initialize();
    const batch = ["a", "b"].map((id) => ({ jsonrpc: "2.0", id, method: "ping" }));
    expect((await client.post(batch)).status).toBe(202);
    const { data } = await client.event(({ data }) => data.startsWith("["));
    expect((JSON.parse(data) as { id: string }[]).map(({ id }) => id)).toEqual(["a", "b"]);
  });

  test("a request of the server's goes out on the stream, and is answered by a POST [2024-11-05]", async () => {
    const server = createServer({ name: "asking", version: "1.0.0", logger: () => {} });
    server.tools.add({ name: "roots", inputSchema: { type: "object" } }, async (_, ctx) =>
      JSON.stringify(await (ctx as unknown as { roots(): Promise<unknown> }).roots()),
    );
    const client = await SseClient.open(await listenWithSse(server));
    await client.initialize("2024-11-05", { roots: {} });
    const called = client.request("tools/call", { name: "roots", arguments: {} });
    const asked = await client.message(({ method }) => method === "roots/list");
    await client.post({ jsonrpc: "2.0", id: asked.id, result: { roots: [{ uri: "file:///a" }] } });
    expect(JSON.stringify((await called).result)).toContain("file:///a");
  });

  test("LIFE-18 the session ends with its stream: its calls are aborted and its address is unknown [2024-11-05]", async () => {
    const bench = makeServer();
    const client = await SseClient.open(await listenWithSse(bench.server));
    await client.initialize();
    await client.post({ jsonrpc: "2.0", id: 9, method: "tools/call", params: { name: "wait", arguments: {} } });
    await bench.entered;
    client.close();
    await bench.aborted;
    expect((await client.post({ jsonrpc: "2.0", id: 10, method: "ping" })).status).toBe(404);
  });

  test("two sessions do not see each other [2024-11-05]", async () => {
    const url = await listenWithSse(makeServer().server);
    const [one, two] = [await SseClient.open(url), await SseClient.open(url)];
    await one.initialize();
    expect(one.endpoint).not.toBe(two.endpoint);
    expect((await two.request("tools/list")).error).toBeDefined();
    expect(two.events.filter(({ name }) => name === "message")).toHaveLength(1);
  });

  test("running calls finish while the server drains, and nothing new is taken [2024-11-05]", async () => {
    const bench = makeServer();
    const listening = await listen(bench.server, { port: 0, sse: true });
    const client = await SseClient.open(new URL("/sse", listening.url));
    await client.initialize();
    const called = client.request("tools/call", { name: "wait", arguments: {} });
    await bench.entered;
    const closed = listening.close(10_000);
    expect((await client.post({ jsonrpc: "2.0", id: 99, method: "ping" })).status).toBe(503);
    bench.release();
    expect(JSON.stringify((await called).result)).toContain("waited");
    await client.ended;
    await closed;
  });
});

describe("who may use it, and how", () => {
  test("HSSE-05 a foreign origin or host gets neither a stream nor a message through [2024-11-05]", async () => {
    const url = await listenWithSse(makeServer().server);
    const client = await SseClient.open(url);
    const foreign = { origin: "http://evil.example.com" };
    const stream = await request(url, { headers: { accept: "text/event-stream", ...foreign } });
    expect([stream.status, JSON.parse(stream.text).error.message]).toEqual([
      403,
      expect.stringContaining("serve.http.allowedOrigins"),
    ]);
    const init = posted({ jsonrpc: "2.0", id: 1, method: "ping" }, foreign);
    expect((await request(client.endpoint, init)).status).toBe(403);
    expect((await request(url, { headers: { host: "evil.example.com" } })).status).toBe(403);
    expect(
      (await request(url, { headers: { ...foreign, origin: "http://localhost:8080", accept: "a/b" } })).status,
    ).toBe(406);
  });

  test("HSSE-06 it listens on 127.0.0.1 unless told otherwise [2024-11-05]", async () => {
    expect(new URL(await listenWithSse(makeServer().server)).hostname).toBe("127.0.0.1");
  });

  test("it is off by default", async () => {
    const listening = await listen(makeServer().server, { port: 0 });
    onTestFinished(() => listening.close(0));
    expect((await fetch(new URL("/sse", listening.url))).status).toBe(404);
    expect((await fetch(new URL("/messages", listening.url), { method: "POST" })).status).toBe(404);
  });

  test("settings that cannot be are refused and say why", async () => {
    const refused = (options: object) => () => toNodeHandler(makeServer().server, options);
    expect(refused({ sse: { path: "/a", messages: "/a" } })).toThrow(/serve\.http\.sse needs two paths beside \/mcp/);
    expect(refused({ sse: true, legacy: "off" })).toThrow(/serve\.http\.sse carries revision 2024-11-05 only/);
    expect(refused({ sse: { pathes: "/a" } })).toThrow(/serve\.http\.sse\.pathes is not a setting/);
    expect(refused({ sse: "maybe" })).toThrow(LocalError);
    expect(refused({ sse: [] })).toThrow(/serve\.http\.sse must be a map of path, messages/);
  });

  test("an application's prefix stands in the address that a client sends to [2024-11-05]", async () => {
    const app = express();
    app.use(express.json());
    app.use("/api", toNodeHandler(makeServer().server, { sse: { path: "/events", messages: "/in" } }));
    const http = app.listen(0, "127.0.0.1");
    onTestFinished(() => void http.closeAllConnections());
    onTestFinished(() => void http.close());
    await once(http, "listening");
    const client = await SseClient.open(`http://127.0.0.1:${(http.address() as AddressInfo).port}/api/events`);
    expect(new URL(client.endpoint).pathname).toBe("/api/in");
    expect((await client.initialize()).result).toMatchObject({ protocolVersion: "2024-11-05" });
  });

  test("behind a proxy that strips a prefix, publicUrl tells it [2024-11-05]", async () => {
    const publicUrl = "https://tools.example.com/team/mcp";
    const url = await listenWithSse(makeServer().server, { publicUrl });
    const client = await SseClient.open(url);
    expect(client.events[0]?.data).toMatch(/^\/team\/messages\?sessionId=/);
  });

  test("a handler of fetch serves it too [2024-11-05]", async () => {
    const handler = toFetchHandler(makeServer().server, { sse: true });
    const opened = await handler(new Request("http://127.0.0.1/sse"));
    const reader = opened.body!.pipeThrough(new TextDecoderStream()).getReader();
    const uri = /^event: endpoint\ndata: (.*)\n\n$/.exec((await reader.read()).value ?? "")?.[1];
    const ping = posted({ jsonrpc: "2.0", id: 1, method: "ping" });
    const endpoint = new URL(uri ?? "", "http://127.0.0.1/sse");
    expect((await handler(new Request(endpoint, ping))).status).toBe(202);
    expect((await reader.read()).value).toBe('event: message\ndata: {"jsonrpc":"2.0","id":1,"result":{}}\n\n');
    await reader.cancel();
    expect((await handler(new Request(endpoint, ping))).status).toBe(404);
  });

  test("pages of allowed origins may use it across origins [2024-11-05]", async () => {
    const origin = "https://app.example.com";
    const url = await listenWithSse(makeServer().server, { allowedOrigins: [origin] });
    const asked = { origin, "access-control-request-method": "POST", "access-control-request-headers": "content-type" };
    const preflight = await request(new URL("/messages", url).href, { method: "OPTIONS", headers: asked });
    expect([preflight.status, preflight.headers["access-control-allow-methods"]]).toEqual([204, "POST"]);
    const client = await SseClient.open(url, { origin });
    expect(client.response.headers.get("access-control-allow-origin")).toBe(origin);
  });
});

describe("what is wrong gets a clear refusal", () => {
  const cases: readonly (readonly [string, string, RequestInit, number, RegExp])[] = [
    ["a message for no session", "?", posted("{}"), 400, /sessionId is missing/],
    ["a message for an unknown session", "?sessionId=nobody", posted("{}"), 404, /No such session/],
    ["a GET for messages", "", { method: "GET" }, 405, /GET is not served/],
    ["a body that is no JSON", "", posted("{"), 400, /not valid JSON/],
    ["a body in no UTF-8", "", { ...posted(""), body: Buffer.from([0x22, 0xff, 0x22]) }, 400, /not valid UTF-8/],
    ["a body of another type", "", posted("{}", { "content-type": "text/plain" }), 415, /application\/json/],
    ["a body that is too long", "", posted(JSON.stringify("x".repeat(70_000))), 413, /serve\.http\.limits\.body/],
    ["a body that nests too deep", "", posted("[".repeat(600) + "]".repeat(600)), 400, /nests deeper than 512/],
  ];
  test.each(cases)("%s [2024-11-05]", async (_, query, init, status, message) => {
    const url = await listenWithSse(makeServer().server, { limits: { body: "64KiB" } });
    const client = await SseClient.open(url);
    const target = query === "" ? client.endpoint : new URL(`/messages${query === "?" ? "" : query}`, url);
    const response = await fetch(target, init);
    expect(response.status).toBe(status);
    expect((await reply(response)).error?.message).toMatch(message);
    expect((await client.request("ping")).result).toEqual({});
  });

  test.each([
    ["no object", "7", undefined],
    ["an empty batch", "[]", undefined],
    ["an id that is null", '{"jsonrpc":"2.0","id":null,"method":"ping"}', undefined],
    ["another version of JSON-RPC", '{"jsonrpc":"1.0","id":5,"method":"ping"}', undefined],
  ])("BASE-07 %s is answered with an error on the stream [2024-11-05]", async (_, text) => {
    const client = await SseClient.open(await listenWithSse(makeServer().server));
    await client.initialize();
    expect((await client.post(text)).status).toBe(202);
    expect((await client.message(({ error }) => error !== undefined)).error?.code).toBe(-32600);
  });

  test("a POST to the stream's own path is no message [2024-11-05]", async () => {
    const url = await listenWithSse(makeServer().server);
    const response = await fetch(url, posted({ jsonrpc: "2.0", id: 1, method: "ping" }));
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET"]);
  });
});

describe("bounds", () => {
  test("sessions are bounded in number, and a place is free again when a stream goes [2024-11-05]", async () => {
    const bench = makeServer();
    const url = await listenWithSse(bench.server, { sessions: { max: 1 } });
    const first = await SseClient.open(url);
    const refused = await fetch(url);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
    await first.initialize();
    await first.post({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "wait", arguments: {} } });
    await bench.entered;
    first.close();
    await bench.aborted;
    expect((await SseClient.open(url)).endpoint).toContain("sessionId=");
  });

  test("calls under way are bounded [2024-11-05]", async () => {
    const bench = makeServer();
    const client = await SseClient.open(await listenWithSse(bench.server, { limits: { inFlight: 1 } }));
    await client.initialize();
    const called = client.request("tools/call", { name: "wait", arguments: {} });
    await bench.entered;
    const refused = await client.post({ jsonrpc: "2.0", id: 5, method: "ping" });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
    bench.release();
    await called;
    expect((await client.request("ping")).result).toEqual({});
  });

  test("a client that does not read its stream is cut off, and what it asked for ends [2024-11-05]", async () => {
    const bench = makeServer();
    const url = await listenWithSse(bench.server);
    const { port, pathname } = new URL(url);
    const socket = connect(Number(port), "127.0.0.1");
    onTestFinished(() => void socket.destroy());
    socket.write(`GET ${pathname} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n`);
    const [head] = (await once(socket, "data")) as [Buffer];
    socket.pause();
    const rest = /endpoint/.test(String(head)) ? String(head) : String(head) + String(socket.read() ?? "");
    const endpoint = new URL(/data: (\S+)/.exec(rest)?.[1] ?? "", url);
    const initialize = { protocolVersion: "2024-11-05", capabilities: {}, clientInfo: { name: "deaf", version: "1" } };
    await fetch(endpoint, posted({ jsonrpc: "2.0", id: 0, method: "initialize", params: initialize }));
    await fetch(
      endpoint,
      posted({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "wait", arguments: {} } }),
    );
    await bench.entered;
    const text = "x".repeat(1_000_000);
    let status = 202;
    for (let id = 2; status === 202 && id < 200; id++) {
      const params = { name: "echo", arguments: { text } };
      status = (await fetch(endpoint, posted({ jsonrpc: "2.0", id, method: "tools/call", params }))).status;
    }
    expect(status).toBe(404);
    await bench.aborted;
  });

  test("many large answers at once reach a client that reads [2024-11-05]", async () => {
    const client = await SseClient.open(await listenWithSse(makeServer().server));
    await client.initialize();
    const text = "x".repeat(900_000);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => client.request("tools/call", { name: "echo", arguments: { text } })),
    );
    for (const { result } of answers) expect(JSON.stringify(result).length).toBeGreaterThan(900_000);
  });

  test("an embedded handler ends its streams when its server stops [2024-11-05]", async () => {
    const { server } = makeServer();
    const http = createHttpServer(toNodeHandler(server, { sse: true }));
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void http.closeAllConnections());
    onTestFinished(() => void http.close());
    const client = await SseClient.open(`http://127.0.0.1:${(http.address() as AddressInfo).port}/sse`);
    await engineOf(server).stop();
    await client.ended;
  });
});
