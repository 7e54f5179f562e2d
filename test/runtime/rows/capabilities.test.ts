/** What client and server declare of themselves. */
import { InitializeResult } from "@mcpwright/protocol/2025-11-25";
import { connect } from "@mcpwright/runtime/client";
import { expect, onTestFinished, test } from "vitest";
import { DISCOVERED, json, scripted } from "../../client/scripted.ts";
import { hosts, makeServer, modern, posted, reply } from "../http/support.ts";
import { credential, openAs } from "../support/callers.ts";
import { allRevisions, everyCell, legacyRevisions, modernRevisions } from "../support/matrix.ts";
import { CAPABILITIES, type Json } from "../support/wire.ts";
import { LEGACY, plainServer, taskServer } from "../tasks/support.ts";

/** Members that no revision knows, beside and inside of those it does. */
const OPEN: Json = {
  experimental: { "com.example/taste": { depth: [1, { b: null }] }, empty: {} },
  unheardOf: { a: 1 },
  roots: { listChanged: true, unheardOf: true },
};

const opening = (protocolVersion: string, capabilities: Json): RequestInit => {
  const clientInfo = { name: "open", version: "1" };
  return posted({ jsonrpc: "2.0", id: 1, method: "initialize", params: { protocolVersion, capabilities, clientInfo } });
};

test.each(legacyRevisions)(
  "CAP-09 what a client declares may hold anything, and experiments by name [%s]",
  async (revision) => {
    const send = await hosts.node(makeServer().server, {});
    const opened = await send(opening(revision, OPEN));
    expect((await reply(opened)).result).toMatchObject({ protocolVersion: revision });
    const session = { "mcp-session-id": opened.headers.get("mcp-session-id") ?? "" };
    const listed = await send(posted({ jsonrpc: "2.0", id: 2, method: "tools/list" }, session));
    expect((await reply(listed)).result?.["tools"]).toHaveLength(3);
    for (const experimental of [7, { taste: 7 }]) {
      expect((await reply(await send(opening(revision, { experimental })))).error?.code).toBe(-32602);
    }
  },
);

test.each(modernRevisions)(
  "CAP-09 what a request declares may hold anything, and experiments by name [%s]",
  async () => {
    const send = await hosts.node(makeServer().server, {});
    const list = (capabilities: Json) => send(modern("tools/list", { _meta: { [CAPABILITIES]: capabilities } }));
    expect((await reply(await list(OPEN))).result?.["tools"]).toHaveLength(3);
    for (const experimental of [7, { taste: 7 }]) {
      expect((await reply(await list({ experimental }))).error?.code).toBe(-32602);
    }
  },
);

test.each(allRevisions)(
  "CAP-09 a client takes a server that declares more than its revision knows [%s]",
  async (revision) => {
    const capabilities = { ...OPEN, tools: { unheardOf: 1 } };
    const { url } = await scripted(({ verb, message: { id, method } }, response) => {
      if (verb === "GET" || id === undefined) return void response.writeHead(verb === "GET" ? 405 : 202).end();
      const results: Record<string, object> = {
        initialize: { protocolVersion: revision, capabilities, serverInfo: { name: "s", version: "1" } },
        "server/discover": { ...DISCOVERED, capabilities },
        "tools/list": { resultType: "complete", tools: [], ttlMs: 0, cacheScope: "public" },
      };
      json(response, 200, { jsonrpc: "2.0", id, result: results[method ?? ""] });
    });
    const client = await connect(url, { revision: modernRevisions.includes(revision) ? revision : "legacy" });
    onTestFinished(() => client.close());
    expect(await client.listTools()).toEqual([]);
    expect(client.capabilities).toEqual(capabilities);
  },
);

everyCell(
  "CAP-07 a server that runs tools as tasks says which requests may be, and that they can be cancelled",
  taskServer,
  async (wire) => {
    expect(InitializeResult.is(wire.opening.result)).toBe(true);
    expect(wire.opening.result?.["capabilities"]).toHaveProperty("tasks", {
      cancel: {},
      requests: { tools: { call: {} } },
    });
  },
  [LEGACY],
);

test("CAP-07 a list of tasks is declared to whom is known; without such tools nothing is [2025-11-25]", async () => {
  const declared = async (server = taskServer(), subject?: string): Promise<unknown> => {
    const wire = await openAs(server, LEGACY, subject === undefined ? undefined : credential(subject));
    onTestFinished(() => wire.close());
    return (wire.opening.result?.["capabilities"] as Json | undefined)?.["tasks"];
  };
  expect(await declared(taskServer(), "alice")).toEqual({ list: {}, cancel: {}, requests: { tools: { call: {} } } });
  expect(await declared()).not.toHaveProperty("list");
  expect(await declared(plainServer(), "alice")).toBeUndefined();
});
