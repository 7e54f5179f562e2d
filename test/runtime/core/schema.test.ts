import { formats } from "@mcpwright/runtime/codegen/v1";
import { describe, expect, test } from "vitest";
import { interpret } from "../../../runtime/dist/schema/interpreter.js";
import { wordMistakes } from "../../../runtime/dist/schema/wording.js";

const valid: Record<string, readonly string[]> = {
  date: ["2024-02-29", "2000-02-29", "1999-12-31"],
  time: ["12:00:00Z", "23:59:60Z", "00:59:60+01:00", "12:00:00.123+02:00", "12:00:00-0500"],
  "date-time": ["2024-01-01T00:00:00Z", "2024-01-01 00:00:00.5+00:00"],
  "iso-time": ["12:00:00", "12:00:00Z"],
  duration: ["P1D", "PT1H30M", "P2W", "P1Y2M3DT4H5M6S"],
  uri: ["https://example.com/a?b#c", "urn:isbn:1", "http://[::1]:80/", "mailto:a@b.c", "x://a%20b"],
  "uri-reference": ["", "/a/b", "a/b:c", "#f", "?q", "//host/path"],
  "uri-template": ["x://{a}/{+b}{?c,d*}", "/a", "{a:3}"],
  url: ["https://example.com", "ftp://a.b/c"],
  email: ["a@b.co", "a.b+c@d-e.example"],
  hostname: ["example.com", "a", "a-b.c.", "xn--e1a"],
  ipv4: ["0.0.0.0", "255.255.255.255"],
  ipv6: ["::", "::1", "1::", "2001:db8::8a2e:370:7334", "::ffff:1.2.3.4", "1:2:3:4:5:6:7:8"],
  uuid: ["123e4567-e89b-12d3-a456-426614174000", "urn:uuid:123E4567-E89B-12D3-A456-426614174000"],
  "json-pointer": ["", "/a~0b/~1", "/0"],
  "relative-json-pointer": ["0", "1/a", "2#"],
  "json-pointer-uri-fragment": ["#", "#/a%20b"],
  regex: ["a|b", "\\p{L}+"],
  byte: ["", "AAEC", "AA=="],
};

const invalid: Record<string, readonly string[]> = {
  date: ["2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-1-1", "x", ""],
  time: ["12:00:00", "24:00:00Z", "12:60:00Z", "12:00:60Z", "23:59:60+01:00", "12:00Z"],
  "date-time": ["2024-01-01", "2024-01-01X00:00:00Z", "2024-02-30T00:00:00Z"],
  "iso-time": ["12:00", "25:00:00"],
  duration: ["P", "PT", "1D", "P1H", "P1W2D", "PT1D"],
  uri: ["//a", "a b:c", "http://a b", "x:\\y", "http://[::1", "http://a#b#c", "http://h:80x/", "x://a%zz", ""],
  "uri-reference": ["a b", "1:b", "http://[", "%"],
  "uri-template": ["{", "{a", "}", "{a b}", "{}", "a b"],
  url: ["x", "http://", "mailto:a@b.c"],
  email: ["a", "@b", "a@", ".a@b.c", "a..b@c.d", "a@-b.c"],
  hostname: ["", "-a", "a-", "a..b", `${"a".repeat(64)}.b`, "a_b", "."],
  ipv4: ["256.0.0.1", "01.0.0.1", "1.2.3", "1.2.3.4.5"],
  ipv6: [":::", "1::2::3", "12345::", "::1.2.3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7::8", "g::"],
  uuid: ["123e4567e89b12d3a456426614174000", "x"],
  "json-pointer": ["a", "/~", "/~2"],
  "relative-json-pointer": ["-1", "01", "/a"],
  "json-pointer-uri-fragment": ["", "/a", "#a"],
  regex: ["(", "[b-a]"],
  byte: ["A", "AA=", "A===", "AA=A", "*AAA"],
};

