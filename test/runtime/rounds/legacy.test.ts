/** Questions on a legacy session: requests of the server on the stream of the call. */
import { connectInMemory, createServer, engineOf, type MemoryConnection, type Server } from "@mcpwright/runtime";
import { describe, expect, test } from "vitest";
import { legacyRevisions } from "../support/matrix.ts";
import { recorder } from "../support/quiet.ts";
import { type Confirming, questions, quietServer } from "./eras.ts";
import { ABLE, type Json } from "./raw.ts";

type Input = Readonly<Record<string, unknown>>;

interface Message extends Json {
  readonly id?: unknown;
  readonly method?: string;
  readonly params?: Json;
  readonly result?: Json;
  readonly error?: { readonly code: number; readonly message: string };
}

/** A client that reads message by message. */
class Reader {
  readonly #connection: MemoryConnection;
  readonly #messages: Message[] = [];
  #wake: (() => void) | undefined;

  constructor(server: Server) {
    this.#connection = connectInMemory(server);
    this.#connection.onMessage = (text) => {
      this.#messages.push(JSON.parse(text) as Message);
      this.#wake?.();
    };
  }

  send(message: Json | readonly Json[]): void {
    void this.#connection.send(JSON.stringify(message));
  }

  async next(): Promise<Message> {
    while (this.#messages.length === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#messages.shift()!;
  }

  get pending(): number {
    return this.#messages.length;
  }

  close(): void {
    this.#connection.close();
  }
}

async function open(server: Server, protocolVersion: string, capabilities: Json = ABLE): Promise<Reader> {
  const reader = new Reader(server);
  const params = { protocolVersion, capabilities, clientInfo: { name: "c", version: "1" } };
  reader.send({ jsonrpc: "2.0", id: 0, method: "initialize", params });
  await reader.next();
  reader.send({ jsonrpc: "2.0", method: "notifications/initialized" });
  return reader;
}

const callOf = (name: string, id = 1): Json => ({ jsonrpc: "2.0", id, method: "tools/call", params: { name } });

function confirming(): Server {
  const server = quietServer();
  server.tools.add<Input, void, Confirming>({ name: "t", elicit: questions }, async (_input, ctx) => {
    const { agreed } = await ctx.elicit.confirm({ what: "12" });
    return `agreed: ${agreed}`;
  });
  return server;
}

const eliciting = legacyRevisions.filter((revision) => revision >= "2025-06-18");

