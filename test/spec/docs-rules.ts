import { isObject, type Schema } from "../../generator/dist/protocol/json-schema.js";
import type { RevisionModel } from "../../generator/dist/protocol/normalise.js";

/** Words that say nothing of their own. */
const FILLERS = new Set(
  "a an the of for in on to is are be it its this that these which what who by with and or as at from".split(" "),
);

/** Words of a text or of an identifier: `nextCursor` is `next`, `cursor`; a plural is its singular. */
export function wordsOf(text: string): readonly string[] {
  const parts =
    text
      .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return parts.map((word) => word.replace(/(?<=..)s$/, ""));
}

/** Whether a line says no more than the names it belongs to. */
export function repeatsName(names: readonly string[], text: string): boolean {
  const known = new Set(names.flatMap(wordsOf));
  const own = wordsOf(text).filter((word) => !FILLERS.has(word) && !known.has(word));
  return own.length < 2;
}

/** Every field of a definition, nested ones with dots. */
export function fieldsOf(schema: Schema, parent = ""): readonly string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([field, sub]) => [
    `${parent}${field}`,
    ...(isObject(sub) ? fieldsOf(sub, `${parent}${field}.`) : []),
  ]);
}

/** Members of the envelope around params and results; the definitions of JSON-RPC describe them once. */
const ENVELOPE = new Set(["jsonrpc", "id", "method", "params", "result"]);

/** Fields that must have a line: those of params, of results, and of the data in them. */
export function describedFields(name: string, model: RevisionModel): readonly string[] {
  const schema = model.definitions[name]!;
  const isEnvelope = "method" in (schema.properties ?? {}) || name.endsWith("ResultResponse");
  const direct = Object.keys(schema.properties ?? {}).filter((field) => !isEnvelope || !ENVELOPE.has(field));
  const inline = Object.keys(schema.properties?.["params"]?.properties ?? {});
  return [...direct, ...inline.map((field) => `params.${field}`)];
}
