import { createServer, engineOf, listen, type Server } from "@mcpwright/runtime";
import { type Client, connect, type Subscription } from "@mcpwright/runtime/client";
import { describe, expect, onTestFinished, test } from "vitest";

const changing = new URL("./changing-server.mjs", import.meta.url).pathname;

function makeServer(): Server {
  const server = createServer({ name: "changing", version: "1", logger: () => {} });
  server.tools.add({ name: "change" }, (_, ctx) => {
    ctx.notify.promptsChanged();
    ctx.notify.toolsChanged();
    ctx.notify.resourceUpdated("note:///7");
  });
  server.tools.add({ name: "stop" }, () => void engineOf(server).stop(60_000));
  server.prompts.add({ name: "p" }, () => "p");
  server.resources.add({ name: "note", uri: "note:///7" }, () => "seven");
  return server;
}

async function open(transport: "memory" | "http" | "stdio", revision = "2026-07-28"): Promise<Client> {
  const target = { command: process.execPath, args: [changing] };
  const server = makeServer();
  let client: Client;
  if (transport === "http") {
    const listening = await listen(server, { port: 0 });
    onTestFinished(() => listening.close(0));
    client = await connect(listening.url, { revision: revision as "2026-07-28" });
  } else client = await connect(transport === "stdio" ? target : server, { revision: revision as "2026-07-28" });
  onTestFinished(() => client.close());
  return client;
}

async function methods(subscription: Subscription, count: number): Promise<readonly string[]> {
  const found: string[] = [];
  for (let index = 0; index < count; index++) found.push((await subscription.next()).value?.method ?? "end");
  return found;
}

const TOOLS = "notifications/tools/list_changed";
const PROMPTS = "notifications/prompts/list_changed";
const UPDATED = "notifications/resources/updated";

describe.each(["memory", "http", "stdio"] as const)("over %s", (transport) => {
  test("SUBS-01 SUBS-05 SUBS-07 each subscription gets what was agreed for it [2026-07-28]", async () => {
    const client = await open(transport);
    const lists = await client.listen({ toolsListChanged: true, promptsListChanged: true });
    const notes = await client.listen({ resourceSubscriptions: ["note:///7"] });
    expect(lists.honoured).toEqual({ toolsListChanged: true, promptsListChanged: true });
    await client.callTool("change");
    expect(await methods(lists, 2)).toEqual([PROMPTS, TOOLS]);
    expect((await notes.next()).value).toMatchObject({ method: UPDATED, params: { uri: "note:///7" } });
  });

  test("SUBS-09 leaving the loop ends the subscription; others go on [2026-07-28]", async () => {
    const client = await open(transport);
    const left = await client.listen({ toolsListChanged: true });
    const stays = await client.listen({ toolsListChanged: true });
    await client.callTool("change");
    for await (const { method } of left) {
      expect(method).toBe(TOOLS);
      break;
    }
    await client.callTool("change");
    expect(await methods(stays, 1)).toEqual([TOOLS]);
    expect(await left.next()).toEqual({ done: true, value: undefined });
  });

  test("SUBS-10 the loop ends when the server ends the subscription [2026-07-28]", async () => {
    const client = await open(transport);
    const subscription = await client.listen({ toolsListChanged: true });
    await client.callTool("stop");
    expect(await subscription.next()).toEqual({ done: true, value: undefined });
  });

  test("what is not taken yet is kept once [2026-07-28]", async () => {
    const client = await open(transport);
    const subscription = await client.listen({ toolsListChanged: true, resourceSubscriptions: ["note:///7"] });
    const watch = await client.listen({ resourceSubscriptions: ["note:///7"] });
    for (let round = 0; round < 3; round++) {
      await client.callTool("change");
      await watch.next();
    }
    subscription.close();
    expect(await methods(subscription, 1)).toEqual(["end"]);
    const again = await client.listen({ toolsListChanged: true, resourceSubscriptions: ["note:///7"] });
    for (let round = 0; round < 3; round++) {
      await client.callTool("change");
      await watch.next();
    }
    expect(await methods(again, 2)).toEqual([TOOLS, UPDATED]);
    again.close();
  });
});

describe.each(["memory", "http", "stdio"] as const)("over %s, in a session", (transport) => {
  test("RES-12 a subscription hears what the session tells of what it asked for [2025-11-25]", async () => {
    const client = await open(transport, "2025-11-25");
    const lists = await client.listen({ toolsListChanged: true });
    const notes = await client.listen({ resourceSubscriptions: ["note:///7"] });
    const same = await client.listen({ resourceSubscriptions: ["note:///7"] });
    expect([lists.honoured, notes.honoured]).toEqual([
      { toolsListChanged: true },
      { resourceSubscriptions: ["note:///7"] },
    ]);
    // Others may still want what one of them lets go.
    same.close();
    await client.callTool("change");
    expect(await methods(lists, 1)).toEqual([TOOLS]);
    expect((await notes.next()).value).toMatchObject({ method: UPDATED, params: { uri: "note:///7" } });
  });
});

test("SUBS-05 what the server of a session cannot tell is not promised [2025-11-25]", async () => {
  const server = createServer({ name: "still", version: "1", logger: () => {} });
  server.tools.add({ name: "t" }, () => "t");
  const client = await connect(server, { revision: "2025-11-25" });
  onTestFinished(() => client.close());
  const { honoured } = await client.listen({ promptsListChanged: true, resourceSubscriptions: ["note:///7"] });
  expect(honoured).toEqual({});
});

test("SUBS-11 a stream that breaks without a result throws [2026-07-28]", async () => {
  const listening = await listen(makeServer(), { port: 0 });
  const client = await connect(listening.url, { revision: "2026-07-28" });
  const subscription = await client.listen({ toolsListChanged: true });
  await client.close();
  await expect(subscription.next()).rejects.toMatchObject({ code: "connection-closed" });
  await listening.close(0);
});

test("a caller can give up [2025-11-25, 2026-07-28]", async () => {
  const client = await open("memory");
  const signal = AbortSignal.abort();
  await expect(client.listen({}, { signal })).rejects.toMatchObject({ code: "aborted" });
  const earlier = await open("memory", "2025-11-25");
  await expect(earlier.listen({}, { signal })).rejects.toThrow();
});

test("a refusal is thrown [2026-07-28]", async () => {
  const server = createServer({ name: "none", version: "1", logger: () => {}, maxSubscriptions: 0 });
  const client = await connect(server, { revision: "2026-07-28" });
  onTestFinished(() => client.close());
  await expect(client.listen({ toolsListChanged: true })).rejects.toMatchObject({ code: -32603 });
});