describe.each(eliciting)("%s", (revision) => {
  const requestedSchema = { type: "object", properties: { agreed: { type: "boolean" } }, required: ["agreed"] };
  const mode = revision >= "2025-11-25" ? { mode: "form" } : {};

  test(`ELIC-04 ELIC-06 asks by a request of its own and waits [${revision}]`, async () => {
    const reader = await open(confirming(), revision);
    reader.send(callOf("t"));
    const question = await reader.next();
    expect(question).toEqual({
      jsonrpc: "2.0",
      id: expect.any(String),
      method: "elicitation/create",
      params: { ...mode, message: "Confirm 12?", requestedSchema },
    });
    reader.send({ jsonrpc: "2.0", id: question.id, result: { action: "accept", content: { agreed: true } } });
    expect(await reader.next()).toMatchObject({ id: 1, result: { content: [{ text: "agreed: true" }] } });
    reader.close();
  });

  test(`BASE-04 two calls at once have questions of their own, answered in any order [${revision}]`, async () => {
    const reader = await open(confirming(), revision);
    reader.send(callOf("t", 1));
    reader.send(callOf("t", 2));
    const [first, second] = [await reader.next(), await reader.next()];
    expect(first.id).not.toBe(second.id);
    reader.send({ jsonrpc: "2.0", id: second.id, result: { action: "accept", content: { agreed: false } } });
    expect(await reader.next()).toMatchObject({ id: 2, result: { content: [{ text: "agreed: false" }] } });
    reader.send({ jsonrpc: "2.0", id: first.id, result: { action: "accept", content: { agreed: true } } });
    expect(await reader.next()).toMatchObject({ id: 1, result: { content: [{ text: "agreed: true" }] } });
    // Answers that nobody waits for, or that never were to a question of ours.
    for (const id of [first.id, "s-99", 7]) reader.send({ jsonrpc: "2.0", id, result: {} });
    reader.send({ jsonrpc: "2.0", id: 3, method: "ping" });
    expect(await reader.next()).toEqual({ jsonrpc: "2.0", id: 3, result: {} });
    reader.close();
  });

  test(`CANC-05 a cancelled call takes its question back [${revision}]`, async () => {
    const reader = await open(confirming(), revision);
    reader.send(callOf("t"));
    const question = await reader.next();
    reader.send({ jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 1 } });
    expect(await reader.next()).toMatchObject({
      method: "notifications/cancelled",
      params: { requestId: question.id },
    });
    reader.send({ jsonrpc: "2.0", id: 3, method: "ping" });
    expect(await reader.next()).toMatchObject({ id: 3 });
    reader.close();
  });

  test(`an error or garbage in place of an answer is no answer [${revision}]`, async () => {
    const reader = await open(confirming(), revision);
    for (const [answer, outcome] of [
      [
        { error: { code: -32603, message: "no screen" } },
        { result: { isError: true, content: [{ text: expect.stringContaining("no screen") }] } },
      ],
      [{ result: { action: "maybe" } }, { error: { code: -32602 } }],
      [{ result: "yes" }, { error: { code: -32602 } }],
      [{ result: { action: "accept", content: { agreed: "no" } } }, { error: { code: -32602 } }],
    ] as const) {
      reader.send(callOf("t"));
      const { id } = await reader.next();
      reader.send({ jsonrpc: "2.0", id, ...answer });
      expect(await reader.next()).toMatchObject(outcome);
    }
    reader.close();
  });
});

test.each(legacyRevisions)("CAP-05 ELIC-03 nothing is asked that the client did not declare [%s]", async (revision) => {
  const server = confirming();
  const params = { messages: [], maxTokens: 1 };
  server.tools.add({ name: "sample" }, async (_input, ctx) => (await ctx.sample(params)).model);
  server.tools.add({ name: "roots" }, async (_input, ctx) => String((await ctx.roots()).length));
  server.tools.add<Input, void, { elicit: { go: { data: Readonly<Record<never, never>> } } }>(
    { name: "url", elicit: { go: { message: "Go", url: "https://a.example" } } },
    async (_input, ctx) => ctx.elicit.go(),
  );
  const refused = async (name: string, capabilities: Json) => {
    const reader = await open(server, revision, capabilities);
    reader.send(callOf(name));
    expect([name, (await reader.next()).error?.code]).toEqual([name, -32602]);
    reader.close();
  };
  for (const name of ["t", "sample", "roots", "url"]) await refused(name, {});
  await refused("url", { elicitation: {} });
  if (revision < "2025-11-25") await refused("url", { elicitation: { url: {} } });
  if (revision < "2025-06-18") await refused("t", ABLE);
});

test("ELIC-11 an address has an id of its own where the revision knows one [2025-11-25]", async () => {
  const server = quietServer();
  server.tools.add<Input, void, { elicit: { go: { data: { id: string } } } }>(
    { name: "url", elicit: { go: { message: "Go", url: "https://a.example/{{id}}" } } },
    async (_input, ctx) => {
      await ctx.elicit.go({ id: "7" });
      return "went";
    },
  );
  const reader = await open(server, "2025-11-25");
  reader.send(callOf("url"));
  const { id, params } = await reader.next();
  expect(params).toEqual({ mode: "url", message: "Go", url: "https://a.example/7", elicitationId: expect.any(String) });
  reader.send({ jsonrpc: "2.0", id, result: { action: "accept" } });
  expect(await reader.next()).toMatchObject({ result: { content: [{ text: "went" }] } });
  reader.close();
});

