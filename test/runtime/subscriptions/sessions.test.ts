import { createServer, engineOf, type Server } from "@mcpwright/runtime";
import { expect, test } from "vitest";
import { everyCell, legacyRevisions } from "../support/matrix.ts";
import { is, makeServer, methodOf, PROMPTS, RESOURCES, TOOLS, UPDATED } from "./support.ts";

let current: Server;
const server = (): Server => {
  current = makeServer();
  return current;
};

everyCell(
  "RES-12 subscribes to a resource, is told of its updates, and unsubscribes",
  server,
  async (wire) => {
    await wire.openStream();
    const { notify } = current;
    const uri = "note:///7";
    expect((await wire.request("resources/subscribe", { uri })).result).toEqual({});
    expect((await wire.request("resources/subscribe", { uri })).result).toEqual({});
    notify.resourceUpdated("note:///8");
    notify.resourceUpdated(uri);
    const updated = await wire.first(is(UPDATED));
    expect(updated).toEqual({ jsonrpc: "2.0", method: UPDATED, params: { uri } });
    expect((await wire.request("resources/unsubscribe", { uri })).result).toEqual({});
    expect((await wire.request("resources/unsubscribe", { uri })).result).toEqual({});
    notify.resourceUpdated(uri);
    notify.toolsChanged();
    await wire.first(is(TOOLS));
    expect(wire.notifications.map(methodOf)).toEqual([UPDATED, TOOLS]);
  },
  legacyRevisions,
);

everyCell(
  "TOOL-25 PROM-12 RES-14 a session is told of every list, once for each turn",
  server,
  async (wire) => {
    await wire.openStream();
    current.prompts.disable("welcome");
    current.prompts.enable("welcome");
    current.resources.remove("note");
    current.tools.add({ name: "more" }, () => "more");
    await wire.first(is(TOOLS));
    expect(wire.notifications).toEqual([
      { jsonrpc: "2.0", method: PROMPTS },
      { jsonrpc: "2.0", method: RESOURCES },
      { jsonrpc: "2.0", method: TOOLS },
    ]);
  },
  legacyRevisions,
);

everyCell(
  "RES-12 a resource that is subscribed to names what it is",
  server,
  async (wire) => {
    const { error } = await wire.request("resources/subscribe", {});
    expect(error?.code).toBe(-32602);
    const long = { uri: "x".repeat(70_000) };
    expect((await wire.request("resources/subscribe", long)).error?.message).toContain("at most 1000 resources");
  },
  legacyRevisions,
);

test("RES-12 without resources there is nothing to subscribe to [2025-11-25]", async () => {
  const engine = engineOf(createServer({ name: "bare", version: "1", logger: () => undefined }));
  const peer = { transport: "memory" };
  const params = { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "c", version: "1" } };
  const { session } = await engine.initialize({ jsonrpc: "2.0", id: 1, method: "initialize", params }, peer);
  if (session === undefined) throw new Error("no session");
  const message = { jsonrpc: "2.0", id: 2, method: "resources/subscribe", params: { uri: "a:b" } };
  const answer = await engine.legacy(session, message, peer, { send: () => undefined });
  expect(JSON.parse(answer?.text ?? "")).toMatchObject({ error: { code: -32601 } });
});

test("LIFE-06 a session is told nothing before its client is ready, and nothing after its end [2025-11-25]", async () => {
  const changing = makeServer();
  const engine = engineOf(changing);
  const peer = { transport: "memory" };
  const params = { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "c", version: "1" } };
  const { session } = await engine.initialize({ jsonrpc: "2.0", id: 1, method: "initialize", params }, peer);
  if (session === undefined) throw new Error("no session");
  const told: unknown[] = [];
  session.outlet = { send: (text) => told.push((JSON.parse(text) as { method: string }).method) };
  const say = (message: object): unknown =>
    engine.legacy(session, { jsonrpc: "2.0", ...message }, peer, { send: () => undefined });
  const change = async (): Promise<void> => {
    changing.notify.toolsChanged();
    changing.notify.resourceUpdated("note:///7");
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  await say({ id: 2, method: "resources/subscribe", params: { uri: "note:///7" } });
  await change();
  expect(told).toEqual([]);
  await say({ method: "notifications/initialized" });
  await change();
  expect(told).toEqual([TOOLS, UPDATED]);
  session.end("The test is over");
  session.outlet = { send: (text) => told.push(text) };
  await change();
  expect(told).toEqual([TOOLS, UPDATED]);
});
