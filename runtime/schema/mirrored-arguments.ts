import { isHeaderToken } from "@mcpwright/protocol/contract/names";
import { LocalError } from "../errors.ts";
import { isObject } from "../jsonrpc.ts";
import type { MirroredArgument } from "../server/definition.ts";

const KEYWORD = "x-mcp-header";
/** Keywords whose value is data, in which the annotation means nothing. */
const DATA = new Set(["const", "enum", "default", "examples"]);
/** Keywords that map names to schemas. */
const MAPS = new Set(["patternProperties", "dependentSchemas", "$defs", "definitions"]);

function refuse(message: string): never {
  throw new LocalError("header-annotation", `${KEYWORD}: ${message}`);
}

function argumentOf(property: Readonly<Record<string, unknown>>, path: readonly string[]): MirroredArgument {
  const header = property[KEYWORD];
  const where = `at ${path.join(".")}`;
  if (typeof header !== "string" || !isHeaderToken(header)) {
    refuse(`the name ${where} must be a header token such as "Region", but is ${JSON.stringify(header)}.`);
  }
  const type = property["type"];
  if (type !== "string" && type !== "integer" && type !== "boolean") {
    refuse(`the property ${where} must have the type string, integer or boolean, but has ${JSON.stringify(type)}.`);
  }
  return { header, path, type };
}

/** Every annotation of a schema, wherever it stands. `path` is undefined below anything but `properties` (XHDR-05). */
function* walk(schema: unknown, path: readonly string[] | undefined): Generator<MirroredArgument> {
  if (Array.isArray(schema)) {
    for (const item of schema) yield* walk(item, undefined);
    return;
  }
  if (!isObject(schema)) return;
  if (schema[KEYWORD] !== undefined) {
    if (path === undefined || path.length === 0) {
      refuse("only a property reached through `properties` alone may be mirrored; not one below items, $ref or anyOf.");
    }
    yield argumentOf(schema, path);
  }
  for (const [keyword, value] of Object.entries(schema)) {
    if (DATA.has(keyword)) continue;
    if (keyword === "properties" && isObject(value)) {
      for (const [name, property] of Object.entries(value)) yield* walk(property, path && [...path, name]);
    } else if (MAPS.has(keyword)) {
      for (const member of isObject(value) ? Object.values(value) : []) yield* walk(member, undefined);
    } else {
      yield* walk(value, undefined);
    }
  }
}

/** Arguments that HTTP mirrors into headers, from an input schema (XHDR-03…05). Throws `LocalError` on a bad annotation. */
export function mirroredArguments(inputSchema: unknown): readonly MirroredArgument[] {
  const found = [...walk(inputSchema, [])];
  const names = new Set<string>();
  for (const { header } of found) {
    if (names.has(header.toLowerCase())) refuse(`the header ${header} is named twice.`);
    names.add(header.toLowerCase());
  }
  return found;
}