const fields = {
  type: "object",
  additionalProperties: false,
  properties: {
    name: { type: "string", default: "John", pattern: "^J", format: "email" },
    uuid: { type: "string", format: "uuid" },
    flag: { type: "boolean", default: true },
    bare: { enum: ["a", "b"] },
    titled: { type: "string", oneOf: [{ const: "x", title: "The X" }, { const: "y" }] },
  },
} as const;

test.each(eliciting)("ELIC-07 ELIC-08 ELIC-31 a form has what the revision shows [%s]", async (revision) => {
  const server = quietServer();
  const several = { type: "array", items: { type: "string", enum: ["a"] } };
  const wide = { ...fields, properties: { ...fields.properties, several } };
  server.tools.add<Input, void, { elicit: { f: { data: object }; g: { data: object } } }>(
    { name: "t", elicit: { f: { message: "F", schema: fields }, g: { message: "G", schema: wide } } },
    async (_input, ctx) => {
      await ctx.elicit.f.outcome({});
      await ctx.elicit.g.outcome({});
      return "done";
    },
  );
  const reader = await open(server, revision);
  reader.send(callOf("t"));
  const { id, params } = await reader.next();
  const early = revision < "2025-11-25";
  expect(params?.["requestedSchema"]).toEqual({
    type: "object",
    properties: {
      name: { type: "string", format: "email", ...(!early && { default: "John" }) },
      uuid: { type: "string" },
      flag: { type: "boolean", default: true },
      bare: { type: "string", enum: ["a", "b"] },
      titled: early
        ? { type: "string", enum: ["x", "y"], enumNames: ["The X", "y"] }
        : { type: "string", oneOf: fields.properties.titled.oneOf },
    },
  });
  reader.send({ jsonrpc: "2.0", id, result: { action: "decline" } });
  const then = await reader.next();
  // A choice of several cannot be asked for before 2025-11-25.
  if (early) expect(then).toMatchObject({ id: 1, error: { code: -32602 } });
  else expect(then).toMatchObject({ params: { requestedSchema: { properties: { several } } } });
  reader.close();
});

test.each(legacyRevisions)("SAMP-02 SAMP-04 SAMP-15 sampling is worded for the revision [%s]", async (revision) => {
  const server = quietServer();
  server.tools.add({ name: "t" }, async (_input, ctx) => {
    const text = (said: string) => ({ type: "text", text: said }) as const;
    const sound = { type: "audio", data: "", mimeType: "audio/wav" } as const;
    const { model } = await ctx.sample({
      messages: [{ role: "user", content: [text("a"), sound] }],
      maxTokens: 9,
      includeContext: "thisServer",
    });
    return model;
  });
  const reader = await open(server, revision);
  reader.send(callOf("t"));
  const { id, method, params } = await reader.next();
  expect(method).toBe("sampling/createMessage");
  const { messages, ...rest } = params ?? {};
  const sound = { type: "audio", data: "", mimeType: "audio/wav" };
  if (revision >= "2025-11-25") {
    expect(messages).toEqual([{ role: "user", content: [{ type: "text", text: "a" }, sound] }]);
    expect(rest).toEqual({ maxTokens: 9 });
  } else {
    const second = revision >= "2025-03-26" ? sound : { type: "text", text: "[audio, audio/wav]" };
    expect(messages).toEqual([
      { role: "user", content: { type: "text", text: "a" } },
      { role: "user", content: second },
    ]);
    expect(rest).toEqual({ maxTokens: 9, includeContext: "thisServer" });
  }
  const content = { type: "text", text: "hi" };
  reader.send({ jsonrpc: "2.0", id, result: { role: "assistant", content, model: "m" } });
  expect(await reader.next()).toMatchObject({ result: { content: [{ text: "m" }] } });
  reader.close();
});

