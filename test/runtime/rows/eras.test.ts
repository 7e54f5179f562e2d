/** How a session begins, and how the eras share one server. */
import { connectInMemory, createServer, type Server } from "@mcpwright/runtime";
import { describe, expect, test } from "vitest";
import { hosts, initialize, makeServer, openSession, posted, reply } from "../http/support.ts";
import { listenWithSse, SseClient } from "../sse/stream.ts";
import { Inbox } from "../support/inbox.ts";
import { allRevisions, everyCell, legacyRevisions, modernRevisions } from "../support/matrix.ts";
import { CAPABILITIES, type Json, modernParams, VERSION } from "../support/wire.ts";
import { TASKS, taskServer } from "../tasks/support.ts";

const MODERN = modernRevisions.at(-1) ?? "";
const list = { jsonrpc: "2.0", id: 7, method: "tools/list" };

/** Speaks texts to the server as one client; `said` gives the first message of the server that meets the condition. */
function pipe(server: Server) {
  const connection = connectInMemory(server);
  const inbox = new Inbox();
  connection.onMessage = (text) => inbox.take(JSON.parse(text) as Json);
  const send = (message: Json): Promise<void> => connection.send(JSON.stringify({ jsonrpc: "2.0", ...message }));
  const answer = async (message: Json): Promise<Json> => {
    await send(message);
    return inbox.first(({ id }) => id === message["id"]);
  };
  const begin = (revision: string): Promise<Json> => {
    const params = { protocolVersion: revision, capabilities: {}, clientInfo: { name: "pipe", version: "1" } };
    return answer({ id: "begin", method: "initialize", params });
  };
  return { inbox, send, answer, begin, close: () => connection.close() };
}

describe.each(legacyRevisions)("in %s", (revision) => {
  test(`LIFE-01 nothing is served before the session is initialized [${revision}]`, async () => {
    const client = pipe(makeServer().server);
    const early = await client.answer({ id: 1, method: "tools/list", params: {} });
    expect(early).toMatchObject({ error: { code: -32602, data: { supported: expect.arrayContaining([revision]) } } });
    expect(await client.begin(revision)).toMatchObject({ result: { protocolVersion: revision } });
    expect(await client.answer({ id: 2, method: "tools/list", params: {} })).toHaveProperty("result.tools");
    client.close();
  });

  test(`LIFE-19 a session is initialized once; without its id another begins [${revision}]`, async () => {
    const send = await hosts.node(makeServer().server, {});
    const session = await openSession(send, revision);
    const again = initialize(revision);
    const second = await send({ ...again, headers: { ...(again.headers as Record<string, string>), ...session } });
    expect((await reply(second)).error).toMatchObject({ code: -32600 });
    const other = await openSession(send, revision);
    expect(other["mcp-session-id"]).not.toBe(session["mcp-session-id"]);
    for (const one of [session, other]) expect((await reply(await send(posted(list, one)))).result).toBeDefined();
  });

  test(`DUAL-18 a notification without metadata is of the era of what it names [${revision}]`, async () => {
    const aborted: unknown[] = [];
    const entered: unknown[] = [];
    const server = createServer({ name: "both", version: "1", logger: () => {} });
    server.tools.add({ name: "wait", inputSchema: { type: "object" } }, (input, ctx) => {
      const { of } = input as { of: string };
      entered.push(of);
      return new Promise<string>((resolve) => {
        ctx.signal.addEventListener("abort", () => {
          aborted.push(of);
          resolve("over");
        });
      });
    });
    const client = pipe(server);
    await client.begin(revision);
    await client.send({ method: "notifications/initialized" });
    const call = (of: string): Json => ({ name: "wait", arguments: { of } });
    void client.send({ id: 7, method: "tools/call", params: call("legacy") });
    void client.send({ id: 8, method: "tools/call", params: modernParams(MODERN, call("modern")) });
    await expect.poll(() => entered).toHaveLength(2);
    await client.send({ method: "notifications/cancelled", params: { requestId: 8 } });
    expect(aborted).toEqual(["modern"]);
    // Only a session is told of changes without asking for it: it was begun by the notification, so that one is legacy.
    server.tools.add({ name: "new" }, () => "new");
    await client.inbox.first(({ method }) => method === "notifications/tools/list_changed");
    await client.send({ method: "notifications/cancelled", params: { requestId: 7 } });
    expect(aborted).toEqual(["modern", "legacy"]);
    client.close();
  });

  test(`VER-04 a legacy version in the list means initialize [${revision}, ${MODERN}]`, async () => {
    const client = pipe(makeServer().server);
    const discovered = await client.answer({ id: 1, method: "server/discover", params: modernParams(MODERN) });
    expect(discovered).toMatchObject({ result: { supportedVersions: expect.arrayContaining([MODERN, revision]) } });
    const asked = modernParams(MODERN, { _meta: { [VERSION]: revision } });
    const refused = await client.answer({ id: 2, method: "server/discover", params: asked });
    expect(refused).toMatchObject({ error: { data: { supported: expect.arrayContaining([MODERN, revision]) } } });
    expect(await client.begin(revision)).toMatchObject({ result: { protocolVersion: revision } });
    client.close();
  });
});

test.each(legacyRevisions.slice(1))(
  "SHTTP-39 the endpoints of the first revision stay beside the one of later ones [%s]",
  async (revision) => {
    const stream = await listenWithSse(makeServer().server);
    const send = (init: RequestInit): Promise<Response> => fetch(new URL("/mcp", stream), init);
    const session = await openSession(send, revision);
    const old = await SseClient.open(stream);
    expect((await old.initialize()).result).toMatchObject({ protocolVersion: "2024-11-05" });
    const called = await old.request("tools/call", { name: "echo", arguments: { by: "stream" } });
    expect(called.result).toMatchObject({ content: [{ text: '{"by":"stream"}' }] });
    expect((await reply(await send(posted(list, session)))).result?.["tools"]).toHaveLength(3);
  },
);

everyCell(
  "DUAL-17 what declares tasks in one era has no effect in the other",
  taskServer,
  async (wire) => {
    const declared = wire.modern
      ? { tasks: { list: {}, cancel: {}, requests: { tools: { call: {} } } } }
      : { extensions: { [TASKS]: {} } };
    const { result } = await wire.request("tools/call", { name: "fails", _meta: { [CAPABILITIES]: declared } });
    expect(result).toMatchObject({ isError: true });
    expect(result).not.toHaveProperty("taskId");
    expect(result).not.toHaveProperty("task");
  },
  allRevisions,
);

everyCell(
  "LIFE-13 a client is asked nothing that it did not declare",
  () => {
    const server = createServer({ name: "asking", version: "1", logger: () => {} });
    server.tools.add({ name: "roots" }, async (_, ctx) =>
      JSON.stringify(await (ctx as unknown as { roots(): Promise<unknown> }).roots()),
    );
    return server;
  },
  async (wire) => {
    expect((await wire.request("tools/call", { name: "roots" })).error).toMatchObject({ code: -32602 });
    expect(wire.notifications.map(({ method }) => method)).not.toContain("roots/list");
  },
  legacyRevisions,
);