describe("formats", () => {
  for (const [name, texts] of Object.entries(valid)) {
    const check = formats[name];
    test(`knows ${name}`, () => {
      if (typeof check !== "function") throw new Error(`${name} is no format of strings`);
      for (const text of texts) expect(check(text), text).toBe(true);
      for (const text of invalid[name] ?? []) expect(check(text), text).toBe(false);
    });
  }

  test("knows the formats of numbers", () => {
    const ofNumber = (name: string, value: number) => {
      const format = formats[name];
      return typeof format === "object" && format.validate(value);
    };
    expect(ofNumber("int32", 2 ** 31 - 1)).toBe(true);
    expect(ofNumber("int32", 2 ** 31)).toBe(false);
    expect(ofNumber("int32", 1.5)).toBe(false);
    expect(ofNumber("int64", 2 ** 40)).toBe(true);
    expect(ofNumber("double", Number.POSITIVE_INFINITY)).toBe(false);
  });

  test("decides a long text in linear time", () => {
    const long = 200_000;
    const evil = [
      "a".repeat(long),
      "-".repeat(long),
      "1".repeat(long),
      "a.".repeat(long / 2),
      `${"a@".repeat(long / 2)}`,
      `/${"~0".repeat(long / 2)}~`,
      `x:${"%41".repeat(long / 3)} `,
      "{a,".repeat(long / 3),
      `P${"1".repeat(long)}`,
      ":".repeat(long),
      `${"A".repeat(long)}*`,
    ];
    const started = performance.now();
    for (const check of Object.values(formats)) {
      if (typeof check !== "function" || check === formats["regex"]) continue;
      for (const text of evil) check(text);
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

const schema = {
  type: "object",
  properties: {
    room: { type: "string", minLength: 2 },
    guests: { type: "integer", minimum: 1, default: 1 },
    night: { type: "string", format: "date" },
    kind: { enum: ["a", "b"] },
    tags: { type: "array", items: { $ref: "#/$defs/tag" } },
    pay: { anyOf: [{ type: "string" }, { type: "null" }] },
  },
  required: ["room", "night"],
  additionalProperties: false,
  $defs: { tag: { type: "string", pattern: "^t" } },
};

describe("words for mistakes", () => {
  test("TOOL-22 says every mistake with its place and what was expected", async () => {
    const value = { room: "1", guests: 0, kind: "c", tags: ["t", "x", 5], pay: 1, other: {} };
    expect(await wordMistakes(schema, value, null)).toEqual([
      "night is missing",
      "room must have at least 2 characters",
      "guests must be at least 1, but is 0",
      'kind must be one of "a", "b", but is "c"',
      'tags[1] must match the pattern ^t, but is "x"',
      "tags[2] must be string, but is the number 5",
      'pay matches none of the allowed forms: {"type":"string"}, {"type":"null"}',
      "other is not a known field (known: room, guests, night, kind, tags, pay)",
    ]);
  });

  test("says at most 20, and shortens long values", async () => {
    const many = await wordMistakes(
      { type: "array", items: { type: "string" } },
      Array.from({ length: 500 }, () => 1),
      null,
    );
    expect(many).toHaveLength(20);
    const [long] = await wordMistakes(
      { type: "object", properties: { a: { enum: ["x"] } } },
      { a: "y".repeat(10_000) },
      null,
    );
    expect(long?.length).toBeLessThan(200);
  });

  test("JSCH-09 goes through a large value once only, and compares no long arrays [all]", async () => {
    const found = [{ instancePath: "/items", schemaPath: "#", keyword: "type", params: {}, message: "is wrong" }];
    const items = Array.from({ length: 100_000 }, () => ({ a: 1 }));
    const started = performance.now();
    expect(await wordMistakes({ properties: { items: { items: { required: ["b"] } } } }, { items }, found)).toEqual([
      "items is wrong",
    ]);
    expect(interpret({ properties: { items: { uniqueItems: true } } })({ items })).toBe(false);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  test("falls back on what the validator found when it cannot read the schema", async () => {
    const found = [{ instancePath: "/a", schemaPath: "#", keyword: "type", params: {}, message: "must be string" }];
    expect(await wordMistakes({ $ref: "https://example.com/x" }, {}, found)).toEqual(["a must be string"]);
    expect(await wordMistakes({ $ref: "#/$defs/none" }, {}, found)).toEqual(["a must be string"]);
  });
});

describe("interpreted schemas", () => {
  test("JSCH-02 validates by the declared dialect", () => {
    const tuple = { items: [{ type: "string" }], additionalItems: false };
    expect(interpret({ ...tuple, $schema: "http://json-schema.org/draft-07/schema#" })(["a", 1])).toBe(false);
    expect(interpret({ prefixItems: [{ type: "string" }], items: false })(["a", 1])).toBe(false);
    expect(interpret({ prefixItems: [{ type: "string" }] })(["a", 1])).toBe(true);
  });

  test("fills defaults, also nested, and leaves the schema untouched", () => {
    const nested = {
      type: "object",
      properties: { o: { type: "object", default: {}, properties: { list: { default: [] } } } },
    };
    const before = JSON.stringify(nested);
    const first: Record<string, unknown> = {};
    const second: Record<string, unknown> = {};
    const validator = interpret(Object.freeze(nested));
    expect(validator(first) && validator(second)).toBe(true);
    expect(first).toEqual({ o: { list: [] } });
    expect(first["o"]).not.toBe(second["o"]);
    expect(JSON.stringify(nested)).toBe(before);
  });

  test("arguments called __proto__ are data", () => {
    const value = JSON.parse('{"__proto__":{"polluted":1}}') as object;
    expect(interpret({ type: "object", additionalProperties: false })(value)).toBe(false);
    expect(interpret({ type: "object", properties: JSON.parse('{"__proto__":{"default":1}}') })({})).toBe(true);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
