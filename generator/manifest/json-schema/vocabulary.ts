/** What a keyword of JSON Schema 2020-12 holds. */
export type Holds =
  | "schema"
  | "schemas by name"
  | "list of schemas"
  | "reference"
  | "type"
  | "string"
  | "pattern"
  | "boolean"
  | "number"
  | "positive number"
  | "count"
  | "list of names"
  | "lists of names by name"
  | "list"
  | "anything";

/** The dialect of every schema that names none (JSCH-01). */
export const DIALECT = "https://json-schema.org/draft/2020-12/schema";

export const TYPES: readonly string[] = ["null", "boolean", "object", "array", "number", "string", "integer"];

/** The keywords of 2020-12 by what they hold. */
export const keywords: ReadonlyMap<string, Holds> = new Map<string, Holds>([
  ["$schema", "string"],
  ["$id", "string"],
  ["$anchor", "string"],
  ["$dynamicAnchor", "string"],
  ["$ref", "reference"],
  ["$dynamicRef", "reference"],
  ["$vocabulary", "anything"],
  ["$comment", "string"],
  ["$defs", "schemas by name"],

  ["prefixItems", "list of schemas"],
  ["items", "schema"],
  ["contains", "schema"],
  ["additionalProperties", "schema"],
  ["properties", "schemas by name"],
  ["patternProperties", "schemas by name"],
  ["dependentSchemas", "schemas by name"],
  ["propertyNames", "schema"],
  ["unevaluatedItems", "schema"],
  ["unevaluatedProperties", "schema"],
  ["if", "schema"],
  ["then", "schema"],
  ["else", "schema"],
  ["allOf", "list of schemas"],
  ["anyOf", "list of schemas"],
  ["oneOf", "list of schemas"],
  ["not", "schema"],

  ["type", "type"],
  ["const", "anything"],
  ["enum", "list"],
  ["multipleOf", "positive number"],
  ["maximum", "number"],
  ["exclusiveMaximum", "number"],
  ["minimum", "number"],
  ["exclusiveMinimum", "number"],
  ["maxLength", "count"],
  ["minLength", "count"],
  ["pattern", "pattern"],
  ["maxItems", "count"],
  ["minItems", "count"],
  ["uniqueItems", "boolean"],
  ["maxContains", "count"],
  ["minContains", "count"],
  ["maxProperties", "count"],
  ["minProperties", "count"],
  ["required", "list of names"],
  ["dependentRequired", "lists of names by name"],

  ["title", "string"],
  ["description", "string"],
  ["default", "anything"],
  ["deprecated", "boolean"],
  ["readOnly", "boolean"],
  ["writeOnly", "boolean"],
  ["examples", "list"],
  ["format", "string"],
  ["contentEncoding", "string"],
  ["contentMediaType", "string"],
  ["contentSchema", "schema"],
]);

/** Words of older dialects and of OpenAPI, and what 2020-12 says instead. */
export const FOREIGN_KEYWORDS: ReadonlyMap<string, string> = new Map([
  ["enumNames", "Clients up to 2025-06-18 get it made from titles: write `oneOf: [{ const: a, title: A }]`."],
  ["definitions", "2020-12 calls it `$defs`."],
  ["dependencies", "2020-12 has `dependentRequired` and `dependentSchemas`."],
  ["additionalItems", "2020-12 has `prefixItems` for the first items and `items` for the rest."],
  ["id", "2020-12 calls it `$id`."],
  ["$recursiveRef", "2020-12 calls it `$dynamicRef`."],
  ["$recursiveAnchor", "2020-12 calls it `$dynamicAnchor`."],
  ["nullable", 'That is OpenAPI; 2020-12 writes `type: [string, "null"]`.'],
  ["example", "2020-12 has `examples`, a list."],
  ["discriminator", "That is OpenAPI; use `oneOf` with a `const` in each branch."],
  ["optional", "Name the field `name?`, or leave it out of `required`."],
]);

/** Keywords that say something about a value without deciding whether it is valid. */
export const ANNOTATIONS: ReadonlySet<string> = new Set([
  "title",
  "description",
  "default",
  "deprecated",
  "readOnly",
  "writeOnly",
  "examples",
  "$comment",
]);
