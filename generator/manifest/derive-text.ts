import { parseText, placesOf, type TextPart } from "../contract/text-template.ts";
import { didYouMean } from "../diagnostics/closest.ts";
import type { Derivation } from "./derivation.ts";
import { locationInside, type ScalarNode, type YamlNode } from "./node.ts";

/** Most findings in one text; finding their places again takes time each. */
const MOST = 20;

type Place = Exclude<TextPart, string>;

/** A text with places, checked against the names it may use; without `known` every name will do. */
export function deriveText(
  node: YamlNode | undefined,
  known: ReadonlySet<string> | undefined,
  derivation: Derivation,
): { readonly message: string; readonly places: readonly string[] } {
  if (node?.kind !== "scalar" || typeof node.value !== "string") return { message: "", places: [] };
  const template = parseText(node.value);
  for (const { message, hint, start, end } of template.problems.slice(0, MOST)) {
    derivation.findings.add("MCPW5004", locationInside(node, start, end), message, hint);
  }
  if (known) {
    const unknown = new Map<string, Place>();
    for (const part of template.parts) {
      if (typeof part !== "string" && !known.has(part.name) && !unknown.has(part.name)) unknown.set(part.name, part);
    }
    for (const place of [...unknown.values()].slice(0, MOST)) reportUnknown(node, place, known, derivation);
  }
  return { message: node.value, places: placesOf(template) };
}

function reportUnknown(node: ScalarNode, place: Place, known: ReadonlySet<string>, derivation: Derivation): void {
  const names = [...known];
  const all = names.length === 0 ? "Nothing is declared that it could name." : `It may name: ${names.join(", ")}.`;
  const location = locationInside(node, place.start, place.end);
  derivation.findings.add(
    "MCPW5005",
    location,
    `The text names {{${place.name}}}, which is not declared`,
    didYouMean(place.name, names) ?? all,
  );
}
