/** What bounds a call, what it tells on the way, and what its answer is held against. */
import { createServer, type Server } from "@mcpwright/runtime";
import { type Client, type ConnectOptions, connect, type LogMessage } from "@mcpwright/runtime/client";
import { describe, expect, onTestFinished, test } from "vitest";
import { program } from "./program.ts";
import { DISCOVERED, json, scripted } from "./scripted.ts";

async function open(server: Server, options: ConnectOptions = {}): Promise<Client> {
  const client = await connect(server, options);
  onTestFinished(() => client.close());
  return client;
}

const eras = [["2025-11-25"], ["2026-07-28"]] as const;

describe.each(eras)("at %s", (revision) => {
  test(`TIME-04 TIME-05 progress begins the silence anew, never the whole time [${revision}]`, async () => {
    const server = createServer({ name: "s", version: "1", logger: () => {} });
    server.tools.add<{ steps: number }>({ name: "work", inputSchema: { type: "object" } }, async ({ steps }, ctx) => {
      for (let step = 1; step <= steps && !ctx.signal.aborted; step++) {
        await new Promise((resolve) => setTimeout(resolve, 30));
        ctx.progress(step);
      }
      return "done";
    });
    server.tools.add(
      { name: "silent" },
      (_, ctx) => new Promise((r) => ctx.signal.addEventListener("abort", () => r(""))),
    );
    const client = await open(server, { revision, timeout: 1_000 });
    // Longer than the client's timeout, which an idle timeout replaces.
    const { content } = await client.callTool("work", { steps: 40 }, { idleTimeout: 500 });
    expect(content).toMatchObject([{ text: "done" }]);
    await expect(client.callTool("work", { steps: 100 }, { idleTimeout: 500, timeout: 200 })).rejects.toMatchObject({
      code: "timeout",
      message: expect.stringContaining("took longer than 200 ms"),
    });
    await expect(client.callTool("silent", {}, { idleTimeout: 40 })).rejects.toMatchObject({
      code: "timeout",
      message: expect.stringContaining("was silent for 40 ms"),
    });
  });

  test(`a handler of progress that throws ends its own call, and nothing else [${revision}]`, async () => {
    const server = createServer({ name: "s", version: "1", logger: () => {} });
    server.tools.add({ name: "work" }, (_, ctx) => {
      ctx.progress(1);
      return new Promise((resolve) => ctx.signal.addEventListener("abort", () => resolve("")));
    });
    server.tools.add({ name: "quick" }, () => "done");
    const client = await open(server, { revision });
    const broken = new Error("broken");
    const onProgress = (): never => {
      throw broken;
    };
    await expect(client.callTool("work", {}, { onProgress })).rejects.toMatchObject({ code: "aborted", cause: broken });
    expect((await client.callTool("quick")).content).toMatchObject([{ text: "done" }]);
  });

  test(`LOG-03 META-12 what the server logs is heard from the level that was asked for [${revision}]`, async () => {
    const server = createServer({ name: "s", version: "1", logger: () => {} });
    server.tools.add({ name: "talk" }, (_, ctx) => {
      ctx.log.debug("low");
      ctx.log.warning("high");
      return "";
    });
    const heard: LogMessage[] = [];
    const client = await open(server, { revision, onLog: (message) => heard.push(message), logLevel: "warning" });
    await client.callTool("talk");
    expect(heard.map(({ level, data }) => [level, data])).toEqual([["warning", "high"]]);
    await client.setLogLevel("debug");
    await client.callTool("talk");
    expect(heard.map(({ level }) => level)).toEqual(["warning", "debug", "warning"]);
  });

  test(`PAGE-02 PAGE-03 lists come page by page, or whole up to a cap [${revision}]`, async () => {
    const server = createServer({ name: "s", version: "1", pageSize: 2, logger: () => {} });
    for (let count = 0; count < 5; count++) server.tools.add({ name: `t${count}` }, () => "");
    const client = await open(server, { revision });
    const pages: string[][] = [];
    for await (const page of client.toolPages()) pages.push(page.map(({ name }) => name));
    expect(pages).toEqual([["t0", "t1"], ["t2", "t3"], ["t4"]]);
    expect(await client.listTools()).toHaveLength(5);
    await expect(client.listTools({ maxItems: 3 })).rejects.toMatchObject({ code: "list-too-long" });
    await expect(client.listTools({ maxPages: 2 })).rejects.toMatchObject({ code: "list-too-long" });
  });

  test(`PING-04 a ping shows that the server is there [${revision}]`, async () => {
    const server = createServer({ name: "s", version: "1", logger: () => {} });
    const client = await open(server, { revision });
    expect(await client.ping()).toBeUndefined();
  });
});

