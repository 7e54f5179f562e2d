/** Reads `key=value` words as the arguments a tool's input schema asks for. */
import { didYouMean } from "../../diagnostics/closest.ts";
import { RemoteUsage } from "./exit.ts";

type Schema = Readonly<Record<string, unknown>>;

/** Throws `RemoteUsage` for what the schema does not allow. A key given twice makes a list. */
export function readArguments(words: readonly string[], schema: Schema, of = "tool"): Record<string, unknown> {
  const properties = new Map(Object.entries(asSchema(schema["properties"])));
  const values = new Map<string, unknown>();
  for (const word of words) {
    const equals = word.indexOf("=");
    if (equals < 1) throw new RemoteUsage(`An argument is written as key=value, not ${JSON.stringify(word)}.`);
    const key = word.slice(0, equals);
    const property = properties.get(key);
    if (property === undefined && schema["additionalProperties"] === false) {
      const hint = didYouMean(key, properties.keys()) ?? `It takes ${[...properties.keys()].join(", ") || "none"}.`;
      throw new RemoteUsage(`The ${of} has no argument "${key}". ${hint}`);
    }
    values.set(key, combine(key, word.slice(equals + 1), asSchema(property), values.get(key), values.has(key)));
  }
  return Object.fromEntries(values);
}

/** One argument, of one word or of several. */
export function readArgument(key: string, words: readonly string[], schema: Schema): unknown {
  let value: unknown;
  for (const [at, word] of words.entries()) value = combine(key, word, schema, value, at > 0);
  return value;
}

function combine(key: string, text: string, schema: Schema, before: unknown, again: boolean): unknown {
  const types = typesOf(schema);
  if (types.includes("array") && !text.startsWith("[")) {
    return [...(Array.isArray(before) ? before : []), readValue(key, text, asSchema(schema["items"]))];
  }
  if (again) throw new RemoteUsage(`The argument "${key}" is given twice and is not a list.`);
  return readValue(key, text, schema);
}

/** A string where the schema allows one, else what the text says as JSON. */
function readValue(key: string, text: string, schema: Schema): unknown {
  const types = typesOf(schema);
  if (types.length === 0 || (types.length === 1 && types[0] === "string")) return text;
  const value = parse(text);
  if (value !== undefined && types.includes(typeOf(value))) return value;
  if (Number.isInteger(value) && types.includes("number")) return value;
  if (types.includes("string")) return text;
  throw new RemoteUsage(`The argument "${key}" is ${types.join(" or ")}, not ${JSON.stringify(text)}.`);
}

/** Types a value may have; none when the schema does not say. */
function typesOf(schema: Schema): readonly string[] {
  const { type } = schema;
  if (typeof type === "string") return [type];
  if (Array.isArray(type)) return type.map(String);
  const branches = schema["anyOf"] ?? schema["oneOf"];
  if (Array.isArray(branches)) {
    const types = branches.map((branch) => typesOf(asSchema(branch)));
    // A branch that says nothing allows anything.
    return types.some((one) => one.length === 0) ? [] : [...new Set(types.flat())];
  }
  const given = Array.isArray(schema["enum"]) ? schema["enum"] : "const" in schema ? [schema["const"]] : [];
  return [...new Set(given.map(typeOf))];
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asSchema(value: unknown): Schema {
  return typeof value === "object" && value !== null ? (value as Schema) : {};
}
