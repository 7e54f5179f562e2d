import type { Shapes } from "@mcpwright/protocol/contract";
import { isObject } from "../jsonrpc.ts";

/** The definitions a member may have, or `undefined` when none of the given definitions knows it. */
function memberDefinitions(
  shapes: Shapes,
  definitions: readonly string[],
  member: string,
): readonly string[] | undefined {
  let known: readonly string[] | undefined;
  for (const definition of definitions) {
    const fields = shapes[definition];
    const found = fields !== undefined && Object.hasOwn(fields, member) ? fields[member] : undefined;
    if (found !== undefined) known = known === undefined ? found : [...known, ...found];
  }
  return known;
}

/**
 * Copies a value without the members that its definitions do not have in a revision, so that a peer never receives a
 * field its revision lacks. What no table describes is plain data and stays whole.
 */
export function project(value: unknown, definitions: readonly string[], shapes: Shapes): unknown {
  if (Array.isArray(value)) return value.map((item) => project(item, definitions, shapes));
  const described = definitions.filter((definition) => shapes[definition] !== undefined);
  if (!isObject(value) || described.length === 0) return value;
  const copy: Record<string, unknown> = {};
  for (const member of Object.keys(value)) {
    const inner = memberDefinitions(shapes, described, member);
    if (inner !== undefined) copy[member] = project(value[member], inner, shapes);
  }
  return copy;
}

/** Whether the definition has the member in this revision. */
export function knows(shapes: Shapes, definition: string, member: string): boolean {
  const fields = shapes[definition];
  return fields !== undefined && Object.hasOwn(fields, member);
}
