/** Reads of a JSON Schema that lowering and validators share. */
import type { Json, JsonObject, SchemaModel } from "../manifest/model.ts";

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Keywords whose value is a schema. */
const ONE = new Set(
  (
    "additionalProperties additionalItems unevaluatedProperties unevaluatedItems items contains propertyNames not if " +
    "then else contentSchema"
  ).split(" "),
);
/** Keywords whose value is a list of schemas. */
const LIST = new Set("allOf anyOf oneOf prefixItems items".split(" "));
/** Keywords whose value is a map of schemas. */
const MAP = new Set("properties patternProperties $defs definitions dependentSchemas".split(" "));

/** Copies a schema; a subschema for which `map` returns something is replaced by it, any other is entered. */
export function mapSubschemas(schema: JsonObject, map: (subschema: JsonObject) => JsonObject | undefined): JsonObject {
  const enter = (value: Json): Json => (isObject(value) ? (map(value) ?? mapSubschemas(value, map)) : value);
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]): [string, Json] => {
      if (LIST.has(keyword) && isArray(value)) return [keyword, value.map(enter)];
      if (ONE.has(keyword)) return [keyword, enter(value)];
      if (MAP.has(keyword) && isObject(value)) {
        return [keyword, Object.fromEntries(Object.entries(value).map(([key, item]) => [key, enter(item)]))];
      }
      return [keyword, value];
    }),
  );
}

/** Whether any subschema, or the schema itself, meets the condition. */
export function someSubschema(schema: JsonObject, test: (subschema: JsonObject) => boolean): boolean {
  let found = test(schema);
  mapSubschemas(schema, (subschema) => {
    found ||= test(subschema);
    return undefined;
  });
  return found;
}

/** A copy without the keywords, at every depth. */
export function withoutKeywords(schema: JsonObject, keywords: ReadonlySet<string>): JsonObject {
  const own = Object.fromEntries(Object.entries(schema).filter(([keyword]) => !keywords.has(keyword)));
  return mapSubschemas(own, (subschema) => withoutKeywords(subschema, keywords));
}

/** The target of a reference inside one schema: `#`, a JSON pointer, or an anchor. */
export function resolveLocal(root: JsonObject, reference: string): JsonObject | boolean | undefined {
  if (!reference.startsWith("#")) return undefined;
  const fragment = decode(reference.slice(1));
  if (fragment !== "" && !fragment.startsWith("/")) return findAnchor(root, fragment);
  let node: Json | undefined = root;
  for (const token of fragment.split("/").slice(1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    if (isArray(node)) node = node[Number(key)];
    else node = isObject(node) && Object.hasOwn(node, key) ? node[key] : undefined;
  }
  return isObject(node) || typeof node === "boolean" ? node : undefined;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function findAnchor(root: JsonObject, anchor: string): JsonObject | undefined {
  let found: JsonObject | undefined;
  someSubschema(root, (subschema) => {
    if (subschema["$anchor"] === anchor || subschema["$dynamicAnchor"] === anchor) found ??= subschema;
    return false;
  });
  return found;
}

/** One text for equal schemas, whatever the order of their keys. */
export function canonical(value: Json): string {
  if (isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key]!)}`).join(",")}}`;
}

/** A schema with its references into `schemas:` where it has any. */
export function withReferences(schema: SchemaModel): JsonObject {
  return schema.shared ?? schema.listed;
}

/** `#/schemas/Room` → `Room`. */
export function sharedName(reference: string): string | undefined {
  const name = /^#\/schemas\/([^/]+)$/.exec(reference)?.[1];
  return name === undefined ? undefined : decode(name).replaceAll("~1", "/").replaceAll("~0", "~");
}

/** Whether filling in defaults can change a value of the schema. */
export function hasDefaults(schema: JsonObject): boolean {
  return someSubschema(schema, (subschema) => subschema !== schema && subschema["default"] !== undefined);
}
