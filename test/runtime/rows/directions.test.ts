/** What a server asks of its client: whose ids are whose, and what a question is that is no message. */
import { describe, expect, test } from "vitest";
import { callOf, legacy, type Message, modern, ServerProcess, textOf } from "../stdio/server-process.ts";
import { legacyRevisions } from "../support/matrix.ts";

const ASKING = "../../rounds/asking-server.mjs";
const ABLE = { roots: {}, sampling: {}, elicitation: { form: {} } };

async function open(protocolVersion: string): Promise<ServerProcess> {
  const server = new ServerProcess(ASKING);
  server.send(
    legacy("begin", "initialize", { protocolVersion, capabilities: ABLE, clientInfo: { name: "c", version: "1" } }),
    JSON.stringify({ jsonrpc: "2.0", method: "notifications/initialized" }),
  );
  expect((await server.answer("begin")).result).toMatchObject({ protocolVersion });
  return server;
}

const questionsOf = (server: ServerProcess): readonly Message[] =>
  server.messages.filter(({ id, method }) => id !== undefined && method !== undefined);

/** Waits until the server has asked so many questions, and gives the last. */
async function question(server: ServerProcess, count: number): Promise<Message> {
  await server.until(() => questionsOf(server).length === count);
  return questionsOf(server).at(-1)!;
}

const answer = (id: unknown, uri: string): string =>
  JSON.stringify({ jsonrpc: "2.0", id, result: { roots: [{ uri }] } });

describe.each(legacyRevisions)("in a session of %s", (revision) => {
  test(`BASE-16, BASE-03 a server asks with ids of its own, each of them once, whatever those of its client are [${revision}]`, async () => {
    const server = await open(revision);
    server.send(callOf(1, "roots", {}, legacy));
    const first = await question(server, 1);
    expect(first).toMatchObject({ jsonrpc: "2.0", id: expect.anything(), method: "roots/list" });
    // The client's own request may have the id of the question it has not answered yet.
    server.send(callOf(first.id, "roots", {}, legacy));
    const second = await question(server, 2);
    server.send(answer(second.id, "file:///second"), answer(first.id, "file:///first"));
    expect(textOf(await server.answer(1))).toBe("file:///first");
    const results = (): readonly Message[] => server.messages.filter(({ id, method }) => id === first.id && !method);
    await server.until(() => results().length === 1);
    expect(textOf(results()[0]!)).toBe("file:///second");
    server.send(callOf(2, "roots", {}, legacy));
    const third = await question(server, 3);
    server.send(answer(third.id, "file:///third"));
    expect(textOf(await server.answer(2))).toBe("file:///third");
    expect(new Set(questionsOf(server).map(({ id }) => id)).size).toBe(3);
  });

  test(`CANC-02, CANC-01 a server takes back its own questions, those still open, and nothing else [${revision}]`, async () => {
    const server = await open(revision);
    server.send(callOf(1, "roots", {}, legacy));
    server.send(answer((await question(server, 1)).id, "file:///answered"));
    await server.answer(1);
    server.send(callOf(2, "roots", {}, legacy));
    const open2 = await question(server, 2);
    server.send(JSON.stringify({ jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 2 } }));
    const cancelled = (): readonly Message[] =>
      server.messages.filter(({ method }) => method === "notifications/cancelled");
    await server.until(() => cancelled().length > 0);
    server.send(answer(open2.id, "file:///late"), legacy(3, "ping"));
    expect((await server.answer(3)).result).toEqual({});
    expect(cancelled().map(({ params }) => params?.["requestId"])).toEqual([open2.id]);
    expect(server.messages.filter(({ id }) => id === 2)).toEqual([]);
  });
});

test("META-18 a question in a result is a method and its params, and no message [2026-07-28]", async () => {
  const server = new ServerProcess(ASKING);
  const methods = { confirm: "elicitation/create", sample: "sampling/createMessage", roots: "roots/list" };
  for (const [name, method] of Object.entries(methods)) {
    const meta = { "io.modelcontextprotocol/clientCapabilities": ABLE, progressToken: 7, traceparent: "x" };
    server.send(modern(name, "tools/call", { name, arguments: {} }, meta));
    const { result } = await server.answer(name);
    const asked: readonly object[] = Object.values(result?.["inputRequests"] ?? {});
    expect(asked).toHaveLength(1);
    for (const one of asked as readonly { readonly params?: object }[]) {
      expect(one).toMatchObject({ method });
      expect(Object.keys(one).filter((key) => key !== "params")).toEqual(["method"]);
      expect(one.params ?? {}).not.toHaveProperty("_meta");
    }
  }
});
