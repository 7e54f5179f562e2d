/** What a client makes of messages, good and bad, in a session of each revision and without one. */
import { type ConnectOptions, connect, McpError } from "@mcpwright/runtime/client";
import { describe, expect, onTestFinished, test } from "vitest";
import { LEGACY, REVISIONS } from "../asked.ts";
import { overPipe, type Sent } from "../piped.ts";
import { DISCOVERED, json, scripted } from "../scripted.ts";

const MODERN = "2026-07-28";

/** A tool `done` answers at once; `answer` says what others do. */
function open(revision: string, answer: string, options: ConnectOptions = {}) {
  const start = `
    initialized.protocolVersion = ${JSON.stringify(revision)};
    const done = (more) => ({ ...${JSON.stringify(revision === MODERN ? { resultType: "complete" } : {})}, content: [], ...more });
    const write = (text) => process.stdout.write(text + "\\n");`;
  const both = `
    if (method === "server/discover") say({ id, result: ${JSON.stringify(DISCOVERED)} });
    const called = method === "tools/call" ? params.name : undefined;
    if (called === "done") say({ id, result: done() });
    if (method === "logging/setLevel") say({ id, result: {} });
    ${answer}`;
  return overPipe(both, { revision, ...options }, start);
}

const answersIn = (sent: readonly Sent[]): readonly Sent[] => sent.filter(({ method }) => method === undefined);

describe.each(REVISIONS)("at %s", (revision) => {
  test(`BASE-01, BASE-18, TRAN-01 what is sent is JSON-RPC 2.0 in UTF-8, its params an object [${revision}]`, async () => {
    const { client, sent } = await open(
      revision,
      `if (method === "prompts/list") say({ id, result: { resultType: "complete", prompts: [], ttlMs: 0, cacheScope: "public" } });`,
    );
    const said = { text: "Grüße\n\u{1F99C}\u2028\u0000", deep: [{ a: null }] };
    await client.callTool("done", said);
    await client.callTool("done");
    await client.close();
    const messages = sent();
    expect(messages.length).toBeGreaterThanOrEqual(3);
    for (const message of messages) {
      expect(message.jsonrpc).toBe("2.0");
      expect(Array.isArray(message)).toBe(false);
      if (message.params !== undefined || revision === MODERN) {
        expect(message.params, message.method).toEqual(expect.any(Object));
        expect(Array.isArray(message.params)).toBe(false);
      }
    }
    const [first] = messages.filter(({ method }) => method === "tools/call");
    expect(first?.params?.["arguments"]).toEqual(said);
  });

  test(`BASE-08 an error has its code, its message and whatever data [${revision}]`, async () => {
    const data = [null, 0, "why", [1], { deep: { a: [] } }];
    const errors = data.map((one) => ({ code: 4711, message: "So it is.", data: one }));
    const { client } = await open(
      revision,
      `if (called === "fail") say({ id, error: ${JSON.stringify(errors)}[params.arguments.at] });`,
    );
    for (const [at, expected] of data.entries()) {
      const error = await client.callTool("fail", { at }).catch((cause: unknown) => cause);
      expect(McpError.is(error)).toBe(true);
      expect(error).toMatchObject({ code: 4711, message: "So it is.", data: expected });
    }
    expect(await client.callTool("done")).toMatchObject({ content: [] });
  });

  test(`BASE-06 an answer that is result and error at once, or neither, is none [${revision}]`, async () => {
    const wrong = [
      { result: { content: [] }, error: { code: 1, message: "both" } },
      {},
      { error: { message: "without a code" } },
      { error: { code: 1.5, message: "a fraction" } },
      { error: { code: 1 } },
      { result: 7 },
    ];
    const { client } = await open(
      revision,
      `if (called === "wrong") say({ id, ...${JSON.stringify(wrong)}[params.arguments.at] });`,
      { timeout: 5_000 },
    );
    for (const at of wrong.keys()) {
      const error = await client.callTool("wrong", { at }).catch((cause: unknown) => cause);
      expect([at, error]).toEqual([at, expect.objectContaining({ code: "invalid-response" })]);
    }
    expect(await client.callTool("done")).toMatchObject({ content: [] });
  });

  test(`META-06 nothing is expected of the keys of others in an answer [${revision}]`, async () => {
    const keys = ["io.modelcontextprotocol/unheard-of", "dev.mcp/x", "com.example/y", "traceparent"];
    for (const value of [null, 7, "x", [], { deep: [null] }]) {
      const _meta = Object.fromEntries(keys.map((key) => [key, value]));
      const { client } = await open(
        revision,
        `if (called === "meta") say({ id, result: done({ _meta: ${JSON.stringify(_meta)} }) });`,
      );
      expect((await client.callTool("meta"))._meta).toMatchObject(_meta);
      await client.close();
    }
  });

  test(`PROG-02, PROG-05, CANC-08 news of calls that are over, or never were, change nothing [${revision}]`, async () => {
    const late = `
      if (called === "first") {
        globalThis.first = id;
        say({ id, result: done() });
      }
      if (called === "late") {
        const ids = [globalThis.first, "never", null];
        for (const progressToken of ids) say({ method: "notifications/progress", params: { progressToken, progress: 1 } });
        for (const requestId of ids) say({ method: "notifications/cancelled", params: { requestId } });
        say({ method: "notifications/progress" });
        say({ method: "notifications/cancelled", params: {} });
        say({ id: globalThis.first, result: done() });
        say({ id: "never", error: { code: 1, message: "for nobody" } });
        say({ method: "notifications/progress", params: { progressToken: id, progress: 0.5, total: 1 } });
        say({ id, result: done() });
      }`;
    const { client, sent } = await open(revision, late);
    const reported: unknown[] = [];
    const onProgress = (progress: unknown): void => void reported.push(progress);
    await client.callTool("first", {}, { onProgress });
    expect(await client.callTool("late", {}, { onProgress })).toMatchObject({ content: [] });
    expect(reported).toEqual([{ progress: 0.5, total: 1 }]);
    await client.close();
    expect(answersIn(sent())).toEqual([]);
  });

  test(`BASE-09 a notification is not answered, whatever it holds [${revision}]`, async () => {
    const notes = `
      if (called === "noted") {
        for (const params of [undefined, {}, { level: 7 }, { uri: null }]) {
          for (const name of ["notifications/message", "notifications/resources/updated", "notifications/unheard-of", "ping", "roots/list"])
            say({ method: name, params });
        }
        write('{"jsonrpc":"2.0","method":"notifications/message","params":[1]}');
        say({ id, result: done() });
      }`;
    const { client, sent } = await open(revision, notes, { roots: [{ uri: "file:///a" }], onWarning: () => {} });
    await client.callTool("noted");
    await client.callTool("done");
    await client.close();
    expect(answersIn(sent())).toEqual([]);
  });
});

