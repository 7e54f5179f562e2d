/** What a client takes as a request to sample, and what it lets out as an answer. */
import { type ConnectOptions, preferredModel } from "@mcpwright/runtime/client";
import { describe, expect, test } from "vitest";
import { ask, REVISIONS } from "../asked.ts";

type Sampling = NonNullable<ConnectOptions["sampling"]>;
type Params = Parameters<Sampling>[0];
type Answer = Awaited<ReturnType<Sampling>>;

const text = { type: "text", text: "hi" } as const;
const use = { type: "tool_use", id: "u", name: "x", input: {} } as const;
const result = { type: "tool_result", toolUseId: "u", content: [] } as const;
const tools = [{ name: "x", inputSchema: { type: "object" } }];
const message = (params: object) => ({
  method: "sampling/createMessage",
  params: { messages: [{ role: "user", content: text }], maxTokens: 7, ...params },
});
const answering =
  (more: Partial<Answer> = {}): Sampling =>
  () => ({ role: "assistant", content: text, model: "m", ...more });
const unreachable: Sampling = () => expect.unreachable("the model was asked");

describe.each(REVISIONS)("sampling at %s", (revision) => {
  const modern = revision === "2026-07-28";
  const refusal = modern
    ? { failure: { name: "LocalError", code: "question-refused" } }
    : { errors: { q: { code: -32602 } } };

  test(`SAMP-03 role, content, model and why it stopped are answered [${revision}]`, async () => {
    for (const stopReason of ["endTurn", "stopSequence", "maxTokens", "of my own"]) {
      const { results } = await ask(revision, { q: message({}) }, { sampling: answering({ stopReason }) });
      expect(results).toEqual({ q: { role: "assistant", content: text, model: "m", stopReason } });
    }
  });

  test(`SAMP-07 the first hint that names a model decides, as part of its name [${revision}]`, async () => {
    const models = ["small-2", "large-2", "large-3"];
    const sampling = ({ modelPreferences }: Params): Answer => ({
      role: "assistant",
      content: text,
      model: preferredModel(models, modelPreferences) ?? "default",
    });
    const hints = { first: ["large", "small"], later: ["huge", "small"], none: ["huge"], empty: [] };
    for (const [name, expected] of Object.entries({
      first: "large-2",
      later: "small-2",
      none: "default",
      empty: "default",
    })) {
      const names = hints[name as keyof typeof hints];
      const modelPreferences = { hints: [{}, ...names.map((one) => ({ name: one }))] };
      const { results } = await ask(revision, { q: message({ modelPreferences }) }, { sampling });
      expect(results).toMatchObject({ q: { model: expected } });
    }
    const { results } = await ask(revision, { q: message({}) }, { sampling });
    expect(results).toMatchObject({ q: { model: "default" } });
  });

  test(`SAMP-24 a message without role or content is none, and no model is asked [${revision}]`, async () => {
    for (const one of [{ content: text }, { role: "user" }, { role: "system", content: text }, "hi"]) {
      expect(await ask(revision, { q: message({ messages: [one] }) }, { sampling: unreachable })).toMatchObject(
        modern ? { failure: { name: "LocalError", code: "invalid-response" } } : refusal,
      );
    }
  });

  test(`what a handler throws is not told to the server, unless it is meant for it [${revision}]`, async () => {
    const sampling = () => {
      throw new Error("the key of the model is sk-1");
    };
    const { results, errors, failure, warnings } = await ask(revision, { q: message({}) }, { sampling });
    expect(results).toEqual({});
    expect(JSON.stringify(errors)).not.toContain("sk-1");
    if (modern) expect(String(failure)).toContain("sk-1");
    else expect(warnings.join()).toContain("sk-1");
  });
});

describe.each(["2025-11-25", "2026-07-28"])("tools of sampling at %s", (revision) => {
  const modern = revision === "2026-07-28";
  const refusal = modern
    ? { failure: { name: "LocalError", code: "question-refused" } }
    : { errors: { q: { code: -32602 } } };
  const asked = (messages: readonly object[], sampling: Sampling, more: object = {}) =>
    ask(revision, { q: message({ messages, tools, ...more }) }, { sampling, samplingTools: true });
  const user = (...content: object[]) => ({ role: "user", content });
  const assistant = (...content: object[]) => ({ role: "assistant", content });

  test(`SAMP-11 results beside anything else are refused, and no model is asked [${revision}]`, async () => {
    for (const mixed of [user(result, text), user(text, result), assistant(result)]) {
      expect(await asked([assistant(use), mixed], unreachable)).toMatchObject(refusal);
    }
  });

  test(`SAMP-12 SAMP-13 uses without their results at once are refused, and no model is asked [${revision}]`, async () => {
    const other = { ...use, id: "v" };
    for (const messages of [
      [assistant(use)],
      [assistant(use), user(text)],
      [assistant(use), assistant(text), user(result)],
      [assistant(use, other), user(result)],
      [user(result)],
      [assistant(use), user({ ...result, toolUseId: "v" })],
      [user(use), user(result)],
    ]) {
      expect(await asked(messages, unreachable)).toMatchObject(refusal);
    }
    const { results } = await asked([user(text), assistant(text, use), user(result), assistant(text)], answering());
    expect(results).toHaveProperty("q");
  });

  test(`SAMP-25 a model keeps to the choice of tools, or its answer is not sent [${revision}]`, async () => {
    const said = [user(text)];
    const used = [user(text), assistant(use), user(result)];
    const none = { toolChoice: { mode: "none" } };
    const required = { toolChoice: { mode: "required" } };
    const calls = answering({ content: [use], stopReason: "toolUse" });
    const misfit = modern
      ? { results: {}, failure: { name: "LocalError", code: "invalid-answer" } }
      : { results: {}, errors: { q: { code: -32603, message: "The client has no answer that fits" } } };
    expect(await asked(said, calls, none)).toMatchObject(misfit);
    expect(await asked(said, answering(), required)).toMatchObject(misfit);
    for (const { results } of [
      await asked(said, answering(), none),
      await asked(said, calls, required),
      await asked(used, answering(), required),
      await asked(said, answering({ stopReason: "maxTokens" }), required),
      await asked(said, calls, { toolChoice: {} }),
    ]) {
      expect(results).toHaveProperty("q");
    }
  });
});
