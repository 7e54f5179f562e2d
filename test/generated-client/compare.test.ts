import { expect, test } from "vitest";
import { widthProblems } from "../../generator/dist/client/compare-schemas.js";
import { changesBetween } from "../../generator/dist/client/compare-seen.js";
import { emitLock, parseLock, type Seen } from "../../generator/dist/client/lock.js";
import type { Json } from "../../generator/dist/manifest/model.js";

const string = { type: "string" } as const;
const object = (properties: Json, more: object = {}): Json => ({ type: "object", properties, ...more }) as Json;
const a = object({ a: string }, { required: ["a"] });
const node = (more: object): Json =>
  ({
    $ref: "#/$defs/N",
    $defs: { N: { type: "object", properties: { next: { $ref: "#/$defs/N" }, ...more } } },
  }) as Json;

/** Schemas, and what keeps values of the first from being values of the second. */
const cases: readonly (readonly [name: string, narrow: Json, wide: Json, problems: readonly string[]])[] = [
  ["the same", a, a, []],
  ["other words", { ...string, description: "x" }, string, []],
  [
    "a property called title",
    object({ title: string }),
    object({ title: { type: "number" } }),
    [expect.stringMatching("/title")],
  ],
  ["any value", {}, true, []],
  ["nothing", false, string, []],
  ["where nothing fits", string, false, ["/ is not allowed"]],
  ["a wider type", { type: "integer" }, { type: "number" }, []],
  ["a narrower type", { type: "number" }, { type: "integer" }, [expect.stringContaining("another type")]],
  ["one type more", string, { type: ["string", "null"] }, []],
  ["an optional field more", a, object({ a: string, b: string }, { required: ["a"] }), []],
  [
    "a required field more",
    a,
    object({ a: string, b: string }, { required: ["a", "b"] }),
    ["/b may be missing where it is required"],
  ],
  [
    "a field less",
    object({ a: string, b: string }),
    object({ a: string }, { additionalProperties: false }),
    ["/b is not known", "/ may hold other properties"],
  ],
  ["a field that is no longer required", a, object({ a: string }), []],
  ["a value more", { enum: ["a"] }, { enum: ["a", "b"] }, []],
  ["a value less", { enum: ["a", "b"] }, { enum: ["a"] }, ['/ may be "b"']],
  ["a limit where there was none", { type: "number" }, { type: "number", minimum: 1 }, ["/ has another `minimum`"]],
  ["a wider limit", { ...string, maxLength: 5 }, { ...string, maxLength: 9 }, []],
  ["a narrower limit", { ...string, maxLength: 9 }, { ...string, maxLength: 5 }, ["/ has another `maxLength`"]],
  ["a pattern", string, { ...string, pattern: "^a" }, ["/ has another `pattern`"]],
  ["a pattern less", { ...string, pattern: "^a" }, string, []],
  [
    "items",
    { type: "array", items: string },
    { type: "array", items: { type: "number" } },
    [expect.stringMatching("^/\\* ")],
  ],
  ["an alternative more", { anyOf: [string] }, { anyOf: [string, { type: "null" }] }, []],
  ["an alternative less", { anyOf: [string, { type: "null" }] }, { anyOf: [string] }, [expect.any(String)]],
  [
    "a reference for what it means",
    object({ a: { $ref: "#/$defs/A" } }, { $defs: { A: string } }),
    object({ a: string }),
    [],
  ],
  ["a recursive schema", node({}), node({ more: string }), []],
  [
    "a recursive schema with another field",
    node({ v: string }),
    node({ v: { type: "number" } }),
    [expect.stringMatching("/v")],
  ],
  ["what cannot be told", { not: string }, { not: { type: "number" } }, ["/ has another `not`"]],
];

test.each(cases)("values of one schema in another: %s", (_, narrow, wide, problems) => {
  expect(widthProblems(narrow, wide)).toEqual(problems);
});

test("a comparison ends, however the references multiply", () => {
  const doubled = (last: Json): Json => {
    const pairs = Array.from({ length: 40 }, (_, n) => [
      `d${n}`,
      object({ l: { $ref: `#/$defs/d${n + 1}` }, r: { $ref: `#/$defs/d${n + 1}` } }),
    ]);
    return { $ref: "#/$defs/d0", $defs: { ...Object.fromEntries(pairs), d40: last } };
  };
  const started = performance.now();
  expect(widthProblems(doubled(string), doubled({ type: "number" })).length).toBeGreaterThan(0);
  expect(performance.now() - started).toBeLessThan(10_000);
});

function seen(parts: Partial<Record<keyof Seen, Record<string, object>>>): Seen {
  const section = (kind: keyof Seen) => new Map(Object.entries(parts[kind] ?? {})) as Seen["tools"];
  return { tools: section("tools"), resources: section("resources"), prompts: section("prompts") };
}

test("what is sent must still be taken, what comes back still be what was expected", () => {
  const more = object({ a: string, b: string }, { required: ["a"] });
  const texts = (before: Seen, after: Seen): string[] =>
    changesBetween(before, after).map(({ breaking, text }) => `${breaking ? "!" : ""}${text}`);
  expect(
    texts(
      seen({ tools: { x: { input: a }, y: { input: a, output: more }, gone: { input: a } } }),
      seen({ tools: { x: { input: more }, y: { input: a, output: a, text: "1" }, fresh: { input: a } } }),
    ),
  ).toEqual([
    'the tool "fresh" is new',
    '!the tool "gone" is gone',
    'the tool "x" has another input, which fits',
    'the tool "y" has another output, which fits',
    'the tool "y" is described otherwise',
  ]);
  expect(texts(seen({ tools: { x: { input: more } } }), seen({ tools: { x: { input: { type: "string" } } } }))).toEqual(
    [expect.stringMatching(/^!the tool "x" breaks its input: \/ has another type/)],
  );
  expect(
    texts(
      seen({ resources: { r: { uri: "x://{a}" } }, prompts: { p: { arguments: { a: true, b: false } } } }),
      seen({ resources: { r: { uri: "y://{a}" } }, prompts: { p: { arguments: { a: false, c: true } } } }),
    ),
  ).toEqual([
    '!the resource "r" has another URI: "y://{a}"',
    'the prompt "p" takes the argument "a", which may be left out',
    '!the prompt "p" no longer takes the argument "b"',
    '!the prompt "p" requires the argument "c"',
  ]);
});

test("a lock says again what it was made of, whatever the names", () => {
  const entries = JSON.parse('{"__proto__":{"input":{"type":"object"}},"\\u2028":{"input":true}}');
  const lock = { from: { url: "http://127.0.0.1/mcp" }, seen: seen({ tools: entries }) };
  const text = emitLock(lock);
  expect(text).not.toMatch(/[\u2028\u2029]/);
  expect(text.split("\n").filter((line) => line.includes("input"))).toHaveLength(2);
  expect(parseLock(text)).toEqual(lock);
  expect(emitLock(parseLock(text)!)).toBe(text);
  for (const broken of ["", "{}", "[]", '{"client":2}', '{"client":1,"from":{"command":[1]}}']) {
    expect(parseLock(broken)).toBeUndefined();
  }
});
