import { listen } from "@mcpwright/runtime";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { SSEClientTransport } from "@modelcontextprotocol/sdk/client/sse.js";
import { WebSocketClientTransport } from "@modelcontextprotocol/sdk/client/websocket.js";
import { expect, onTestFinished, test, vi } from "vitest";
import { WebSocket } from "ws";
import { makeServer } from "../client/servers.ts";

type Transport = Parameters<Client["connect"]>[0];

async function use(transport: Transport): Promise<void> {
  const client = new Client({ name: "interop", version: "1.0.0" });
  onTestFinished(() => client.close());
  await client.connect(transport);
  expect(client.getServerVersion()?.name).toBe("offered");
  expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(["echo", "fail"]);
  expect((await client.callTool({ name: "echo", arguments: { text: "grüß dich" } })).content).toEqual([
    { type: "text", text: "grüß dich" },
  ]);
  expect((await client.readResource({ uri: "docs://rules" })).contents).toHaveLength(1);
}

test("HSSE-01, HSSE-02, HSSE-04 sdk 1.32.2 over HTTP+SSE [2024-11-05]", async () => {
  const listening = await listen(makeServer(), { port: 0, sse: true });
  onTestFinished(() => listening.close(0));
  await use(new SSEClientTransport(new URL("/sse", listening.url)) as unknown as Transport);
});

test("TRAN-05 sdk 1.32.2 over a WebSocket [2025-11-25]", async () => {
  vi.stubGlobal("WebSocket", WebSocket);
  onTestFinished(() => void vi.unstubAllGlobals());
  const listening = await listen(makeServer(), { port: 0, websocket: true });
  onTestFinished(() => listening.close(0));
  await use(new WebSocketClientTransport(new URL(`ws://127.0.0.1:${listening.port}/ws`)) as unknown as Transport);
});
