/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The part of JSON Schema that the protocol's schemas use. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly [keyword: string]: unknown;
}

/** Keywords whose value is one schema, a list of schemas, or a map of schemas. */
const SINGLE = new Set(["items", "additionalProperties", "not", "contains", "propertyNames"]);
const LIST = new Set(["anyOf", "oneOf", "allOf", "prefixItems"]);
const MAP = new Set(["properties", "patternProperties", "dependentSchemas"]);

/** Rebuilds a schema with each direct subschema replaced. */
export function mapSubschemas(schema: Schema, replace: (sub: Schema, step: string) => Schema): Schema {
  const result: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (SINGLE.has(keyword) && isObject(value)) result[keyword] = replace(value as Schema, keyword);
    else if (LIST.has(keyword) && Array.isArray(value)) {
      result[keyword] = value.map((sub: Schema, index) => replace(sub, `${keyword}/${index}`));
    } else if (MAP.has(keyword) && isObject(value)) {
      result[keyword] = Object.fromEntries(
        Object.entries(value).map(([name, sub]) => [name, replace(sub as Schema, `${keyword}/${escapePointer(name)}`)]),
      );
    } else result[keyword] = value;
  }
  return result as Schema;
}

/** Calls `visit` for the schema and everything below it. */
export function walkSchema(schema: Schema, visit: (sub: Schema, pointer: string) => void, pointer: string = ""): void {
  visit(schema, pointer);
  mapSubschemas(schema, (sub, step) => {
    walkSchema(sub, visit, `${pointer}/${step}`);
    return sub;
  });
}

/** Name of the definition a `$ref` points to: `#/$defs/Tool` is `Tool`. */
export function refName(ref: string): string {
  return ref.slice(ref.lastIndexOf("/") + 1);
}

/** Names of all definitions a schema refers to. */
export function refsOf(schema: Schema): ReadonlySet<string> {
  const names = new Set<string>();
  walkSchema(schema, (sub) => {
    if (sub.$ref !== undefined) names.add(refName(sub.$ref));
  });
  return names;
}

/** Names of the definitions a set of definitions needs, itself included. */
export function closureOf(names: Iterable<string>, definitions: Readonly<Record<string, Schema>>): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    open.push(...refsOf(definitions[name]!));
  }
  return reached;
}

/** The method of a request or notification definition. */
export function methodOf(schema: Schema | undefined): string | undefined {
  const method = schema?.properties?.["method"]?.const;
  return typeof method === "string" ? method : undefined;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One segment of a JSON pointer (RFC 6901). */
export function escapePointer(segment: string): string {
  return segment.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Segments of a JSON pointer. */
export function parsePointer(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The value at a JSON pointer, or `undefined`. */
export function readPointer(document: unknown, pointer: string): unknown {
  let value = document;
  for (const segment of parsePointer(pointer)) {
    if (Array.isArray(value)) value = value[Number(segment)];
    else if (isObject(value) && Object.hasOwn(value, segment)) value = value[segment];
    else return undefined;
  }
  return value;
}

/** The same JSON with the keys of every object in code unit order. */
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sortKeys(value[key])]),
  );
}

/** Whether two JSON values are equal, whatever the order of their keys. */
export function sameJson(left: unknown, right: unknown): boolean {
  return JSON.stringify(sortKeys(left)) === JSON.stringify(sortKeys(right));
}
