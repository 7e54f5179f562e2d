/** Rounds as a client of 2026-07-28 sees them. */
import { createServer, type Server } from "@mcpwright/runtime";
import { expect, test, vi } from "vitest";
import { recorder } from "../support/quiet.ts";
import { agreement, type Confirming, questions, quietServer } from "./eras.ts";
import { ABLE, AGREED, answering, call, confirming, type Input, type Json, send, text } from "./raw.ts";

test("MRTR-04 MRTR-05 ELIC-11 a question travels in the result [2026-07-28]", async () => {
  const server = quietServer();
  server.tools.add<Input, void, { elicit: { pay: { data: { id: string } } } }>(
    { name: "t", elicit: { ...questions, pay: { message: "Pay {{id}}", url: "https://pay.example/{{id}}" } } },
    async (_input, ctx) => {
      const elicit = ctx.elicit as typeof ctx.elicit & { confirm(data: object): Promise<unknown> };
      await Promise.all([elicit.confirm({ what: "12" }), ctx.elicit.pay({ id: "7" }), ctx.roots()]);
      return "paid";
    },
  );
  const first = await call(server, "t");
  expect(first.result).toMatchObject({ resultType: "input_required", requestState: expect.any(String) });
  const { additionalProperties: _, ...requestedSchema } = agreement;
  expect(first.result?.inputRequests).toEqual({
    confirm: { method: "elicitation/create", params: { mode: "form", message: "Confirm 12?", requestedSchema } },
    pay: { method: "elicitation/create", params: { mode: "url", message: "Pay 7", url: "https://pay.example/7" } },
    roots: { method: "roots/list" },
  });
  const inputResponses = {
    confirm: { action: "accept", content: AGREED },
    pay: { action: "accept" },
    roots: { roots: [] },
  };
  const second = await call(server, "t", { inputResponses, requestState: first.result?.requestState });
  expect(second.result).toMatchObject({ resultType: "complete", content: [{ text: "paid" }] });
});

test("MRTR-24 a round carries no caching hints [2026-07-28]", async () => {
  const server = quietServer();
  server.resources.add<Readonly<Record<string, string>>, Confirming>(
    { name: "r", uri: "r://r", elicit: questions },
    async (_params, ctx) => String((await ctx.elicit.other()).agreed),
  );
  const first = await send(server, "resources/read", { uri: "r://r" });
  expect(first.result).toMatchObject({ resultType: "input_required" });
  expect(first.result).not.toHaveProperty("ttlMs");
  expect(first.result).not.toHaveProperty("cacheScope");
  const second = await send(server, "resources/read", { uri: "r://r", ...answering(first, AGREED) });
  expect(second.result).toMatchObject({ resultType: "complete", ttlMs: 0, cacheScope: "private" });
});

function picky(): Server {
  const server = confirming();
  const params = { messages: [], maxTokens: 1 };
  server.tools.add({ name: "sample" }, async (_input, ctx) => (await ctx.sample(params)).model);
  server.tools.add({ name: "tools" }, async (_input, ctx) => (await ctx.sample({ ...params, tools: [] })).model);
  server.tools.add({ name: "roots" }, async (_input, ctx) => String((await ctx.roots()).length));
  server.tools.add<Input, void, { elicit: { go: { data: Readonly<Record<never, never>> } } }>(
    { name: "url", elicit: { go: { message: "Go", url: "https://a.example" } } },
    async (_input, ctx) => ctx.elicit.go(),
  );
  return server;
}

async function lacks(name: string, capabilities: Json, requiredCapabilities: Json): Promise<void> {
  const { status, error } = await call(picky(), name, {}, { capabilities });
  expect([name, status, error?.code, error?.data]).toEqual([name, 400, -32021, { requiredCapabilities }]);
}

test("MRTR-06 ERR-03 META-14 a kind the client did not declare is not asked [2026-07-28]", async () => {
  await lacks("t", {}, { elicitation: { form: {} } });
  await lacks("sample", { elicitation: {} }, { sampling: {} });
  await lacks("roots", {}, { roots: {} });
});

test("ELIC-03 MRTR-06 a mode the client did not declare is not asked [2026-07-28]", async () => {
  await lacks("t", { elicitation: { url: {} } }, { elicitation: { form: {} } });
  await lacks("url", { elicitation: {} }, { elicitation: { url: {} } });
  const { result } = await call(picky(), "t", {}, { capabilities: { elicitation: {} } });
  expect(result?.["resultType"]).toBe("input_required");
});

