import type { Validator } from "@mcpwright/protocol/contract";
import { codePoints, equal } from "@mcpwright/protocol/contract/equality";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { compileValidators } from "../../generator/dist/protocol/compile-validators.js";
import type { Schema } from "../../generator/dist/protocol/json-schema.js";

/** Runs compiled validators as the module they would stand in. */
function run(definitions: Readonly<Record<string, Schema>>): Readonly<Record<string, Validator>> {
  const compiled = compileValidators(definitions);
  const code = compiled.map((validator) => validator.code).join("\n");
  const names = compiled.map(({ name }) => name).join(", ");
  return new Function("codePoints", "equal", `"use strict";${code}\nreturn { ${names} };`)(
    codePoints,
    equal,
  ) as Readonly<Record<string, Validator>>;
}

test("keywords that need a helper call ours", () => {
  const { Text } = run({ Text: { type: "string", minLength: 2, maxLength: 3 } });
  for (const [text, valid] of [
    ["a", false],
    ["👍👍", true],
    ["👍👍👍", true],
    ["👍👍👍👍", false],
  ] as const) {
    expect(Text!(text), text).toBe(valid);
  }
  const { Literal } = run({ Literal: { const: { a: [1, { b: null }] } } });
  expect(Literal!({ a: [1, { b: null }] })).toBe(true);
  expect(Literal!({ a: [1, { b: 0 }] })).toBe(false);
  const { Unique } = run({ Unique: { type: "array", items: { type: "object" }, uniqueItems: true } });
  expect(Unique!([{ a: 1 }, { a: 2 }])).toBe(true);
  expect(Unique!([{ a: 1 }, { a: 1 }])).toBe(false);
  const [compiled] = compileValidators({ Text: { type: "string", minLength: 2 } });
  expect(compiled).toMatchObject({ name: "Text", calls: [], helpers: ["codePoints"] });
});

test("patterns, formats and values that look like code stay data", () => {
  const odd = '");process.exit(1);//,parentData:data,parentDataProperty:"x",rootData}';
  const { Odd } = run({
    Odd: {
      type: "object",
      properties: {
        [odd]: { enum: [odd, "schema1.enum"] },
        id: { type: "string", pattern: '^[a-z"]+$', format: "uri" },
      },
      required: [odd],
    },
  });
  expect(Odd!({ [odd]: odd, id: 'ab"' })).toBe(true);
  expect(Odd!({ [odd]: "other" })).toBe(false);
  expect(Odd!.errors![0]!.params).toEqual({ allowedValues: [odd, "schema1.enum"] });
  expect(Odd!({ [odd]: odd, id: "1" })).toBe(false);
});

test("definitions that refer to each other in a circle are functions that call each other", () => {
  const definitions = {
    Branch: { type: "object", properties: { left: { $ref: "#/$defs/Tree" }, right: { $ref: "#/$defs/Tree" } } },
    Tree: { anyOf: [{ $ref: "#/$defs/Branch" }, { type: "integer" }] },
  } as const;
  const { Tree } = run(definitions);
  expect(Tree!({ left: { left: 1, right: 2 }, right: 3 })).toBe(true);
  expect(Tree!({ left: { left: 1, right: "2" } })).toBe(false);
  expect(compileValidators(definitions).map(({ name, calls }) => [name, calls])).toEqual([
    ["Branch", ["Tree"]],
    ["Tree", ["Branch"]],
  ]);
});

test("errors say the same as a plain Ajv's: path, keyword and message", () => {
  const address: Schema = { type: "object", properties: { lines: { items: { type: "string" }, type: "array" } } };
  const { Person } = run({
    Address: address,
    Person: { type: "object", properties: { home: { $ref: "#/$defs/Address" } }, required: ["home"] },
  });
  const value = { home: { lines: ["a", "b", 3] } };
  expect(Person!(value)).toBe(false);
  const plain = new Ajv({ strict: false }).compile({ type: "object", properties: { home: address } });
  plain(value);
  const [ours, theirs] = [Person!.errors![0]!, plain.errors![0]!];
  expect(ours).toMatchObject({ instancePath: "/home/lines/2", keyword: theirs.keyword, message: theirs.message });
  expect(ours.instancePath).toBe(theirs.instancePath);
});

test("a union told apart by a literal reports the error of the member that was meant", () => {
  const member = (type: string, field: string): Schema => ({
    type: "object",
    properties: { type: { const: type, type: "string" }, [field]: { type: "string" } },
    required: ["type", field],
  });
  const { Block } = run({
    Block: { anyOf: [{ $ref: "#/$defs/Image" }, { $ref: "#/$defs/Text" }] },
    Image: member("image", "data"),
    Text: member("text", "text"),
  });
  expect(Block!({ type: "text" })).toBe(false);
  expect(Block!.errors!.map(({ message }) => message)).toEqual(["must have required property 'text'"]);
  expect(Block!({ type: "sound" })).toBe(false);
  expect(Block!("text")).toBe(false);
});

test("a thousand levels of a recursive definition are within reach", () => {
  const { Tree } = run({ Tree: { type: ["object"], properties: { next: { $ref: "#/$defs/Tree" } } } });
  let value: object = {};
  for (let depth = 0; depth < 1000; depth++) value = { next: value };
  expect(Tree!(value)).toBe(true);
});
