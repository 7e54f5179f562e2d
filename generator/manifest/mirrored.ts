import { isHeaderToken } from "../contract/names.ts";
import type { Derivation } from "./derivation.ts";
import type { DerivedSchema } from "./derive-schema.ts";
import { subschemas } from "./json-schema/schema-documents.ts";
import type { Json, JsonObject, MirroredModel } from "./model.ts";
import { locationOf, valueAt, type YamlNode } from "./node.ts";

const KEYWORD = "x-mcp-header";

/**
 * The properties that HTTP mirrors into headers (XHDR-01), with the rules of XHDR-03 to XHDR-05. Read from the listed
 * schema, since that is what a client goes by.
 */
export function deriveMirrored({ model, document }: DerivedSchema, derivation: Derivation): readonly MirroredModel[] {
  const mirrored: MirroredModel[] = [];
  const taken = new Map<string, readonly string[]>();
  const visit = (schema: Json | undefined, path: readonly string[]): void => {
    if (!isObject(schema)) return;
    const header = schema[KEYWORD];
    if (header !== undefined) {
      const { type } = schema;
      const problem = headerProblem(header, type, path, taken);
      if (problem) {
        const at = locationOf(annotationAt(document.root, path) ?? document.root);
        derivation.findings.add("MCPW4011", at, ...problem);
      } else {
        taken.set(String(header).toLowerCase(), path);
        mirrored.push({ header: String(header), path, type: type as MirroredModel["type"] });
      }
    }
    const { properties } = schema;
    if (isObject(properties))
      for (const [name, property] of Object.entries(properties)) visit(property, [...path, name]);
  };
  visit(model.listed, []);
  reportUnreachable(document.root, true, derivation);
  return mirrored;
}

/** Message and hint for an annotation that breaks XHDR-03 or XHDR-04. */
function headerProblem(
  header: Json,
  type: Json | undefined,
  path: readonly string[],
  taken: ReadonlyMap<string, readonly string[]>,
): readonly [string, string] | undefined {
  if (typeof header !== "string" || !isHeaderToken(header)) {
    return [`\`${KEYWORD}\` is no token of RFC 9110`, "Write letters, digits and hyphens, such as `Region`."];
  }
  if (path.length === 0 || (type !== "string" && type !== "integer" && type !== "boolean")) {
    return [
      `\`${KEYWORD}\` stands on something else than a property typed string, integer or boolean`,
      "Give the property one of these types, or remove the annotation.",
    ];
  }
  const other = taken.get(header.toLowerCase());
  return (
    other && [
      `The header ${JSON.stringify(header)} is that of \`${other.join(".")}\` too; case does not count`,
      "Choose another name.",
    ]
  );
}

/** XHDR-05: an annotation that is not reached by `properties` steps alone. */
function reportUnreachable(node: YamlNode, reachable: boolean, derivation: Derivation): void {
  if (node.kind !== "map") return;
  const annotation = node.entries.get(KEYWORD);
  if (annotation && !reachable) {
    derivation.findings.add(
      "MCPW4011",
      locationOf(annotation.key),
      `\`${KEYWORD}\` is not reached by \`properties\` alone, but through items, a branch or \`$defs\``,
      "Move the property to where `properties` leads, or remove the annotation.",
    );
  }
  for (const { keyword, node: inner } of subschemas(node))
    reportUnreachable(inner, reachable && keyword === "properties", derivation);
}

/** The annotation in the source, if no reference stands in the way. */
function annotationAt(root: YamlNode, path: readonly string[]): YamlNode | undefined {
  let node: YamlNode | undefined = root;
  for (const step of path) node = valueAt(valueAt(node, "properties"), step);
  return valueAt(node, KEYWORD);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
