import { expect, test } from "vitest";
import { deriveShapes } from "../../generator/dist/protocol/derive-shapes.js";
import type { Schema } from "../../generator/dist/protocol/json-schema.js";
import type { RevisionModel } from "../../generator/dist/protocol/normalise.js";
import { models } from "../spec/protocol-source.ts";

/** The shapes of a revision with one notification of one definition. */
function shapesOf(definition: Schema, more: Readonly<Record<string, Schema>> = {}) {
  const methods = [{ kind: "notification", method: "said", definition: "Said", sender: "server", params: "optional" }];
  return deriveShapes({ definitions: { Said: definition, ...more }, methods } as unknown as RevisionModel);
}

const closed = (properties: Readonly<Record<string, Schema>>): Schema => ({ type: "object", properties });

test("an object inside a field is named by its owner and the field, however deep it stands", () => {
  const of = closed({ words: { type: "array", items: closed({ word: { type: "string" } }) } });
  expect(shapesOf(closed({ of }))).toEqual({
    Said: { of: ["Said.of"] },
    "Said.of": { words: ["Said.of.words"] },
    "Said.of.words": { word: [] },
  });
});

test("a field of several alternatives has them all", () => {
  const either = { anyOf: [closed({ a: {} }), { $ref: "#/$defs/Other" }, closed({ b: {} })] };
  expect(shapesOf(closed({ either }), { Other: closed({ c: {} }) })).toEqual({
    Said: { either: ["Said.either.0", "Other", "Said.either.2"] },
    "Said.either.0": { a: [] },
    "Said.either.2": { b: [] },
    Other: { c: [] },
  });
});

test("open objects, maps, metadata and JSON Schemas are data", () => {
  const schema = closed({ type: { const: "object", type: "string" }, properties: {} });
  const open = { ...closed({ known: {} }), additionalProperties: true };
  const map = { type: "object", additionalProperties: closed({ inside: {} }) };
  const said = closed({ schema, open, map, _meta: closed({ key: {} }), anything: { type: "object" } });
  expect(shapesOf(said)).toEqual({ Said: { schema: [], open: [], map: [], _meta: [], anything: [] } });
});

test.each(models.map((model) => [model.info.id, model] as const))(
  "no object of %s is without its fields",
  (_, model) => {
    const shapes = deriveShapes(model);
    const inside = Object.entries(model.definitions)
      .filter(([name]) => shapes[name] !== undefined)
      .flatMap(([name, { properties = {} }]) => Object.entries(properties).map(([field, of]) => ({ name, field, of })))
      .filter(({ field, of }) => field !== "_meta" && of.properties !== undefined)
      .filter(({ of }) => of.additionalProperties === undefined && of.properties?.["type"]?.const !== "object");
    expect(inside).not.toEqual([]);
    for (const { name, field, of } of inside) {
      expect(shapes[name]?.[field], `${name}.${field}`).toEqual([`${name}.${field}`]);
      expect(Object.keys(shapes[`${name}.${field}`] ?? {})).toEqual(Object.keys(of.properties ?? {}));
    }
  },
);
