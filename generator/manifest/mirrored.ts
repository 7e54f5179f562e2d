import { isHeaderToken } from "../contract/names.ts";
import type { Derivation } from "./derivation.ts";
import { subschemas } from "./json-schema/schema-documents.ts";
import type { Json, JsonObject, MirroredModel, SchemaModel } from "./model.ts";
import { locationOf, type YamlNode } from "./node.ts";

const KEYWORD = "x-mcp-header";

/** The properties that HTTP mirrors into headers (XHDR-01), with the rules of XHDR-03 to XHDR-05. */
export function deriveMirrored(
  input: SchemaModel,
  node: YamlNode | undefined,
  derivation: Derivation,
): readonly MirroredModel[] {
  const mirrored: MirroredModel[] = [];
  const taken = new Map<string, string>();
  const report = (path: readonly string[], message: string, hint: string): void => {
    derivation.findings.add("MCPW4011", locationOf(annotationAt(node, path) ?? node ?? missing(input)), message, hint);
  };
  const visit = (schema: Json, path: readonly string[]): void => {
    if (!isObject(schema)) return;
    const header = schema[KEYWORD];
    if (header !== undefined) {
      const type = schema["type"];
      if (typeof header !== "string" || !isHeaderToken(header)) {
        report(
          path,
          `\`${KEYWORD}\` is a token of RFC 9110: letters, digits and !#$%&'*+.^_\`|~-`,
          "Write a name without spaces, such as `Region`.",
        );
      } else if (path.length === 0 || (type !== "string" && type !== "integer" && type !== "boolean")) {
        report(
          path,
          `\`${KEYWORD}\` stands on a property typed string, integer or boolean`,
          "Give the property one of these types, or remove the annotation.",
        );
      } else if (taken.has(header.toLowerCase())) {
        report(
          path,
          `The header ${JSON.stringify(header)} is used by ${taken.get(header.toLowerCase())} too (case does not count)`,
          "Choose another name.",
        );
      } else {
        taken.set(header.toLowerCase(), path.join("."));
        mirrored.push({ header, path, type });
      }
    }
    const properties = schema["properties"];
    if (isObject(properties))
      for (const [name, property] of Object.entries(properties)) visit(property, [...path, name]);
  };
  visit(input.listed, []);
  if (node) reportUnreachable(node, true, derivation);
  return mirrored;
}

/** XHDR-05: an annotation that is not reached by `properties` steps alone. */
function reportUnreachable(node: YamlNode, reachable: boolean, derivation: Derivation): void {
  if (node.kind !== "map") return;
  const annotation = node.entries.get(KEYWORD);
  if (annotation && !reachable) {
    derivation.findings.add(
      "MCPW4011",
      locationOf(annotation.key),
      `\`${KEYWORD}\` is only reached through \`properties\`, not through items, branches or \`$defs\``,
      "Move the property to the root of the input, or remove the annotation.",
    );
  }
  for (const { keyword, node: inner } of subschemas(node))
    reportUnreachable(inner, reachable && keyword === "properties", derivation);
}

/** The annotation in the source, if the way to it has no reference. The input may be in the short form. */
function annotationAt(node: YamlNode | undefined, path: readonly string[]): YamlNode | undefined {
  let at = node;
  for (const [index, step] of path.entries()) {
    const fields: YamlNode | undefined =
      at?.kind === "map" ? (at.entries.get("properties")?.value ?? (index === 0 ? at : undefined)) : undefined;
    if (fields?.kind !== "map") return undefined;
    at = (fields.entries.get(step) ?? fields.entries.get(`${step}?`))?.value;
  }
  return at?.kind === "map" ? at.entries.get(KEYWORD)?.value : undefined;
}

function missing(input: SchemaModel): never {
  throw new Error(`No node for the input at line ${input.location.line}`);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
