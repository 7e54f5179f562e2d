/** How sessions and subscriptions come back after their connection was lost. */
import { once } from "node:events";
import { type AddressInfo, connect as connectTcp, createServer as createTcpServer, type Socket } from "node:net";
import { createServer, listen, type Server } from "@mcpwright/runtime";
import { type Client, connect } from "@mcpwright/runtime/client";
import { expect, onTestFinished, test } from "vitest";
import { program } from "./program.ts";
import { DISCOVERED, json, scripted } from "./scripted.ts";

const TOOLS = "notifications/tools/list_changed";
const UPDATED = "notifications/resources/updated";

function makeServer(): Server {
  const server = createServer({ name: "s", version: "1", logger: () => {} });
  server.tools.add({ name: "change" }, (_, ctx) => ctx.notify.toolsChanged());
  server.resources.add({ name: "note", uri: "note:///7" }, () => "seven");
  return server;
}

test("SESS-07 a session that is lost again at once fails the call [2025-11-25]", async () => {
  const { url, seen } = await scripted(({ verb, message: { id, method } }, response) => {
    if (verb === "GET") return void response.writeHead(405).end();
    if (method !== "initialize") return json(response, id === undefined ? 202 : 404, {});
    const result = { protocolVersion: "2025-11-25", capabilities: {}, serverInfo: { name: "s", version: "1" } };
    json(response, 200, { jsonrpc: "2.0", id, result }, { "Mcp-Session-Id": "s" });
  });
  const client = await connect(url, { revision: "legacy" });
  await expect(client.callTool("x")).rejects.toMatchObject({ code: "http-status", status: 404 });
  expect(seen.filter(({ message }) => message.method === "tools/call")).toHaveLength(2);
  await client.close();
});

test("SUBS-11 a lost subscription is opened again, and tells that anything may have changed [2026-07-28]", async () => {
  const listening = await listen(makeServer(), { port: 0 });
  onTestFinished(() => listening.close(0));
  // The server lives on; what breaks is the way to it.
  const sockets = new Set<Socket>();
  const way = createTcpServer((socket) => {
    const onward = connectTcp(Number(new URL(listening.url).port), "127.0.0.1");
    for (const one of [socket, onward]) sockets.add(one.on("error", () => {}));
    socket.pipe(onward).pipe(socket);
  }).listen(0, "127.0.0.1");
  await once(way, "listening");
  onTestFinished(() => void way.close());
  const client = await connect(`http://127.0.0.1:${(way.address() as AddressInfo).port}/mcp`);
  const subscription = await client.listen({ toolsListChanged: true, resourceSubscriptions: ["note:///7"] });
  for (const socket of sockets) socket.destroy();
  const changes = [await subscription.next(), await subscription.next()];
  expect(changes.map(({ value }) => value?.method ?? "end")).toEqual([TOOLS, UPDATED]);
  await client.callTool("change");
  expect((await subscription.next()).value?.method).toBe(TOOLS);
  await client.close();
});

const modern = `
  const meta = (id) => ({ _meta: { "io.modelcontextprotocol/subscriptionId": id } });
  if (method === "server/discover") say({ id, result: { resultType: "complete", supportedVersions: ["2026-07-28"], capabilities: {}, ttlMs: 0, cacheScope: "public" } });
  if (method === "subscriptions/listen") {
    say({ method: "notifications/subscriptions/acknowledged", params: { notifications: params.notifications, ...meta(id) } });
    globalThis.listening = id;
  }
  if (params?.name === "die") process.exit(1);
  if (params?.name === "tell") {
    say({ method: "${TOOLS}", params: meta(globalThis.listening) });
    say({ id, result: { content: [] } });
  }`;

test("SUBS-12 STDIO-17 a server that died is started again by its subscriptions [2026-07-28]", async () => {
  const client = await connect(program(modern), { revision: "2026-07-28" });
  onTestFinished(() => client.close());
  const subscription = await client.listen({ toolsListChanged: true });
  await expect(client.callTool("die")).rejects.toMatchObject({ code: "connection-closed" });
  // Nothing else is called: it comes back by itself.
  expect((await subscription.next()).value?.method).toBe(TOOLS);
  await client.callTool("tell");
  expect((await subscription.next()).value?.method).toBe(TOOLS);
  subscription.close();
});

test("CACHE-10 a server that went away is asked for again after growing waits, no two alike [2026-07-28]", async () => {
  let away = false;
  const tries: Record<string, number[]> = {};
  const { url } = await scripted(({ headers, message: { id, method } }, response) => {
    if (method === "server/discover") return json(response, 200, { jsonrpc: "2.0", id, result: DISCOVERED });
    const _meta = { "io.modelcontextprotocol/subscriptionId": id };
    const params = { _meta, notifications: { toolsListChanged: true } };
    const agreed = { jsonrpc: "2.0", method: "notifications/subscriptions/acknowledged", params };
    if (away) {
      tries[String(headers["x-client"])]?.push(performance.now());
      return void response.destroy();
    }
    response.writeHead(200, { "Content-Type": "text/event-stream" }).write(`data: ${JSON.stringify(agreed)}\n\n`);
    leave.push(() => response.destroy());
  });
  const leave: (() => void)[] = [];
  const names = ["a", "b", "c"];
  for (const name of names) {
    tries[name] = [];
    const client = await connect(url, { headers: { "X-Client": name } });
    onTestFinished(() => client.close());
    await client.listen({ toolsListChanged: true });
  }
  away = true;
  for (const end of leave) end();
  await expect.poll(() => Math.min(...Object.values(tries).map(({ length }) => length)), { timeout: 15_000 }).toBe(5);
  const waits = names.map((name) => {
    const at = tries[name] ?? [];
    return at.slice(1).map((time, index) => time - (at[index] ?? 0));
  });
  // Doubled and scattered within a factor of two: the fourth is at least four times the first, which leaves room.
  for (const [first = 0, , , fourth = 0] of waits) expect(fourth).toBeGreaterThan(first * 1.5);
  const lasts = waits.map((one) => one[3] ?? 0);
  expect(Math.max(...lasts) - Math.min(...lasts)).toBeGreaterThan(1);
});

test("a session that begins anew is told of its subscriptions and its level of logging [2025-11-25]", async () => {
  const heard: string[] = [];
  const target = program(
    `if (method === "resources/subscribe") console.error("subscribe " + params.uri);
     if (method === "logging/setLevel") console.error("level " + params.level);
     if (params?.name === "die") process.exit(1);
     if (id !== undefined) say({ id, result: { content: [] } });`,
  );
  const client: Client = await connect(
    { ...target, onStderr: (text) => heard.push(...text.trim().split("\n")) },
    { revision: "legacy", logLevel: "error" },
  );
  const subscription = await client.listen({ resourceSubscriptions: ["note:///7"] });
  await expect(client.callTool("die")).rejects.toMatchObject({ code: "connection-closed" });
  await client.callTool("x");
  expect((await subscription.next()).value).toMatchObject({ method: UPDATED, params: { uri: "note:///7" } });
  await client.close();
  expect(heard).toEqual(["level error", "subscribe note:///7", "level error", "subscribe note:///7"]);
  await expect(subscription.next()).rejects.toMatchObject({ code: "connection-closed" });
});
