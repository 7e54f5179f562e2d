import { once } from "node:events";
import { connect } from "@mcpwright/runtime/client";
import { expect, onTestFinished, test, vi } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { listen, makeServer, whenAborted } from "./servers.ts";

async function ours(): Promise<{ readonly url: string; readonly server: ReturnType<typeof makeServer> }> {
  const server = makeServer();
  const listening = await listen(server, { port: 0, websocket: true });
  onTestFinished(() => listening.close(0));
  return { url: `ws://127.0.0.1:${listening.port}/ws`, server };
}

test.each(["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28", "auto"])(
  "TRAN-05, TRAN-06 a ws URL is spoken to over a WebSocket: %s [all]",
  async (revision) => {
    const { url } = await ours();
    const client = await connect(url, { revision });
    onTestFinished(() => client.close());
    expect(client.revision).toBe(revision === "auto" ? "2026-07-28" : revision);
    expect((await client.callTool("echo", { text: "grüß dich" })).content).toEqual([
      { type: "text", text: "grüß dich" },
    ]);
    const steps: number[] = [];
    await client.callTool("steps", {}, { onProgress: ({ progress }) => steps.push(progress) });
    expect(steps).toEqual([1, 2, 3]);
  },
);

test.each(["2025-11-25", "2026-07-28"])("a call is cancelled by its notification [%s]", async (revision) => {
  const { url, server } = await ours();
  const client = await connect(url, { revision });
  onTestFinished(() => client.close());
  const ended = whenAborted(server);
  await expect(client.callTool("wait", {}, { timeout: 200 })).rejects.toThrow(/took longer than 200 ms/);
  await ended;
});

test("away from Node the platform's own WebSocket is used", async () => {
  const opened: unknown[] = [];
  class Own extends WebSocket {
    constructor(url: string, options: unknown) {
      super(url, "mcp");
      opened.push(options);
    }
  }
  vi.stubGlobal("WebSocket", Own);
  vi.stubGlobal("process", Object.create(process, { versions: { value: {} } }));
  onTestFinished(() => void vi.unstubAllGlobals());
  const { url } = await ours();
  for (const headers of [{}, { authorization: "Bearer x" }]) {
    const client = await connect(url, { headers });
    expect(await client.listTools()).toHaveLength(4);
    await client.close();
  }
  expect(opened).toEqual(["mcp", { protocols: ["mcp"], headers: { authorization: "Bearer x" } }]);
});

test("a connection that is refused says how", async () => {
  const { url } = await ours();
  const refused = connect(url, { headers: { origin: "http://evil.example.com" } });
  await expect(refused).rejects.toMatchObject({ code: "connect-failed" });
  await expect(refused).rejects.toThrow(/403/);
  await expect(connect("ws://127.0.0.1:1/ws")).rejects.toThrow(/Cannot open ws:\/\/127\.0\.0\.1:1\/ws: .*ECONNREFUSED/);
  await expect(connect("ftp://127.0.0.1/")).rejects.toMatchObject({ code: "bad-url" });
});

test("an attempt that is given up ends at once", async () => {
  const { url } = await ours();
  await expect(connect(url, { signal: AbortSignal.abort(new Error("enough")) })).rejects.toMatchObject({
    code: "connect-failed",
    cause: expect.objectContaining({ message: "enough" }),
  });
});

test("a connection that is lost fails what is under way, and is opened again for the next call", async () => {
  const first = await listen(makeServer(), { port: 0, websocket: true });
  const client = await connect(`ws://127.0.0.1:${first.port}/ws`, { revision: "2025-11-25" });
  onTestFinished(() => client.close());
  const waiting = client.callTool("wait").catch((error: unknown) => error);
  await client.listTools();
  await first.close(0);
  expect(await waiting).toBeInstanceOf(Error);
  const second = await listen(makeServer(), { port: first.port, websocket: true });
  onTestFinished(() => second.close(0));
  expect(await client.listTools()).toHaveLength(4);
});

test("junk, binary frames and responses to nobody are passed over", async () => {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1", handleProtocols: () => "mcp" });
  onTestFinished(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  server.on("connection", (socket) => {
    socket.on("message", (data) => {
      const { id, method } = JSON.parse(String(data)) as { id?: number; method: string };
      for (const junk of ["", "{", "7", "[]", '{"jsonrpc":"2.0","id":999,"result":{}}']) socket.send(junk);
      socket.send(Buffer.from('{"jsonrpc":"2.0"}'));
      if (id === undefined) return;
      const result = {
        initialize: {
          protocolVersion: "2025-11-25",
          capabilities: { tools: {} },
          serverInfo: { name: "odd", version: "1" },
        },
        "tools/list": { tools: [] },
      }[method];
      socket.send(
        JSON.stringify({ jsonrpc: "2.0", id, ...(result ? { result } : { error: { code: -32601, message: "no" } }) }),
      );
    });
  });
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const client = await connect(`ws://127.0.0.1:${port}`);
  onTestFinished(() => client.close());
  expect([client.serverInfo?.name, await client.listTools()]).toEqual(["odd", []]);
});

test("a message longer than 64 MiB ends the connection", async () => {
  const server = new WebSocketServer({
    port: 0,
    host: "127.0.0.1",
    handleProtocols: () => "mcp",
    perMessageDeflate: false,
  });
  onTestFinished(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  server.on("connection", (socket) => {
    const part = Buffer.alloc(8 * 1024 * 1024, 0x20);
    socket.on("message", () => {
      for (let sent = 0; sent < 9; sent++) socket.send(part, { binary: false, fin: false });
    });
  });
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  await expect(connect(`ws://127.0.0.1:${port}`, { probeTimeout: 20_000 })).rejects.toMatchObject({
    code: "connection-closed",
  });
});
