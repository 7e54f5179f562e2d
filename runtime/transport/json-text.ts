import { nestsDeeper } from "./nesting.ts";

/** Why a text is not a message: said to the peer, after "The body". */
export class JsonTextError extends Error {}

/** Only a number with an exponent or a hundred digits can be too large; what merely looks so in a string costs a walk. */
const LARGE_NUMBER = /\d[eE]\+?\d\d|\d{100}/;

/** Parses a JSON text that is bounded in depth and whose numbers are all finite. Throws `JsonTextError`. */
export function parseJson(text: string, depth: number): unknown {
  if (nestsDeeper(text, depth)) throw new JsonTextError(`nests deeper than ${depth} levels`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new JsonTextError("is not valid JSON");
  }
  if (LARGE_NUMBER.test(text)) checkJson(value, depth);
  return value;
}

/** Checks a value that somebody else parsed. Throws `JsonTextError`. */
export function checkJson(value: unknown, depth: number): void {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new JsonTextError("holds a number beyond the range of a double");
    return;
  }
  if (typeof value !== "object" || value === null) return;
  if (depth === 0) throw new JsonTextError("nests too deep");
  for (const item of Array.isArray(value) ? value : Object.values(value)) checkJson(item, depth - 1);
}
