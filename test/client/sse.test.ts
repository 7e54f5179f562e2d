import { once } from "node:events";
import { createServer as createHttpServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { connect, HttpStatusError } from "@mcpwright/runtime/client";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { SSEServerTransport } from "@modelcontextprotocol/sdk/server/sse.js";
import { expect, onTestFinished, test } from "vitest";
import { listen, makeServer, whenAborted } from "./servers.ts";

async function serveHttp(handle: RequestListener): Promise<string> {
  const http = createHttpServer(handle);
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

async function ours(): Promise<{ readonly url: string; readonly server: ReturnType<typeof makeServer> }> {
  const server = makeServer();
  const listening = await listen(server, { port: 0, sse: true });
  onTestFinished(() => listening.close(0));
  return { url: new URL("/sse", listening.url).href, server };
}

test("HSSE-03, SHTTP-38, DUAL-10 a URL that takes no initialize is asked for its stream [2024-11-05]", async () => {
  const { url } = await ours();
  const client = await connect(url);
  onTestFinished(() => client.close());
  expect([client.revision, client.era, client.serverInfo?.name]).toEqual(["2024-11-05", "legacy", "offered"]);
  expect(await client.listTools()).toHaveLength(4);
  expect((await client.callTool("echo", { text: "grüß dich\u2028" })).content).toEqual([
    { type: "text", text: "grüß dich\u2028" },
  ]);
  const steps: number[] = [];
  await client.callTool("steps", {}, { onProgress: ({ progress }) => steps.push(progress) });
  expect(steps).toEqual([1, 2, 3]);
});

test("HSSE-03 a call is cancelled by a message to the same place [2024-11-05]", async () => {
  const { url, server } = await ours();
  const client = await connect(url);
  onTestFinished(() => client.close());
  const ended = whenAborted(server);
  await expect(client.callTool("wait", {}, { timeout: 200 })).rejects.toThrow(/took longer than 200 ms/);
  await ended;
});

test("a stream that broke off is opened again for the next call [2024-11-05]", async () => {
  const server = makeServer();
  const listening = await listen(server, { port: 0, sse: true });
  const client = await connect(new URL("/sse", listening.url));
  onTestFinished(() => client.close());
  const waiting = client.callTool("wait").catch((error: unknown) => error);
  await client.listTools();
  await listening.close(0);
  expect(await waiting).toBeInstanceOf(Error);
  const again = await listen(makeServer(), { port: listening.port, sse: true });
  onTestFinished(() => again.close(0));
  expect(await client.listTools()).toHaveLength(4);
});

test("what neither transport takes is told as the first of them said it", async () => {
  const url = await serveHttp((_, response) => response.writeHead(404).end("nobody"));
  const failed = connect(url);
  await expect(failed).rejects.toBeInstanceOf(HttpStatusError);
  await expect(failed).rejects.toThrow(/404: nobody/);
  const challenged = await serveHttp((_, response) => response.writeHead(401).end());
  await expect(connect(challenged)).rejects.toMatchObject({ status: 401 });
});

test("HSSE-07 an address on another origin is refused, and gets nothing [2024-11-05]", async () => {
  const elsewhere: unknown[] = [];
  const other = await serveHttp((request, response) => {
    elsewhere.push(request.url);
    response.end();
  });
  const url = await serveHttp((request, response) => {
    if (request.method !== "GET") return void response.writeHead(405).end();
    response.writeHead(200, { "content-type": "text/event-stream" }).write(`event: endpoint\ndata: ${other}/in\n\n`);
  });
  const failed = connect(url, { headers: { authorization: "Bearer secret" } });
  await expect(failed).rejects.toMatchObject({ code: "bad-endpoint" });
  await expect(failed).rejects.not.toThrow(/secret/);
  expect(elsewhere).toEqual([]);
});

test("a stream that never says where to send is given up [2024-11-05]", async () => {
  const url = await serveHttp((request, response) => {
    if (request.method !== "GET") return void response.writeHead(405).end();
    response.writeHead(200, { "content-type": "text/event-stream" }).write(": hello\n\n");
  });
  await expect(connect(url, { probeTimeout: 100 })).rejects.toMatchObject({ status: 405 });
});

test("a relative address is taken as seen from the stream, and a fetch of one's own makes every request [2024-11-05]", async () => {
  const { url } = await ours();
  const asked: string[] = [];
  const client = await connect(url, {
    fetch: (input, init) => {
      asked.push(`${init?.method} ${new URL(String(input)).pathname}`);
      return fetch(input, init);
    },
  });
  onTestFinished(() => client.close());
  await client.listTools();
  expect(new Set(asked)).toEqual(new Set(["POST /sse", "GET /sse", "POST /messages"]));
});

test("HSSE-03, HSSE-09 the published server's stream [2024-11-05]", async () => {
  const transports = new Map<string, SSEServerTransport>();
  const headers: unknown[] = [];
  const url = await serveHttp((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
    headers.push(request.headers["mcp-session-id"]);
    if (request.method === "GET" && pathname === "/sse") {
      const transport = new SSEServerTransport("/messages", response);
      transports.set(transport.sessionId, transport);
      const server = new McpServer({ name: "published", version: "1.0.0" });
      server.registerTool("hello", { description: "Greets." }, async () => ({
        content: [{ type: "text", text: "hi" }],
      }));
      void server.connect(transport);
    } else if (request.method === "POST" && pathname === "/messages") {
      void transports.get(searchParams.get("sessionId") ?? "")?.handlePostMessage(request, response);
    } else response.writeHead(404).end("Cannot POST");
  });
  const client = await connect(`${url}/sse`);
  expect(client.serverInfo?.name).toBe("published");
  expect((await client.callTool("hello")).content).toEqual([{ type: "text", text: "hi" }]);
  await client.close();
  expect(new Set(headers)).toEqual(new Set([undefined]));
});
