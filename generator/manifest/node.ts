import type { Location } from "../diagnostics.ts";
import type { Json, JsonObject } from "./model.ts";
import type { SourceText } from "./source-text.ts";

/** A value of a YAML document and where it stands. Aliases are followed: one node may stand in several places. */
export type YamlNode = ScalarNode | ListNode | MapNode;

interface NodeBase {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
}

export interface ScalarNode extends NodeBase {
  readonly kind: "scalar";
  readonly value: null | boolean | number | string;
}

export interface ListNode extends NodeBase {
  readonly kind: "list";
  readonly items: readonly YamlNode[];
}

export interface MapNode extends NodeBase {
  readonly kind: "map";
  /** In the order of the text. A `Map`, since the names come from outside. */
  readonly entries: ReadonlyMap<string, Entry>;
}

export interface Entry {
  readonly name: string;
  readonly key: ScalarNode;
  readonly value: YamlNode;
}

/** The value of a key, if the node is a map that has it. */
export function valueAt(node: YamlNode | undefined, name: string): YamlNode | undefined {
  return node?.kind === "map" ? node.entries.get(name)?.value : undefined;
}

/** The entries of a map; none of anything else. */
export function entriesOf(node: YamlNode | undefined): readonly Entry[] {
  return node?.kind === "map" ? [...node.entries.values()] : [];
}

export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === "list" ? node.items : [];
}

export function stringOf(node: YamlNode | undefined): string | undefined {
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
}

export function booleanOf(node: YamlNode | undefined): boolean | undefined {
  return node?.kind === "scalar" && typeof node.value === "boolean" ? node.value : undefined;
}

/** Plain data. A key such as `__proto__` becomes an own property like any other. */
export function toJson(node: YamlNode): Json {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(toJson);
    case "map":
      return toJsonObject(node);
  }
}

export function toJsonObject(node: MapNode): JsonObject {
  return Object.fromEntries([...node.entries.values()].map(({ name, value }) => [name, toJson(value)]));
}

export function locationOf(node: YamlNode): Location {
  return node.source.at(node.start, node.end);
}

/**
 * The place of a part of a string, given offsets into its value. Escapes and folding move characters, so the part is
 * searched in the source by its text and its ordinal.
 */
export function locationInside(node: ScalarNode, start: number, end: number): Location {
  const value = String(node.value);
  const part = value.slice(start, end);
  if (part === "") return locationOf(node);
  let ordinal = 0;
  for (let at = value.indexOf(part); at >= 0 && at < start; at = value.indexOf(part, at + 1)) ordinal += 1;
  let found = node.source.text.indexOf(part, node.start);
  for (; ordinal > 0 && found >= 0; ordinal -= 1) found = node.source.text.indexOf(part, found + 1);
  if (found < 0 || found + part.length > node.end) return locationOf(node);
  return node.source.at(found, found + part.length);
}

/** What a value is, in the words of JSON Schema. */
export function typeOf(node: YamlNode): "null" | "boolean" | "number" | "string" | "array" | "object" {
  if (node.kind === "map") return "object";
  if (node.kind === "list") return "array";
  return node.value === null ? "null" : (typeof node.value as "boolean" | "number" | "string");
}