test("SAMP-09 tools are not sampled with where they were not declared [2026-07-28]", async () => {
  await lacks("tools", { sampling: {} }, { sampling: { tools: {} } });
  const { result } = await call(picky(), "tools", {}, { capabilities: { sampling: { tools: {} } } });
  expect(result?.inputRequests?.["sample"]).toEqual({
    method: "sampling/createMessage",
    params: { messages: [], maxTokens: 1, tools: [] },
  });
});

test("MRTR-20 MRTR-21 extra answers are ignored, missing ones asked for again [2026-07-28]", async () => {
  const server = confirming();
  const first = await call(server, "t");
  const { requestState } = first.result ?? {};
  const other = { action: "accept", content: AGREED };
  const again = await call(server, "t", { inputResponses: { other }, requestState });
  expect(Object.keys(again.result?.inputRequests ?? {})).toEqual(["confirm"]);
  const bare = await call(server, "t", { requestState });
  expect(bare.result?.["resultType"]).toBe("input_required");
  const full = await call(server, "t", { inputResponses: { confirm: other, other }, requestState });
  expect(text(full)).toBe("agreed: true");
});

test("MRTR-19 answers of another kind or shape are refused [2026-07-28]", async () => {
  const server = confirming();
  const { requestState } = (await call(server, "t")).result ?? {};
  for (const confirm of [12345, null, "yes", { roots: [] }, { action: "maybe" }]) {
    const { error } = await call(server, "t", { inputResponses: { confirm }, requestState });
    expect(error?.code).toBe(-32602);
  }
  expect((await call(server, "t", { inputResponses: null, requestState })).error?.code).toBe(-32602);
  // The state is still good for an answer that is one.
  const { result } = await call(server, "t", { inputResponses: { confirm: { action: "decline" } }, requestState });
  expect(result).toMatchObject({ isError: true });
});

test("ELIC-28 MRTR-19 an answer that breaks the declared schema is refused with what is wrong [2026-07-28]", async () => {
  const server = confirming();
  const { error } = await call(server, "t", answering(await call(server, "t"), { agreed: "perhaps" }));
  expect(error).toMatchObject({ code: -32602, message: expect.stringContaining("agreed") });
});

test("an answer without a state counts only where the question is the same in every call [2026-07-28]", async () => {
  const server = quietServer();
  server.tools.add<Input, void, Confirming>({ name: "both", elicit: questions }, async (_input, ctx) => {
    const other = await ctx.elicit.other();
    const confirm = await ctx.elicit.confirm({ what: "it" });
    return `${other.agreed} ${confirm.agreed}`;
  });
  const accept = { action: "accept", content: AGREED };
  const first = await call(server, "both", { inputResponses: { other: accept, confirm: accept } });
  expect(Object.keys(first.result?.inputRequests ?? {})).toEqual(["confirm"]);
  expect(text(await call(server, "both", answering(first, AGREED)))).toBe("true true");
});

test("a price that changed between rounds is asked for again [2026-07-28]", async () => {
  let price = 80;
  const charged: number[] = [];
  const server = quietServer();
  server.tools.add<Input, void, Confirming>({ name: "book", elicit: questions }, async (_input, ctx) => {
    const now = price;
    const { agreed } = await ctx.elicit.confirm({ what: `${now} EUR` });
    if (agreed) charged.push(now);
    return `charged ${charged.join()}`;
  });
  const first = await call(server, "book");
  price = 90;
  const second = await call(server, "book", answering(first, AGREED));
  expect(second.result?.inputRequests?.["confirm"]).toMatchObject({ params: { message: "Confirm 90 EUR?" } });
  expect(charged).toEqual([]);
  const third = await call(server, "book", answering(second, AGREED));
  expect(text(third)).toBe("charged 90");
});

