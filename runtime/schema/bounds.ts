import { LocalError } from "../errors.ts";
import { isObject, type JsonObject } from "../jsonrpc.ts";
import { decodeToken } from "./pointer.ts";

const MAX_DEPTH = 64;
const MAX_BYTES = 256 * 1024;
const MAX_PATTERN = 1024;

/** Dialects that are validated, by their `$schema` without fragment (JSCH-02). */
export const DIALECTS: ReadonlyMap<string, "2020-12" | "2019-09" | "7" | "4"> = new Map([
  ["https://json-schema.org/draft/2020-12/schema", "2020-12"],
  ["https://json-schema.org/draft/2019-09/schema", "2019-09"],
  ["http://json-schema.org/draft-07/schema", "7"],
  ["http://json-schema.org/draft-04/schema", "4"],
]);

/** Keywords whose value is data: what looks like a reference in it is none. */
const DATA = new Set(["const", "enum", "default", "examples"]);

/** Keywords that map names to schemas. */
const MAPS = new Set(["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"]);

function pointedAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const token of pointer.slice(2).split("/")) {
    const key = decodeToken(token);
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as JsonObject)[key];
  }
  return value;
}

function assertFollowable({ $ref, $dynamicRef, pattern }: JsonObject, root: unknown): void {
  if (typeof $ref === "string" && !$ref.startsWith("#")) {
    throw new LocalError(
      "schema-ref-outside",
      `The schema refers to ${JSON.stringify($ref)}. Only references inside the schema (#/…) are followed.`,
    );
  }
  if (typeof $ref === "string" && $ref.startsWith("#/") && pointedAt(root, $ref) === undefined) {
    throw new LocalError("schema-ref-unresolved", `The schema refers to ${$ref}, which it does not hold.`);
  }
  if (typeof $dynamicRef === "string") {
    throw new LocalError("schema-keyword-unknown", "The keyword $dynamicRef is not supported; $ref is.");
  }
  if (typeof pattern === "string" && pattern.length > MAX_PATTERN) {
    throw new LocalError("schema-pattern-too-long", `A pattern is longer than ${MAX_PATTERN} characters.`);
  }
}

/** `kind` says what the value is: a schema, a map of schemas, or data in which nothing means anything. */
function walk(value: unknown, kind: "schema" | "map" | "data", depth: number, root: unknown): void {
  if (depth > MAX_DEPTH)
    throw new LocalError("schema-too-deep", `The schema is nested deeper than ${MAX_DEPTH} levels.`);
  if (Array.isArray(value)) {
    for (const item of value) walk(item, kind, depth + 1, root);
    return;
  }
  if (!isObject(value)) return;
  if (kind === "schema") assertFollowable(value, root);
  for (const [key, member] of Object.entries(value)) {
    const inner =
      kind === "schema"
        ? DATA.has(key)
          ? "data"
          : MAPS.has(key)
            ? "map"
            : "schema"
        : kind === "map"
          ? "schema"
          : "data";
    walk(member, inner, depth + 1, root);
  }
}

/** Refuses a schema that is too large, too deep, of an unknown dialect, or that reaches outside (JSCH-05, JSCH-09). */
export function assertBounded(schema: unknown): void {
  if (typeof schema !== "boolean" && !isObject(schema)) {
    throw new LocalError("schema-not-an-object", "A schema is an object or a boolean.");
  }
  walk(schema, "schema", 0, schema);
  if (Buffer.byteLength(JSON.stringify(schema)) > MAX_BYTES) {
    throw new LocalError("schema-too-large", `The schema is larger than ${MAX_BYTES / 1024} KiB.`);
  }
  const dialect = isObject(schema) ? schema["$schema"] : undefined;
  if (dialect !== undefined && !(typeof dialect === "string" && DIALECTS.has(dialect.replace(/#$/, "")))) {
    throw new LocalError(
      "schema-dialect-unknown",
      `The dialect ${JSON.stringify(dialect)} is not supported. Supported: ${[...DIALECTS.keys()].join(", ")}.`,
    );
  }
}