describe.each(LEGACY)("in a session of %s", (revision) => {
  test(`ERR-01 what a server asks that is unknown, or not well, is answered with the code for it [${revision}]`, async () => {
    const asks = `
      if (called === "ask") {
        globalThis.call = id;
        say({ id: "unknown", method: "acme/unknown" });
        say({ id: "ill", method: "sampling/createMessage", params: { messages: 7 } });
      }
      if (method === undefined && (globalThis.count = (globalThis.count ?? 0) + 1) === 2) say({ id: globalThis.call, result: done() });`;
    const sampling = () => ({ role: "assistant", content: { type: "text", text: "" }, model: "m" }) as const;
    const { client, sent } = await open(revision, asks, { sampling });
    await client.callTool("ask");
    await client.close();
    const codes = answersIn(sent()).map(({ id, error }) => [id, error?.code]);
    expect(Object.fromEntries(codes)).toEqual({ unknown: -32601, ill: -32602 });
  });
});

test.each(["2024-11-05", "2025-03-26"])(
  "BATCH-01, BATCH-04, BATCH-09 a client takes what comes as an array, requests or answers [%s]",
  async (revision) => {
    const batches = `
    if (called === "batch") {
      globalThis.call = id;
      write(JSON.stringify([
        { jsonrpc: "2.0", method: "notifications/message", params: { level: "error", data: "said" } },
        { jsonrpc: "2.0", id: "a", method: "roots/list" },
        { jsonrpc: "2.0", id: "b", method: "ping" },
      ]));
    }
    if (method === undefined && (globalThis.count = (globalThis.count ?? 0) + 1) === 2)
      write(JSON.stringify([{ jsonrpc: "2.0", id: globalThis.call, result: done() }]));`;
    const logged: unknown[] = [];
    const { client, sent } = await open(revision, batches, {
      roots: [{ uri: "file:///a" }],
      onLog: ({ data }) => logged.push(data),
    });
    expect(await client.callTool("batch")).toMatchObject({ content: [] });
    await client.close();
    expect(logged).toEqual(["said"]);
    // Nothing is sent as an array.
    for (const message of sent()) expect(Array.isArray(message)).toBe(false);
    const answers = Object.fromEntries(answersIn(sent()).map(({ id, result }) => [id, result]));
    expect(answers).toEqual({ a: { roots: [{ uri: "file:///a" }] }, b: {} });
  },
);

