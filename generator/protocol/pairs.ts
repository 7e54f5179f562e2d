import type { Diagnostic } from "../diagnostics.ts";
import { finding } from "./findings.ts";
import { isObject, type Json } from "./json-schema.ts";

/** What naming does not tell of one revision: the contents of `pairs.json`. */
export interface Pairs {
  /** Definitions of the final results, by method. */
  readonly results: Readonly<Record<string, readonly string[]>>;
  /** The receiver's capability that gates a request, by method, as a dotted path. */
  readonly capabilities: Readonly<Record<string, string>>;
  /** The sender's capability that allows a notification, by method. */
  readonly notificationCapabilities: Readonly<Record<string, string>>;
  /** Requests that travel inside results instead of on the wire. */
  readonly inputRequests: readonly string[];
  /** Methods that may be answered by a question. */
  readonly inputRequired: readonly string[];
  /** Field of `params` that HTTP mirrors as a header, by method. */
  readonly mirrored: Readonly<Record<string, string>>;
  readonly cacheable: readonly string[];
  /** Why and since when, by `Definition` or `Definition.field`. */
  readonly deprecated: Readonly<Record<string, string>>;
  /** The value an absent field has, by `Definition.field`. */
  readonly defaults: Readonly<Record<string, Json>>;
  /** Values of an enumeration in their meaning's order, by definition. */
  readonly order: Readonly<Record<string, readonly string[]>>;
  /** Error codes by their name. */
  readonly codes: Readonly<Record<string, number>>;
  /**
   * What a receiver takes although the schema does not, by `Definition.field` of a result: that the field is absent,
   * or that it has any value at all (S-29, BASE-12).
   */
  readonly tolerated: Readonly<Record<string, "absent" | "any">>;
}

const EMPTY: Pairs = {
  results: {},
  capabilities: {},
  notificationCapabilities: {},
  inputRequests: [],
  inputRequired: [],
  mirrored: {},
  cacheable: [],
  deprecated: {},
  defaults: {},
  order: {},
  codes: {},
  tolerated: {},
};

/** Reads a `pairs.json`; what is absent is empty. */
export function readPairs(json: unknown, file: string): { pairs: Pairs; findings: readonly Diagnostic[] } {
  if (json === undefined) return { pairs: EMPTY, findings: [] };
  if (!isObject(json)) return { pairs: EMPTY, findings: [finding("badData", file, "not an object", "See Pairs.")] };
  const findings: Diagnostic[] = [];
  const pairs: Record<string, unknown> = { ...EMPTY };
  for (const [key, value] of Object.entries(json)) {
    const expected = (EMPTY as unknown as Record<string, unknown>)[key];
    if (expected === undefined) {
      findings.push(
        finding("badData", file, `unknown key ${JSON.stringify(key)}`, "See Pairs for the keys.", "warning"),
      );
    } else if (Array.isArray(expected) !== Array.isArray(value) || typeof value !== "object" || value === null) {
      const form = Array.isArray(expected) ? "a list" : "an object";
      findings.push(finding("badData", file, `${key} is not ${form}`, "See Pairs for its form."));
    } else pairs[key] = value;
  }
  return { pairs: pairs as unknown as Pairs, findings };
}
