import { metaKeyProblem, toolNameProblem } from "../contract/names.ts";
import type { Findings } from "../diagnostics/findings.ts";
import type { ComponentFacts } from "./derive-component.ts";
import { identifierProblem, stemProblem } from "./identifiers.ts";
import type { SharedSchemaModel } from "./model.ts";
import { type Entry, entriesOf, locationOf, valueAt } from "./node.ts";

/** TOOL-10. */
export function checkToolName({ name, key }: Entry, findings: Findings): void {
  const problem = toolNameProblem(name);
  if (problem === undefined) return;
  const allowed = name.replace(/[^A-Za-z0-9_.-]+/g, "_").slice(0, 128);
  findings.add(
    "MCPW3001",
    locationOf(key),
    `The tool name ${JSON.stringify(clip(name))} is not allowed: ${problem}`,
    allowed === "" || allowed === "_" ? "Name it, such as `book_room`." : `Write ${JSON.stringify(clip(allowed))}.`,
  );
}

/** META-01 to META-05: the keys of a component's `_meta`. */
export function checkMeta({ value }: Entry, findings: Findings): void {
  for (const { name, key } of entriesOf(valueAt(value, "_meta"))) {
    const problem = metaKeyProblem(name);
    if (!problem) continue;
    const [code, what] =
      problem.kind === "reserved" ? (["MCPW3005", "reserved"] as const) : (["MCPW3004", "malformed"] as const);
    const message = `The \`_meta\` key ${JSON.stringify(clip(name))} is ${what}: ${problem.message}`;
    findings.add(
      code,
      locationOf(key),
      message,
      "Use a prefix that is a domain of yours, reversed: `com.example/key`.",
    );
  }
}

/** Identifiers and files of the components of one kind: usable, and no two alike even where case is ignored. */
export function checkIdentifiers(components: readonly (readonly [Entry, ComponentFacts])[], findings: Findings): void {
  const identifiers = new Map<string, string>();
  const stems = new Map<string, string>();
  const names = new Set(components.map(([{ name }]) => name));
  for (const [{ name, key, value }, { identifier, stem, previously }] of components) {
    const at = locationOf(valueAt(value, "as") ?? key);
    const shown = JSON.stringify(clip(name));
    const problem = identifierProblem(identifier) ?? stemProblem(stem);
    if (problem !== undefined) {
      findings.add(
        "MCPW3003",
        at,
        `${shown} gives no name for a handler: ${problem}`,
        `Give it one with \`as\`, such as \`as: ${suggestion(identifier)}\`.`,
      );
      continue;
    }
    const other = identifiers.get(identifier.toLowerCase()) ?? stems.get(stem);
    if (other !== undefined) {
      findings.add(
        "MCPW3002",
        at,
        `${shown} and ${JSON.stringify(clip(other))} give one identifier or file, \`${identifier}\` in ${stem}.ts (case does not count)`,
        `Tell them apart with \`as\`, such as \`as: ${identifier}2\`.`,
      );
    }
    identifiers.set(identifier.toLowerCase(), name);
    stems.set(stem, name);
    if (previously !== undefined && names.has(previously)) {
      findings.add(
        "MCPW3007",
        locationOf(valueAt(value, "previously")!),
        `${JSON.stringify(previously)} still exists, so that ${shown} is no rename of it`,
        "Remove `previously`, or the older component.",
      );
    }
  }
}

/** Names of the types of `schemas:`. */
export function checkSharedNames(
  entries: readonly Entry[],
  shared: readonly SharedSchemaModel[],
  findings: Findings,
): void {
  const taken = new Map<string, string>();
  for (const [index, { name, identifier }] of shared.entries()) {
    const at = locationOf(entries[index]!.key);
    const problem = identifierProblem(identifier);
    const other = taken.get(identifier.toLowerCase());
    if (problem !== undefined)
      findings.add(
        "MCPW3003",
        at,
        `The schema ${JSON.stringify(clip(name))} gives no name for a type: ${problem}`,
        "Rename it, such as `Room`.",
      );
    else if (other !== undefined)
      findings.add(
        "MCPW3002",
        at,
        `The schemas ${JSON.stringify(clip(other))} and ${JSON.stringify(clip(name))} give one type, \`${identifier}\``,
        "Rename one of them.",
      );
    else taken.set(identifier.toLowerCase(), name);
  }
}

function suggestion(identifier: string): string {
  const letters = identifier.replace(/[^A-Za-z0-9_$]/g, "");
  return letters === "" ? "myHandler" : /^\d/.test(letters) ? `_${letters}` : `${letters}Handler`;
}

function clip(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}