describe("an output", () => {
  const answering = async (tool: object, result: object, options: ConnectOptions = {}): Promise<Client> => {
    const { url } = await scripted(({ message: { id, method } }, response) => {
      const complete = { resultType: "complete", ttlMs: 0, cacheScope: "public" };
      const listed = { ...complete, tools: [{ name: "t", inputSchema: { type: "object" }, ...tool }] };
      const answers: Record<string, object> = { "server/discover": DISCOVERED, "tools/list": listed };
      json(response, 200, { jsonrpc: "2.0", id, result: answers[method ?? ""] ?? { ...complete, ...result } });
    });
    const client = await connect(url, options);
    onTestFinished(() => client.close());
    return client;
  };
  const outputSchema = { type: "object", properties: { n: { type: "integer" }, d: { default: 1 } }, required: ["n"] };
  const output = (structuredContent: unknown): object => ({ content: [], structuredContent });

  test("TOOL-17 is held against the schema its tool lists, once that is known [2026-07-28]", async () => {
    const wrong = await answering({ outputSchema }, output({ n: "one" }));
    expect((await wrong.callTool("t")).structuredContent).toEqual({ n: "one" });
    await wrong.listTools();
    await expect(wrong.callTool("t")).rejects.toMatchObject({
      code: "invalid-output",
      message: expect.stringMatching(/"t" answered against its output schema: .*n.*integer/),
    });
    const right = await answering({ outputSchema }, output({ n: 1 }));
    await right.listTools();
    // What the server said is handed on as it came: no default is filled in.
    expect((await right.callTool("t")).structuredContent).toEqual({ n: 1 });
  });

  test("TOOL-17 may not be left out, but a tool error needs none [2026-07-28]", async () => {
    const without = await answering({ outputSchema }, { content: [] });
    await without.listTools();
    await expect(without.callTool("t")).rejects.toMatchObject({ code: "invalid-output" });
    const refusing = await answering({ outputSchema }, { content: [], isError: true });
    await refusing.listTools();
    expect(await refusing.callTool("t")).toMatchObject({ isError: true });
  });

  test("JSCH-02 JSCH-05 JSCH-08 of a schema that cannot be used is no output, unless that is wanted [2026-07-28]", async () => {
    for (const schema of [
      { $ref: "http://127.0.0.1:1/schema" },
      { $schema: "https://example.com/dialect", type: "object" },
      JSON.parse(`${'{"not":'.repeat(100)}{}${"}".repeat(100)}`),
    ]) {
      const strict = await answering({ outputSchema: { type: "object", ...schema } }, output({}));
      await strict.listTools();
      await expect(strict.callTool("t")).rejects.toMatchObject({ code: "invalid-output" });
      const lenient = await answering({ outputSchema: schema }, output({}), { checkOutput: false });
      await lenient.listTools();
      expect((await lenient.callTool("t")).structuredContent).toEqual({});
    }
  });

  test("JSCH-09 of a schema that never comes to an end is no output, in bounded time [2026-07-28]", async () => {
    const pattern = "^(a+)+$";
    const long = `${"a".repeat(40)}!`;
    const ref = (n: number): object => ({ $ref: `#/$defs/d${n}` });
    const doubling = Array.from({ length: 40 }, (_, n) => [`d${n}`, { allOf: [ref(n + 1), ref(n + 1)] }] as const);
    const endless: readonly (readonly [outputSchema: object, value: object, says: RegExp])[] = [
      [{ properties: { s: { pattern } } }, { s: long }, /takes longer than/],
      [{ patternProperties: { [pattern]: {} } }, { [long]: 1 }, /takes longer than/],
      [{ ...ref(0), $defs: { ...Object.fromEntries(doubling), d40: {} } }, {}, /takes longer than/],
      [{ $ref: "#" }, {}, /cannot be used/],
      [{ properties: { s: { pattern: "(" } } }, { s: "" }, /cannot be used/],
      // Known to be wrong before the pattern is reached.
      [{ properties: { n: { type: "integer" }, s: { pattern } } }, { n: "one", s: long }, /n must be integer/],
    ];
    for (const [schema, value, says] of endless) {
      const client = await answering({ outputSchema: { type: "object", ...schema } }, output(value));
      await client.listTools();
      const begin = performance.now();
      await expect(client.callTool("t")).rejects.toMatchObject({
        code: "invalid-output",
        message: expect.stringMatching(says),
      });
      expect(performance.now() - begin).toBeLessThan(5_000);
    }
  }, 40_000);
});