test("BASE-06 an answer that is none is told from a refusal of HTTP [2026-07-28]", async () => {
  const { url } = await scripted(({ message: { id, method, params } }, response) => {
    if (method === "server/discover") return json(response, 200, { jsonrpc: "2.0", id, result: DISCOVERED });
    json(response, Number(params?.["name"]), { jsonrpc: "2.0", id, result: {}, error: { code: 1, message: "both" } });
  });
  const client = await connect(url);
  onTestFinished(() => client.close());
  await expect(client.callTool("200")).rejects.toMatchObject({ code: "invalid-response" });
  await expect(client.callTool("400")).rejects.toMatchObject({ code: "http-status", status: 400 });
});

test("BASE-06 an answer that is none ends the wait for it on a stream that stays open, too [2026-07-28]", async () => {
  const { url } = await scripted(({ message: { id, method } }, response) => {
    if (method === "server/discover") return json(response, 200, { jsonrpc: "2.0", id, result: DISCOVERED });
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.write(`data: ${JSON.stringify({ jsonrpc: "2.0", id: "other" })}\n\n`);
    response.write(
      `data: ${JSON.stringify({ jsonrpc: "2.0", id, result: {}, error: { code: 1, message: "both" } })}\n\n`,
    );
  });
  const client = await connect(url);
  onTestFinished(() => client.close());
  await expect(client.callTool("wrong")).rejects.toMatchObject({ code: "invalid-response" });
});

test("SESS-10, HTTP-17 a session id and event ids of a modern server are not taken up [2026-07-28]", async () => {
  const { url, seen } = await scripted(({ message: { id, method } }, response) => {
    const result = method === "server/discover" ? DISCOVERED : { resultType: "complete", content: [] };
    if (method === "server/discover") {
      return json(response, 200, { jsonrpc: "2.0", id, result }, { "Mcp-Session-Id": "kept" });
    }
    response.writeHead(200, { "Content-Type": "text/event-stream", "Mcp-Session-Id": "kept" });
    response.end(`id: e1\ndata: ${JSON.stringify({ jsonrpc: "2.0", id, result })}\n\n`);
  });
  const client = await connect(url);
  onTestFinished(() => client.close());
  await client.callTool("a");
  await client.callTool("b");
  await client.close();
  expect(seen.length).toBeGreaterThanOrEqual(3);
  for (const { verb, headers } of seen) {
    expect(verb).toBe("POST");
    expect(headers["mcp-session-id"]).toBeUndefined();
    expect(headers["last-event-id"]).toBeUndefined();
  }
});

test("ERR-06 codes that mean nothing are told as they came, and nothing is made of them [2026-07-28]", async () => {
  const codes = [-32000, -32001, -32003, -32019];
  const { client, sent } = await open(
    MODERN,
    `if (called === "fail") say({ id, error: { code: params.arguments.code, message: "It failed." } });`,
  );
  for (const code of codes) await expect(client.callTool("fail", { code })).rejects.toMatchObject({ code });
  expect(await client.callTool("done")).toMatchObject({ content: [] });
  await client.close();
  expect(sent().filter(({ params }) => params?.["name"] === "fail")).toHaveLength(codes.length);
});
