import { describe, expect, test } from "vitest";
import { fieldDoc } from "../../generator/dist/protocol/docs.js";
import { methodOf } from "../../generator/dist/protocol/json-schema.js";
import { describedFields, fieldsOf, repeatsName } from "./docs-rules.ts";
import { models, source } from "./protocol-source.ts";

const { docs } = source;
const ids = models.map(({ info }) => info.id);

test.each(models.map((model) => [model.info.id, model] as const))("everything of %s has a line", (_, model) => {
  const names = Object.keys(model.definitions);
  const fields = names.flatMap((name) =>
    describedFields(name, model)
      .filter((field) => fieldDoc(docs, name, field) === undefined)
      .map((field) => `${name}: ${field}`),
  );
  expect(names.filter((name) => docs.definitions.get(name)?.summary === undefined)).toEqual([]);
  expect(fields).toEqual([]);
  expect(model.methods.filter(({ method }) => !docs.methods.has(method))).toEqual([]);
  expect(docs.bases.get(model.info.id)).toBe(`https://modelcontextprotocol.io/specification/${model.info.id}`);
});

test("every line is of something that exists", () => {
  const known = new Map<string, Set<string>>();
  const methods = new Set<string | undefined>();
  for (const { definitions } of models) {
    for (const [name, schema] of Object.entries(definitions)) {
      known.set(name, new Set([...(known.get(name) ?? []), ...fieldsOf(schema)]));
      methods.add(methodOf(schema));
    }
  }
  const stray = [...docs.definitions].flatMap(([name, { fields }]) =>
    known.has(name)
      ? Object.keys(fields)
          .filter((field) => !known.get(name)?.has(field))
          .map((field) => `${name}: ${field}`)
      : [name],
  );
  expect(stray).toEqual([]);
  expect([...docs.methods.keys()].filter((method) => !methods.has(method))).toEqual([]);
  expect([...docs.bases.keys()]).toEqual(ids);
});

test("no line only repeats a name", () => {
  const lines = [...docs.definitions].flatMap(([name, { summary, fields }]) => [
    { names: [name], text: summary ?? "" },
    ...Object.entries(fields).map(([field, text]) => ({ names: [field], text })),
  ]);
  const ofMethods = [...docs.methods].map(([method, text]) => ({ names: [method], text }));
  expect([...lines, ...ofMethods].filter(({ names, text }) => repeatsName(names, text))).toEqual([]);
});

test("a line is one line that ends with a full stop", () => {
  const texts = [...docs.definitions.values()].flatMap(({ summary, fields }) => [
    summary ?? "",
    ...Object.values(fields),
  ]);
  expect([...texts, ...docs.methods.values()].filter((text) => !/^[A-Z`].*\.$/.test(text))).toEqual([]);
});

describe("the rule finds lines that only repeat a name", () => {
  test.each([
    ["nextCursor", "The next cursor."],
    ["ListToolsResult", "Result of listing the tools, a list."],
    ["tools/call", "Call of a tool."],
    ["uri", "Its URI."],
  ])("%s", (name, text) => {
    expect(repeatsName([name], text)).toBe(true);
  });

  test("and lets others through", () => {
    expect(repeatsName(["nextCursor"], "Where the following page begins; absent on the last page.")).toBe(false);
  });
});