test("MRTR-09 questions can be answered by hand, round by round [2026-07-28]", async () => {
  const server = createServer({ name: "s", version: "1", logger: () => {} });
  const schema = { type: "object", properties: { ok: { type: "boolean" } }, required: ["ok"] } as const;
  server.tools.add(
    { name: "ask", elicit: { sure: { message: "Sure?", schema } } } as never,
    (async (_: unknown, ctx: { elicit: { sure(): Promise<{ ok: boolean }> } }) =>
      String((await ctx.elicit.sure()).ok)) as never,
  );
  const client = await open(server, { elicitation: () => ({ action: "cancel" }) });
  const first = await client.round("tools/call", { name: "ask" });
  expect(first).toMatchObject({
    resultType: "input_required",
    inputRequests: { sure: { method: "elicitation/create" } },
  });
  const { requestState } = first as { readonly requestState?: string };
  const second = await client.round("tools/call", {
    name: "ask",
    inputResponses: { sure: { action: "accept", content: { ok: true } } },
    ...(requestState === undefined ? {} : { requestState }),
  });
  expect(second).toMatchObject({ content: [{ text: "true" }] });
});

test("CANC-05 a question that the server gives up is not answered; a handler that shows it is told [2025-11-25]", async () => {
  const target = program(`
    const together = (...messages) =>
      process.stdout.write(messages.map((message) => JSON.stringify({ jsonrpc: "2.0", ...message }) + "\\n").join(""));
    const question = { id: "q", method: "elicitation/create", params: { message: "?", requestedSchema: { type: "object", properties: {} } } };
    const end = ["unknown", "q"].map((requestId) => ({ method: "notifications/cancelled", params: { requestId } }));
    const over = { id: "p", method: "ping" };
    if (method === "tools/call") globalThis.call = id;
    if (params?.name === "at-once") together(question, ...end, over);
    if (params?.name === "shown") say(question);
    // The handler pings when it is shown.
    if (method === "ping") together({ id, result: {} }, ...end, over);
    if (id === "q") process.exit(9);
    if (id === "p") say({ id: globalThis.call, result: { content: [] } });
  `);
  const told: string[] = [];
  const client = await connect(target, {
    revision: "legacy",
    elicitation: (_, { signal }) =>
      new Promise((resolve) => {
        told.push("shown");
        signal.addEventListener("abort", () => {
          told.push("given up");
          resolve({ action: "cancel" });
        });
        void client.ping();
      }),
  });
  await client.callTool("at-once");
  expect(told).toEqual([]);
  await client.callTool("shown");
  expect(told).toEqual(["shown", "given up"]);
  await client.close();
});

test("CAP-04 ROOT-04 roots that change are declared so, and told, in the legacy era only [2025-11-25, 2026-07-28]", async () => {
  const target = program(`
    if (method === "notifications/roots/list_changed") say({ id: "r", method: "roots/list" });
    if (id === "r") globalThis.roots = result.roots;
    if (method === "tools/call") globalThis.call = id;
    const { call, roots } = globalThis;
    if (call && roots) say({ id: call, result: { content: [{ type: "text", text: JSON.stringify(roots) }] } });
  `);
  let roots = [{ uri: "file:///a" }];
  const client = await connect(target, { revision: "legacy", roots: () => roots });
  roots = [{ uri: "file:///b" }];
  await client.rootsChanged();
  expect((await client.callTool("x")).content).toMatchObject([{ text: JSON.stringify(roots) }]);
  await client.close();
  const server = createServer({ name: "s", version: "1", logger: () => {} });
  const modern = await open(server, { roots });
  expect(await modern.rootsChanged()).toBeUndefined();
});