test("MRTR-13 MRTR-15 ELIC-24 a state is good for one request, principal and build only [2026-07-28]", async () => {
  const key = Buffer.alloc(32, 7).toString("base64");
  const make = (message = "Confirm {{what}}?", stateKeys: readonly string[] = [key]): Server => {
    const server = createServer({ name: "s", version: "1", logger: recorder().logger, stateKeys });
    for (const name of ["t", "u"]) {
      server.tools.add<Input, void, Confirming>(
        { name, inputSchema: { type: "object" }, elicit: { ...questions, confirm: { message, schema: agreement } } },
        async ({ what }, ctx) => {
          const { agreed } = await ctx.elicit.confirm({ what: String(what) });
          return `agreed: ${agreed}`;
        },
      );
    }
    return server;
  };
  const alice = { subject: "alice", scopes: [], claims: {} };
  const arguments_ = { what: "it", more: { a: 1, b: 2 } };
  const first = await call(make(), "t", { arguments: arguments_ }, { auth: alice });
  const retry = { arguments: arguments_, ...answering(first, AGREED) };
  const refused = async (server: Server, name: string, more: Json, auth = alice) => {
    const { status, error } = await call(server, name, more, { auth });
    expect([status, error?.code]).toEqual([200, -32602]);
    expect(error?.message).toContain("requestState");
  };
  await refused(make(), "u", retry);
  await refused(make(), "t", { ...retry, arguments: { ...arguments_, what: "more" } });
  await refused(make(), "t", retry, { ...alice, subject: "mallory" });
  await refused(make("Really confirm {{what}}?"), "t", retry);
  await refused(make(undefined, [Buffer.alloc(32, 8).toString("base64")]), "t", retry);
  const { requestState = "" } = first.result ?? {};
  for (const changed of [
    `${requestState}-TAMPERED`,
    requestState.slice(0, -1),
    `${requestState}=`,
    "",
    "x",
    `A${requestState.slice(1)}`,
  ]) {
    await refused(make(), "t", { ...retry, requestState: changed });
  }
  for (const at of [8, 30, requestState.length - 3]) {
    const other = requestState[at] === "A" ? "B" : "A";
    await refused(make(), "t", {
      ...retry,
      requestState: requestState.slice(0, at) + other + requestState.slice(at + 1),
    });
  }
  // Another process with the key, also as an older one of its ring, arguments in another order, and a `_meta` of its own.
  const newer = [Buffer.alloc(32, 9).toString("base64url"), key];
  const moved = { ...retry, arguments: { more: { b: 2, a: 1 }, what: "it" } };
  const answered = await call(make(undefined, newer), "t", moved, { auth: alice, meta: { progressToken: 5 } });
  expect(text(answered)).toBe("agreed: true");
});

test("MRTR-15 a state expires after ten minutes [2026-07-28]", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    const server = confirming();
    const retry = answering(await call(server, "t"), AGREED);
    vi.setSystemTime(Date.now() + 9.9 * 60_000);
    expect(text(await call(server, "t", retry))).toBe("agreed: true");
    vi.setSystemTime(Date.now() + 0.2 * 60_000);
    expect((await call(server, "t", retry)).error).toMatchObject({
      code: -32602,
      message: expect.stringContaining("expired"),
    });
  } finally {
    vi.useRealTimers();
  }
});

test("MRTR-03 nothing but tools, prompts and resource reads asks [2026-07-28]", async () => {
  const server = createServer({ name: "s", version: "1", logger: recorder().logger });
  const seen: unknown[] = [];
  server.prompts.add(
    {
      name: "p",
      arguments: [{ name: "a" }],
      complete: {
        a: (_value, ctx) => {
          // The types do not offer it: this is what someone without types finds.
          const { sample } = ctx as unknown as { sample(params: object): Promise<unknown> };
          try {
            sample({ messages: [], maxTokens: 1 });
          } catch (error) {
            seen.push((error as { code: string }).code);
          }
          return [];
        },
      },
    },
    () => "p",
  );
  const params = { ref: { type: "ref/prompt", name: "p" }, argument: { name: "a", value: "" } };
  expect((await send(server, "completion/complete", params)).result).toMatchObject({ resultType: "complete" });
  expect(seen).toEqual(["cannot-ask"]);
});

test("MRTR-17 a client that never retries leaves nothing behind [2026-07-28]", async () => {
  let open = 0;
  const ended: unknown[] = [];
  const server = quietServer();
  server.tools.add<Input, void, Confirming>({ name: "t", elicit: questions }, async (_input, ctx) => {
    open++;
    ctx.signal.addEventListener("abort", () => ended.push(ctx.isRoundEnded(ctx.signal.reason)));
    try {
      await ctx.elicit.confirm({ what: "it" });
    } finally {
      open--;
    }
  });
  for (let i = 0; i < 50; i++) await call(server, "t", {}, { capabilities: ABLE });
  expect(open).toBe(0);
  expect(ended).toHaveLength(50);
  expect(ended.every(Boolean)).toBe(true);
});
