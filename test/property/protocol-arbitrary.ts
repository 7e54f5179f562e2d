import fc from "fast-check";
import { refName, type Schema } from "../../generator/dist/protocol/json-schema.js";

type Definitions = Readonly<Record<string, Schema>>;

/** Values below which only what is required is made, so that recursive definitions end. */
const MAX_DEPTH = 4;

const anyJson: fc.Arbitrary<unknown> = fc.jsonValue({ maxDepth: 1 });

/** Values that a schema of the protocol accepts. */
export function instanceOf(schema: Schema, definitions: Definitions, depth: number = 0): fc.Arbitrary<unknown> {
  const inside = (sub: Schema): fc.Arbitrary<unknown> => instanceOf(sub, definitions, depth + 1);
  if (schema.$ref !== undefined) return instanceOf(definitions[refName(schema.$ref)]!, definitions, depth);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const union = schema.anyOf ?? schema.oneOf;
  if (union !== undefined) return fc.oneof(...(depth > MAX_DEPTH ? union.slice(-1) : union).map(inside));
  if (schema.allOf !== undefined) {
    return fc.tuple(...schema.allOf.map(inside)).map((parts) => Object.assign({}, ...(parts as object[])) as unknown);
  }
  const types = [schema.type ?? []].flat();
  if (types.length === 0) return anyJson;
  return fc.oneof(...types.map((type) => primitiveOf(type, schema, definitions, depth)));
}

function primitiveOf(type: string, schema: Schema, definitions: Definitions, depth: number): fc.Arbitrary<unknown> {
  switch (type) {
    case "string":
      return typeof schema.pattern === "string"
        ? fc.stringMatching(new RegExp(schema.pattern))
        : fc.string({ maxLength: 6 });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "integer":
      return fc.integer({ min: Number(schema["minimum"] ?? -5), max: Number(schema["maximum"] ?? 1000) });
    case "number":
      return fc.double({ min: Number(schema["minimum"] ?? -5), max: Number(schema["maximum"] ?? 5), noNaN: true });
    case "array":
      return fc.array(instanceOf(schema.items ?? {}, definitions, depth + 1), { maxLength: depth > MAX_DEPTH ? 0 : 2 });
    default:
      return objectOf(schema, definitions, depth);
  }
}

function objectOf(schema: Schema, definitions: Definitions, depth: number): fc.Arbitrary<unknown> {
  const required = schema.required ?? [];
  const properties = Object.entries(schema.properties ?? {}).filter(
    ([name]) => depth <= MAX_DEPTH || required.includes(name),
  );
  const known = fc.record(
    Object.fromEntries(properties.map(([name, sub]) => [name, instanceOf(sub, definitions, depth + 1)])),
    { requiredKeys: required.filter((name) => properties.some(([property]) => property === name)) },
  );
  const open = schema.additionalProperties;
  if (open === undefined || open === false || depth > MAX_DEPTH) return known;
  const values = open === true ? anyJson : instanceOf(open, definitions, depth + 1);
  const extra = fc.dictionary(fc.stringMatching(/^x[a-z]{1,3}$/), values, { maxKeys: 2 });
  return fc.tuple(extra, known).map(([more, value]) => ({ ...more, ...(value as object) }));
}

/** Changes one place of a value: drops it, replaces it, or adds a member beside it. */
export function mutantOf(value: unknown): fc.Arbitrary<unknown> {
  const paths = pathsOf(value);
  const replacement = fc.oneof(
    anyJson,
    fc.constantFrom(undefined, null, -1, 1.5, "", "text", [], {}, "complete", "2.0"),
  );
  return fc
    .tuple(fc.constantFrom(...paths), replacement, fc.boolean())
    .map(([path, other, drop]) => change(value, path, other, drop));
}

function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))];
}

function change(value: unknown, path: readonly string[], other: unknown, drop: boolean): unknown {
  const [head, ...rest] = path;
  if (head === undefined)
    return drop && typeof value === "object" && value !== null ? { ...value, extra: other } : other;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === head ? change(item, rest, other, drop) : item));
  const copy = { ...(value as Record<string, unknown>) };
  if (rest.length === 0 && (drop || other === undefined)) delete copy[head];
  else copy[head] = change(copy[head], rest, other, drop);
  return copy;
}
