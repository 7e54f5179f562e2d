/** What a client lets out as an answer, and which questions it takes. */
import type { ConnectOptions } from "@mcpwright/runtime/client";
import { describe, expect, test } from "vitest";
import { ask, REVISIONS } from "../asked.ts";

type Answer = Awaited<ReturnType<NonNullable<ConnectOptions["elicitation"]>>>;

const form = (properties: object, more: object = {}) => ({
  method: "elicitation/create",
  params: { message: "?", requestedSchema: { type: "object", properties, ...more } },
});
const accept = (content: unknown) => () => ({ action: "accept", content }) as Answer;

describe.each(REVISIONS.filter((revision) => revision >= "2025-06-18"))("forms at %s", (revision) => {
  const modern = revision === "2026-07-28";

  test(`ELIC-28 an accepted answer that the schema refuses is not sent; both sides learn that there is none [${revision}]`, async () => {
    const question = form({ n: { type: "integer", minimum: 3 } }, { required: ["n"] });
    for (const content of [{ n: 2 }, { n: "3" }, {}, undefined]) {
      const { results, errors, failure, warnings } = await ask(
        revision,
        { q: question },
        { elicitation: accept(content) },
      );
      expect(results).toEqual({});
      if (modern) {
        expect(failure).toMatchObject({ name: "LocalError", code: "invalid-answer" });
        expect(String(failure)).toMatch(/\bn\b.*(at least 3|must be integer|is missing)/);
      } else {
        // What the user wrote is not told with the refusal.
        expect(errors).toEqual({ q: { code: -32603, message: "The client has no answer that fits" } });
        expect(warnings.join()).toMatch(/\bn\b.*(at least 3|must be integer|is missing)/);
      }
    }
    const { results } = await ask(revision, { q: question }, { elicitation: accept({ n: 3 }) });
    expect(results).toEqual({ q: { action: "accept", content: { n: 3 } } });
  });

  test(`ELIC-07 each restriction of a field is held to [${revision}]`, async () => {
    const fields = {
      short: [{ type: "string", maxLength: 2 }, "ab", "abc"],
      long: [{ type: "string", minLength: 2 }, "ab", "a"],
      email: [{ type: "string", format: "email" }, "a@b.example", "a"],
      uri: [{ type: "string", format: "uri" }, "https://a.example/", "a b"],
      date: [{ type: "string", format: "date" }, "2026-02-28", "2026-02-30"],
      time: [{ type: "string", format: "date-time" }, "2026-02-28T10:00:00Z", "yesterday"],
      low: [{ type: "number", minimum: 0.5 }, 0.5, 0.4],
      high: [{ type: "integer", maximum: 3 }, 3, 4],
      whole: [{ type: "integer" }, 1, 1.5],
      sure: [{ type: "boolean" }, true, "true"],
    } as const;
    const questions = Object.fromEntries(Object.entries(fields).map(([name, [field]]) => [name, form({ v: field })]));
    for (const [name, [, right, wrong]] of Object.entries(fields)) {
      const question = { q: questions[name] as ReturnType<typeof form> };
      expect((await ask(revision, question, { elicitation: accept({ v: right }) })).results).toHaveProperty("q");
      expect((await ask(revision, question, { elicitation: accept({ v: wrong }) })).results).toEqual({});
    }
  });

  test(`ELIC-08 one of the choices is taken, in every form they are listed in [${revision}]`, async () => {
    const titled = [
      { const: "a", title: "A" },
      { const: "b", title: "B" },
    ];
    const single = [{ type: "string", enum: ["a", "b"], enumNames: ["A", "B"] }];
    const newer = [
      { type: "string", enum: ["a", "b"] },
      { type: "string", oneOf: titled },
    ];
    const several = [
      { type: "array", items: { type: "string", enum: ["a", "b"] }, minItems: 1, maxItems: 1 },
      { type: "array", items: { anyOf: titled }, minItems: 1, maxItems: 1 },
    ];
    for (const field of revision === "2025-06-18" ? single : [...single, ...newer]) {
      const question = { q: form({ v: field }) };
      expect((await ask(revision, question, { elicitation: accept({ v: "b" }) })).results).toHaveProperty("q");
      expect((await ask(revision, question, { elicitation: accept({ v: "c" }) })).results).toEqual({});
    }
    for (const field of revision === "2025-06-18" ? [] : several) {
      const question = { q: form({ v: field }) };
      expect((await ask(revision, question, { elicitation: accept({ v: ["b"] }) })).results).toHaveProperty("q");
      for (const v of [["c"], [], ["a", "b"], "a"]) {
        expect((await ask(revision, question, { elicitation: accept({ v }) })).results).toEqual({});
      }
    }
  });

  test(`JSCH-09 what no form is restricted by costs nothing, however long it would take [${revision}]`, async () => {
    const pattern = "^(a+)+$";
    const field = { type: "string", pattern, default: `${"a".repeat(40)}!` };
    const more = { allOf: [{ properties: { v: { pattern } } }], patternProperties: { [pattern]: {} } };
    const { results } = await ask(
      revision,
      { q: form({ v: field, pattern: { type: "string", maxLength: 1 } }, more) },
      {
        elicitation: accept({ v: field.default, pattern: "p" }),
      },
    );
    expect(results).toEqual({ q: { action: "accept", content: { v: field.default, pattern: "p" } } });
  });

  test(`ELIC-10 only an accepted form has content [${revision}]`, async () => {
    for (const action of ["decline", "cancel"] as const) {
      const { results } = await ask(
        revision,
        { q: form({ v: { type: "string" } }) },
        { elicitation: () => ({ action, content: { v: "half typed" } }) },
      );
      expect(results).toEqual({ q: { action } });
    }
  });

  test(`JSCH-02 JSCH-05 a schema that cannot be held to is refused before the user is asked [${revision}]`, async () => {
    const elicitation = () => expect.unreachable("the user was asked");
    for (const more of [{ $schema: "https://dialect.example/" }, { allOf: [{ $ref: "https://a.example/s.json" }] }]) {
      const { errors, failure } = await ask(revision, { q: form({}, more) }, { elicitation });
      if (modern) expect(failure).toMatchObject({ name: "LocalError", code: "question-refused" });
      else expect(errors["q"]?.code).toBe(-32602);
    }
  });
});

describe.each(["2025-11-25", "2026-07-28"])("modes at %s", (revision) => {
  test(`ELIC-02 every mode that is declared is answered [${revision}]`, async () => {
    const url = { mode: "url", message: "?", url: "https://a.example", elicitationId: "1" };
    const questions = { form: form({}), url: { method: "elicitation/create", params: url } };
    const handlers = { elicitation: accept({}), openUrl: accept(undefined) };
    const both = await ask(revision, questions, handlers);
    expect(Object.keys(both.results).toSorted()).toEqual(["form", "url"]);
    const { results: forms } = await ask(revision, { form: questions.form }, { elicitation: handlers.elicitation });
    expect(forms).toEqual({ form: { action: "accept", content: {} } });
    const { results: urls } = await ask(revision, { url: questions.url }, { openUrl: handlers.openUrl });
    expect(urls).toEqual({ url: { action: "accept" } });
  });

  test(`ELIC-12 an address that is opened has no content [${revision}]`, async () => {
    const params = { mode: "url", message: "?", url: "https://a.example", elicitationId: "1" };
    const question = { method: "elicitation/create", params };
    const { results } = await ask(revision, { q: question }, { openUrl: accept({ token: "seen on the page" }) });
    expect(results).toEqual({ q: { action: "accept" } });
  });
});