test("SAMP-09 SAMP-11 SAMP-12 tools are sampled with where they were declared, uses followed by results [2025-11-25]", async () => {
  const server = createServer({ name: "s", version: "1", logger: recorder().logger });
  const use = { type: "tool_use", id: "u", name: "x", input: {} } as const;
  const result = { type: "tool_result" as const, toolUseId: "u", content: [] };
  const tools = [{ name: "x", inputSchema: { type: "object" } }] as const;
  const codes: string[] = [];
  server.tools.add({ name: "t" }, async (_input, ctx) => {
    for (const [index, last] of [[], [use], [result, { type: "text", text: "and" } as const]].entries()) {
      const messages = [
        { role: "assistant" as const, content: [use] },
        { role: "user" as const, content: [...last] },
      ];
      const asked = ctx.sample({ messages, maxTokens: 1, tools: [...tools] }, { key: String(index) });
      await asked.catch((error: unknown) => codes.push((error as { code: string }).code));
    }
    const messages = [
      { role: "assistant" as const, content: [use] },
      { role: "user" as const, content: [result] },
    ];
    return (await ctx.sample({ messages, maxTokens: 1, tools: [...tools] })).model;
  });
  const reader = await open(server, "2025-11-25", { sampling: { tools: {} } });
  reader.send(callOf("t"));
  const { id, params } = await reader.next();
  expect(codes).toEqual(["sampling-messages", "sampling-messages", "sampling-messages"]);
  expect(params).toMatchObject({ tools, messages: [{ content: [use] }, { content: [result] }] });
  reader.send({ jsonrpc: "2.0", id, result: { role: "assistant", content: [use], model: "m", stopReason: "toolUse" } });
  expect(await reader.next()).toMatchObject({ result: { content: [{ text: "m" }] } });
  reader.close();
});

test.each(["2025-06-18", "2025-11-25"])(
  "ELIC-28 an answer that breaks the declared schema is refused with what is wrong [%s]",
  async (revision) => {
    const reader = await open(confirming(), revision, { elicitation: {} });
    reader.send(callOf("t"));
    const { id } = await reader.next();
    reader.send({ jsonrpc: "2.0", id, result: { action: "accept", content: { agreed: "perhaps" } } });
    expect(await reader.next()).toMatchObject({
      error: { code: -32602, message: expect.stringContaining("agreed") },
    });
    reader.close();
  },
);

test("ERR-15 a user who does not want the model asked has declined [2025-11-25]", async () => {
  const server = quietServer();
  server.tools.add({ name: "t" }, async (_input, ctx) => (await ctx.sample({ messages: [], maxTokens: 1 })).model);
  const reader = await open(server, "2025-11-25");
  reader.send(callOf("t"));
  const { id } = await reader.next();
  reader.send({ jsonrpc: "2.0", id, error: { code: -1, message: "User rejected sampling request" } });
  expect(await reader.next()).toMatchObject({
    result: { isError: true, content: [{ text: expect.stringContaining("declined") }] },
  });
  reader.close();
});

test("BATCH-04 an answer may come in a batch [2025-03-26]", async () => {
  const server = quietServer();
  server.tools.add({ name: "t" }, async (_input, ctx) => (await ctx.roots()).map(({ uri }) => uri).join());
  const reader = await open(server, "2025-03-26");
  reader.send(callOf("t"));
  const { id, params } = await reader.next();
  expect(params).toBeUndefined();
  reader.send([
    { jsonrpc: "2.0", id, result: { roots: [{ uri: "file:///a" }, { uri: "file:///b" }] } },
    { jsonrpc: "2.0", method: "notifications/roots/list_changed" },
  ]);
  expect(await reader.next()).toMatchObject({ id: 1, result: { content: [{ text: "file:///a,file:///b" }] } });
  reader.close();
});

test("a server that stops ends the calls that wait for an answer [2025-11-25]", async () => {
  const server = confirming();
  const reader = await open(server, "2025-11-25");
  reader.send(callOf("t"));
  await reader.next();
  await engineOf(server).stop(0);
  const rest = [await reader.next(), await reader.next()];
  expect(rest).toContainEqual(expect.objectContaining({ id: 1, error: expect.objectContaining({ code: -32603 }) }));
  expect(rest).toContainEqual(expect.objectContaining({ method: "notifications/cancelled" }));
});
