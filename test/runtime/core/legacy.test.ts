/** The handshake, sessions, batches, and messages that come without one. */
import { connectInMemory, createServer, engineOf, type Server } from "@mcpwright/runtime";
import { describe, expect, test } from "vitest";
import { legacyRevisions } from "../support/matrix.ts";
import { modernParams } from "../support/wire.ts";

function make(): Server {
  const server = createServer({
    name: "legacy",
    version: "1",
    title: "Legacy",
    websiteUrl: "https://example.com",
    instructions: "Look before you leap.",
  });
  server.tools.add({ name: "t", title: "T", annotations: { readOnlyHint: true } }, () => "ran");
  server.tools.add({ name: "waits" }, () => new Promise(() => undefined));
  return server;
}

const initialize = (protocolVersion: unknown) => ({
  jsonrpc: "2.0",
  id: 0,
  method: "initialize",
  params: { protocolVersion, capabilities: {}, clientInfo: { name: "c", version: "1" } },
});

const peer = { transport: "test" };
const outlet = { send: () => undefined };

async function open(version: string, server = make()) {
  const engine = engineOf(server);
  const { session, answer } = await engine.initialize(initialize(version), peer);
  if (session === undefined) throw new Error(answer.text);
  const say = async (message: unknown) => {
    const said = await engine.legacy(session, message, peer, outlet);
    return { status: said?.status, ...(said?.text ? (JSON.parse(said.text) as Record<string, unknown>) : {}) };
  };
  return { engine, session, answer, say };
}

describe("handshake", () => {
  for (const revision of legacyRevisions) {
    test(`LIFE-03 LIFE-09 answers with the requested version [${revision}]`, async () => {
      const { answer, session } = await open(revision);
      const { result } = JSON.parse(answer.text) as { result: Record<string, unknown> };
      expect(result).toMatchObject({ protocolVersion: revision, instructions: "Look before you leap." });
      expect(result["capabilities"]).toEqual({ logging: {}, tools: { listChanged: true } });
      expect(result["serverInfo"]).toMatchObject({ name: "legacy", version: "1" });
      expect("title" in (result["serverInfo"] as object)).toBe(revision >= "2025-06-18");
      expect("websiteUrl" in (result["serverInfo"] as object)).toBe(revision >= "2025-11-25");
      expect(session.id).toMatch(/^[\x21-\x7e]{16,}$/);
    });

    test(`TOOL-05 lists only fields of the revision [${revision}]`, async () => {
      const { say } = await open(revision);
      const { result } = (await say({ jsonrpc: "2.0", id: 1, method: "tools/list" })) as {
        result?: { tools: object[] };
      };
      const [tool] = result?.tools ?? [];
      expect("annotations" in (tool ?? {})).toBe(revision >= "2025-03-26");
      expect("title" in (tool ?? {})).toBe(revision >= "2025-06-18");
    });

    test(`BASE-01 BASE-09 refuses what is no message, never answers a notification [${revision}]`, async () => {
      const { say } = await open(revision);
      expect(await say([])).toMatchObject({ status: 400, error: { code: -32600 } });
      expect(await say({ jsonrpc: "2.0", id: null, method: "ping" })).toMatchObject({
        status: 400,
        error: { code: -32600 },
      });
      expect(await say({ jsonrpc: "2.0", method: "acme/unknown", params: 5 })).toEqual({ status: 202 });
      expect(await say({ jsonrpc: "2.0", id: 4, result: {} })).toEqual({ status: 202 });
      expect(await say({ jsonrpc: "2.0", id: 4, method: "ping", params: [] })).toMatchObject({
        status: 200,
        error: { code: -32602 },
      });
    });

    test(`ERR-11 errors inside a session have status 200 [${revision}]`, async () => {
      const { say } = await open(revision);
      expect(await say({ jsonrpc: "2.0", id: 1, method: "nope" })).toMatchObject({
        status: 200,
        id: 1,
        error: { code: -32601 },
      });
      expect(await say({ jsonrpc: "2.0", id: 2, method: "server/discover" })).toMatchObject({
        error: { code: -32601 },
      });
      expect(await say(initialize(revision))).toMatchObject({ error: { code: -32600 } });
    });
  }

  test("LIFE-09 LIFE-10 answers another version with the newest legacy one [2025-11-25]", async () => {
    for (const version of ["1999-01-01", "2026-07-28", "nonsense"]) {
      const { answer } = await open(version);
      expect(JSON.parse(answer.text)).toMatchObject({ result: { protocolVersion: "2025-11-25" } });
    }
  });

  test("LIFE-02 refuses an initialize without its params [2025-11-25]", async () => {
    const engine = engineOf(make());
    for (const params of [undefined, {}, { protocolVersion: 5, capabilities: {}, clientInfo: {} }]) {
      const { session, answer } = await engine.initialize(
        { jsonrpc: "2.0", id: 0, method: "initialize", params },
        peer,
      );
      expect(session).toBeUndefined();
      expect(JSON.parse(answer.text)).toMatchObject({ id: 0, error: { code: -32602 } });
    }
  });
});

