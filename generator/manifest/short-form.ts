import type { Findings } from "../diagnostics/findings.ts";
import { TYPES } from "./json-schema/vocabulary.ts";
import {
  type Entry,
  type ListNode,
  locationOf,
  type MapNode,
  type ScalarNode,
  stringOf,
  valueAt,
  type YamlNode,
} from "./node.ts";

/** Where a short form stands, and where a whole schema would go instead. */
export interface ShortFormPlace {
  /** `input`, `output`, `params`. */
  readonly key: string;
  /** `inputSchema`, where there is such a key. */
  readonly raw?: string;
}

/**
 * Writes a map of fields out as `{type: object, properties, required, additionalProperties: false}`. The result is a
 * node again, whose parts keep their places, so that a schema is a schema for whoever checks it.
 */
export function expandShortForm(fields: MapNode, place: ShortFormPlace, findings: Findings): MapNode | undefined {
  if (isWholeSchema(fields)) {
    const type = fields.entries.get("type")!;
    const hint =
      place.raw === undefined
        ? "List the fields alone, each with its schema."
        : `Rename the key to \`${place.raw}\`, which takes a whole schema; or list the fields alone.`;
    findings.add(
      "MCPW2010",
      locationOf(type.key),
      `\`${place.key}\` is a map of fields, and this looks like a whole schema`,
      hint,
    );
    return undefined;
  }
  const properties = new Map<string, Entry>();
  const required: ScalarNode[] = [];
  for (const { name, key, value } of fields.entries.values()) {
    const optional = name.endsWith("?");
    const plain = optional ? name.slice(0, -1) : name;
    if (plain === "") {
      findings.add("MCPW2006", locationOf(key), "A field has no name", "Name it, such as `room`.");
      continue;
    }
    if (properties.has(plain)) {
      findings.add(
        "MCPW1004",
        locationOf(key),
        `The field ${JSON.stringify(plain)} occurs twice, once as optional`,
        "Keep one of the two.",
      );
      continue;
    }
    const named: ScalarNode = { ...key, value: plain };
    properties.set(plain, { name: plain, key: named, value });
    if (!optional && valueAt(value, "default") === undefined) required.push(named);
  }
  const at = { source: fields.source, start: fields.start, end: fields.end };
  const made = (name: string, value: YamlNode): [string, Entry] => [
    name,
    { name, key: { kind: "scalar", value: name, ...at }, value },
  ];
  const list: ListNode = { kind: "list", items: required, ...at };
  return {
    kind: "map",
    ...at,
    entries: new Map([
      made("type", { kind: "scalar", value: "object", ...at }),
      made("properties", { kind: "map", entries: properties, ...at }),
      ...(required.length > 0 ? [made("required", list)] : []),
      made("additionalProperties", { kind: "scalar", value: false, ...at }),
    ]),
  };
}

/** `{type: object, …}`: a field named `type` would hold a schema, never the name of a type. */
function isWholeSchema(fields: MapNode): boolean {
  const type = valueAt(fields, "type");
  return TYPES.includes(stringOf(type) ?? "") || (type?.kind === "list" && fields.entries.has("properties"));
}
