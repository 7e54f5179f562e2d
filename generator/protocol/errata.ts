import type { Diagnostic } from "../diagnostics.ts";
import type { Facts } from "./facts.ts";
import { finding } from "./findings.ts";
import { isObject, parsePointer, type Schema } from "./json-schema.ts";

/** A place where the official file is wrong. `path` is a JSON pointer into the facts file. */
export interface Erratum {
  readonly path: string;
  readonly op: "replace" | "add" | "remove";
  readonly value?: unknown;
  readonly reason: string;
  /** Where the mistake was reported. */
  readonly upstream?: string;
}

/** Reads the entries of an `errata.json`. */
export function readErrata(
  json: unknown,
  file: string,
): { errata: readonly Erratum[]; findings: readonly Diagnostic[] } {
  const entries = Array.isArray(json) ? json : [];
  const bad = (entry: unknown): boolean =>
    !isObject(entry) ||
    typeof entry["path"] !== "string" ||
    !["replace", "add", "remove"].includes(String(entry["op"])) ||
    (entry["op"] !== "remove" && !("value" in entry));
  const findings = entries
    .filter(bad)
    .map((entry) =>
      finding("badData", file, `not an erratum: ${JSON.stringify(entry)}`, "It has path, op, value, reason."),
    );
  return { errata: entries.filter((entry) => !bad(entry)) as Erratum[], findings };
}

/** Applies errata to the facts; one whose path does not exist is a finding, never silently dropped. */
export function applyErrata(
  facts: Facts,
  errata: readonly Erratum[],
  file: string,
): { facts: Facts; findings: readonly Diagnostic[] } {
  const document = { [facts.container]: structuredClone(facts.definitions) };
  const findings: Diagnostic[] = [];
  for (const erratum of errata) {
    if (applyOne(document, erratum)) continue;
    const hint = "Correct the path, or remove the erratum if the official file is right now.";
    findings.push(finding("erratumMisses", file, `nothing to ${erratum.op} at ${erratum.path}`, hint));
  }
  return { facts: { ...facts, definitions: document[facts.container] as Record<string, Schema> }, findings };
}

function applyOne(document: unknown, erratum: Erratum): boolean {
  const segments = [...parsePointer(erratum.path)];
  const last = segments.pop();
  let parent: unknown = document;
  for (const segment of segments) parent = childOf(parent, segment);
  if (last === undefined || typeof parent !== "object" || parent === null) return false;
  if (Array.isArray(parent)) return applyToList(parent, last, erratum);
  const target = parent as Record<string, unknown>;
  if (erratum.op !== "add" && !Object.hasOwn(target, last)) return false;
  if (erratum.op === "remove") delete target[last];
  else target[last] = erratum.value;
  return true;
}

function applyToList(list: unknown[], segment: string, erratum: Erratum): boolean {
  const index = segment === "-" ? list.length : Number(segment);
  const limit = erratum.op === "add" ? list.length : list.length - 1;
  if (!Number.isInteger(index) || index < 0 || index > limit) return false;
  if (erratum.op === "add") list.splice(index, 0, erratum.value);
  else if (erratum.op === "remove") list.splice(index, 1);
  else list[index] = erratum.value;
  return true;
}

function childOf(value: unknown, segment: string): unknown {
  if (Array.isArray(value)) return value[Number(segment)];
  return isObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
}