describe("sessions", () => {
  test.each(legacyRevisions)(
    "BASE-02, BASE-05 an id is a string or an integer, and comes back as it is [%s]",
    async (revision) => {
      const { say } = await open(revision);
      for (const id of [5, "5"])
        expect(await say({ jsonrpc: "2.0", id, method: "ping" })).toMatchObject({ id, result: {} });
      for (const id of [null, 1.5, {}, true]) {
        expect(await say({ jsonrpc: "2.0", id, method: "ping" })).toMatchObject({ error: { code: -32600 } });
      }
    },
  );

  test.each(legacyRevisions)("BASE-18 params are an object [%s]", async (revision) => {
    const { say } = await open(revision);
    for (const params of [[], ["t"], "t", 1]) {
      expect(await say({ jsonrpc: "2.0", id: 1, method: "tools/call", params })).toMatchObject({
        error: { code: -32602 },
      });
    }
  });

  test.each(legacyRevisions)("BASE-03 refuses an id that is still running [%s]", async (revision) => {
    const { say, session } = await open(revision);
    const message = { jsonrpc: "2.0", id: "same", method: "tools/call", params: { name: "waits" } };
    const first = say(message);
    expect(session.running).toBe(1);
    expect(await say(message)).toMatchObject({ id: "same", error: { code: -32600 } });
    session.end("over");
    expect(await first).toEqual({ status: undefined });
    expect(session.running).toBe(0);
  });

  test("SHTTP-35 a sessionless request lives in a session of its own [2025-03-26]", async () => {
    const engine = engineOf(make());
    const session = await engine.ephemeral("2025-03-26", peer);
    if (session === undefined) throw new Error("no session");
    const answer = await engine.legacy(
      session,
      { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "t" } },
      peer,
      outlet,
    );
    expect(JSON.parse(answer?.text ?? "")).toMatchObject({ result: { content: [{ type: "text", text: "ran" }] } });
    expect(await engine.ephemeral("2026-07-28", peer)).toBeUndefined();
    expect(await engine.ephemeral("2020-01-01", peer)).toBeUndefined();
  });
});

describe("pipe", () => {
  /** Sends messages one after the other and gives what came back. */
  async function exchange(...messages: unknown[]): Promise<Record<string, unknown>[]> {
    const connection = connectInMemory(make());
    const texts: string[] = [];
    connection.onMessage = (text) => texts.push(text);
    for (const message of messages)
      await connection.send(typeof message === "string" ? message : JSON.stringify(message));
    await Promise.resolve();
    connection.close();
    return texts.map((text) => JSON.parse(text) as Record<string, unknown>);
  }

  test("PING-01 META-13 before a session only ping is answered, all else learns the versions [all]", async () => {
    const [ping, list] = await exchange(
      { jsonrpc: "2.0", id: 1, method: "ping" },
      { jsonrpc: "2.0", id: 2, method: "tools/list" },
      { jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 9 } },
    );
    expect(ping).toEqual({ jsonrpc: "2.0", id: 1, result: {} });
    expect(list).toMatchObject({ id: 2, error: { code: -32602, message: expect.stringContaining("2025-11-25") } });
  });

  test("DUAL-01 DUAL-02 serves both eras on one pipe [2025-06-18, 2026-07-28]", async () => {
    const call = { name: "t" };
    const answers = await exchange(
      { jsonrpc: "2.0", id: 1, method: "tools/call", params: modernParams("2026-07-28", call) },
      initialize("2025-06-18"),
      { jsonrpc: "2.0", id: 2, method: "tools/call", params: call },
      { jsonrpc: "2.0", id: 3, method: "tools/call", params: modernParams("2026-07-28", call) },
    );
    expect(answers.map(({ id }) => id)).toEqual([1, 0, 2, 3]);
    const kinds = answers.map(({ result }) => (result as { resultType?: string }).resultType);
    expect(kinds).toEqual(["complete", undefined, undefined, "complete"]);
  });

  test("BATCH-01 answers a batch with a batch [2025-03-26]", async () => {
    const batch = [
      { jsonrpc: "2.0", id: 7, method: "ping" },
      { jsonrpc: "2.0", method: "notifications/initialized" },
      { jsonrpc: "2.0", id: 8, method: "nope" },
    ];
    const [, answer] = await exchange(initialize("2025-03-26"), batch);
    expect(answer).toMatchObject([
      { id: 7, result: {} },
      { id: 8, error: { code: -32601 } },
    ]);
  });

  test("BATCH-03 BATCH-08 refuses batches elsewhere, and an initialize in one [2024-11-05, 2025-06-18, 2025-11-25, 2026-07-28]", async () => {
    const batch = [{ jsonrpc: "2.0", id: 7, method: "ping" }];
    for (const before of [[], [initialize("2025-06-18")], [initialize("2025-11-25")]]) {
      const answers = await exchange(...before, batch);
      expect(answers.at(-1)).toMatchObject({ error: { code: -32600 } });
    }
    expect((await exchange(initialize("2025-03-26"), [initialize("2025-03-26")])).at(-1)).toMatchObject({
      error: { code: -32600 },
    });
  });

  test("ERR-01 refuses text that is no JSON with -32700 [all]", async () => {
    const [answer] = await exchange("{not json");
    expect(answer).toMatchObject({ error: { code: -32700 } });
    expect(answer).not.toHaveProperty("id");
  });
});
