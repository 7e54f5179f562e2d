/** Arbitrary schemas in the 2020-12 subset that has exact types, each with values that fit it. */
import fc from "fast-check";

export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };
export type Schema = { readonly [key: string]: Value };

export interface Sample {
  readonly schema: Schema;
  /** Fits the schema. */
  readonly value: Value;
}

/** Text that would be code in the wrong place: it calls `pwned`, which no generated file may do. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      "*/ pwned(); /*",
      '"; pwned(); "',
      "'; pwned(); '",
      "`${pwned()}`",
      "${pwned()}",
      "\u2028pwned()\u2029",
      "\npwned()\n",
      "\r\npwned();//",
      "\\",
      "\\u0022;pwned();",
      "// @ts-ignore",
      "\n@ts-expect-error",
      "</script><script>pwned()",
      'require("pwned")',
      "\0",
      "\ud800",
      "__proto__",
      "constructor",
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(" "));

const fieldName = fc.constantFrom(
  "a",
  "b2",
  "some_field",
  "with space",
  "a-b",
  "2fa",
  "class",
  "default",
  "constructor",
  "é",
  "x.y",
  '"',
);

const leaf: fc.Arbitrary<Sample> = fc.oneof(
  fc.string({ maxLength: 6 }).map((value) => ({ schema: { type: "string" }, value })),
  fc
    .string({ minLength: 2, maxLength: 6, unit: "grapheme" })
    .map((value) => ({ schema: { type: "string", minLength: 1 }, value })),
  fc.integer().map((value) => ({ schema: { type: "integer" }, value })),
  fc.integer({ min: -5, max: 5 }).map((value) => ({ schema: { type: "number", minimum: -5, maximum: 5 }, value })),
  fc.boolean().map((value) => ({ schema: { type: "boolean" }, value })),
  fc.constant({ schema: { type: "null" }, value: null }),
  fc.constantFrom<Value>("x", 1, null, true).map((value) => ({ schema: { enum: ["x", 1, null, true] }, value })),
  fc.constantFrom<Value>("only", 3, { k: [1, "two"] }).map((value) => ({ schema: { const: value }, value })),
  fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map((date) => ({
    schema: { type: "string", format: "date" },
    value: date.toISOString().slice(0, 10),
  })),
);

interface Field extends Sample {
  readonly name: string;
  readonly required: boolean;
  readonly present: boolean;
}

function object(fields: readonly Field[], closed: boolean, extra: boolean): Sample {
  const has = (field: Field): boolean => field.required || field.present;
  const value: Record<string, Value> = Object.fromEntries(fields.filter(has).map((field) => [field.name, field.value]));
  if (extra && !closed) value["further"] = 1;
  return {
    schema: {
      type: "object",
      properties: Object.fromEntries(fields.map((field) => [field.name, field.schema])),
      required: fields.filter((field) => field.required).map((field) => field.name),
      ...(closed ? { additionalProperties: false } : {}),
    },
    value,
  };
}

export const sample: fc.Arbitrary<Sample> = fc.letrec<{ any: Sample; object: Sample }>((tie) => {
  const field = fc.record({ name: fieldName, sample: tie("any"), required: fc.boolean(), present: fc.boolean() });
  return {
    object: fc
      .tuple(fc.uniqueArray(field, { selector: (one) => one.name, maxLength: 4 }), fc.boolean(), fc.boolean())
      .map(([fields, closed, extra]) =>
        object(
          fields.map(({ sample, ...rest }) => ({ ...rest, ...sample })),
          closed,
          extra,
        ),
      ),
    any: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      leaf,
      tie("object"),
      fc.tuple(tie("any"), fc.boolean()).map(([{ schema, value }, empty]) => ({
        schema: { type: "array", items: schema },
        value: empty ? [] : [value, value],
      })),
      fc.tuple(tie("any"), tie("any")).map(([a, b]) => ({
        schema: { type: "array", prefixItems: [a.schema, b.schema], items: false, minItems: 2 },
        value: [a.value, b.value],
      })),
      fc.tuple(tie("any"), tie("any")).map(([a, b]) => ({ schema: { anyOf: [a.schema, b.schema] }, value: b.value })),
      tie("any").map(({ schema, value }) => ({ schema: { allOf: [schema, { not: { const: "never this" } }] }, value })),
      tie("any").map(({ schema, value }) => ({
        schema: { type: "object", additionalProperties: schema },
        value: { one: value, "2": value },
      })),
    ),
  };
}).object;
