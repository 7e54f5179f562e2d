import type { AddressInfo } from "node:net";
import { connect, createServer as createProxy, type Socket } from "node:net";
import { createServer, listen } from "@mcpwright/runtime";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { CallToolResultSchema } from "@modelcontextprotocol/sdk/types.js";
import { expect, onTestFinished, test } from "vitest";

/** Carries connections to a server, until they are cut. */
async function startProxy(url: string): Promise<{ url: URL; cut: () => void }> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const proxy = createProxy((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => sockets.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  onTestFinished(() => {
    cut();
    proxy.close();
  });
  return { url: new URL(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}/mcp`), cut };
}

/** `long` reports 1…4, the first two at once; `go` lets it say the next and then answer. */
function makeServer(): { server: ReturnType<typeof createServer>; go: () => void; calls: () => number } {
  const server = createServer({ name: "long", version: "1.0.0", logger: () => {} });
  let go = (): void => {};
  let calls = 0;
  const going = new Promise<void>((resolve) => {
    go = resolve;
  });
  server.tools.add({ name: "long", inputSchema: { type: "object" } }, async (_, ctx) => {
    calls++;
    ctx.progress(1);
    ctx.progress(2);
    await going;
    ctx.progress(3);
    ctx.progress(4);
    return "done";
  });
  server.tools.add({ name: "poll", inputSchema: { type: "object" } }, async (_, ctx) => {
    ctx.closeStream({ retry: 20 });
    await new Promise((resolve) => setImmediate(resolve));
    return "polled";
  });
  return { server, go, calls: () => calls };
}

async function open(
  url: URL,
  sessionId?: string,
): Promise<{ client: Client; transport: StreamableHTTPClientTransport }> {
  const client = new Client({ name: "resuming", version: "1.0.0" });
  const transport = new StreamableHTTPClientTransport(url, {
    ...(sessionId !== undefined && { sessionId }),
    reconnectionOptions: {
      initialReconnectionDelay: 10,
      maxReconnectionDelay: 100,
      reconnectionDelayGrowFactor: 1,
      maxRetries: 20,
    },
  });
  await client.connect(transport as Parameters<Client["connect"]>[0]);
  onTestFinished(() => client.close());
  return { client, transport };
}

test("SHTTP-13, SHTTP-30, SHTTP-31 sdk 1.32.2 loses its connections in a long call and gets the whole of it [2025-11-25]", async () => {
  const { server, go, calls } = makeServer();
  const listening = await listen(server, { port: 0, allowedHosts: ["*"] });
  onTestFinished(() => listening.close(0));
  const proxy = await startProxy(listening.url);
  const { client } = await open(proxy.url);
  const progress: number[] = [];
  const result = await client.callTool({ name: "long" }, CallToolResultSchema, {
    onprogress: ({ progress: value }) => {
      progress.push(value);
      if (value !== 2) return;
      proxy.cut();
      go();
    },
  });
  expect(result.content).toEqual([{ type: "text", text: "done" }]);
  expect(progress).toEqual([1, 2, 3, 4]);
  expect(calls()).toBe(1);
});

test("SHTTP-30, SHTTP-31 sdk 1.32.2 starts anew and resumes a call by its token [2025-11-25]", async () => {
  const { server, go, calls } = makeServer();
  const listening = await listen(server, { port: 0 });
  onTestFinished(() => listening.close(0));
  const url = new URL(listening.url);
  const first = await open(url);
  let token: string | undefined;
  await new Promise<void>((resolve) => {
    const lost = first.client.callTool({ name: "long" }, CallToolResultSchema, {
      onresumptiontoken: (id) => {
        token = id;
      },
      onprogress: ({ progress }) => {
        if (progress === 2) resolve();
      },
    });
    lost.catch(() => {});
  });
  const sessionId = first.transport.sessionId;
  await first.client.close();
  go();
  const again = await open(url, sessionId);
  const result = await again.client.request({ method: "tools/call", params: { name: "long" } }, CallToolResultSchema, {
    ...(token !== undefined && { resumptionToken: token }),
  });
  expect(result.content).toEqual([{ type: "text", text: "done" }]);
  expect(calls()).toBe(1);
});

test("SHTTP-11, SHTTP-12, SHTTP-14 sdk 1.32.2 polls a call whose connection the server ends [2025-11-25]", async () => {
  const listening = await listen(makeServer().server, { port: 0 });
  onTestFinished(() => listening.close(0));
  const { client } = await open(new URL(listening.url));
  const result = await client.callTool({ name: "poll" });
  expect(result.content).toEqual([{ type: "text", text: "polled" }]);
});
