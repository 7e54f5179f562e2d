import { LocalError } from "../errors.ts";
import { isObject } from "../jsonrpc.ts";

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

function walk(value: unknown, depth: number): void {
  if (depth > MAX_DEPTH)
    throw new LocalError("schema-too-deep", `The schema is nested deeper than ${MAX_DEPTH} levels.`);
  if (Array.isArray(value)) {
    for (const item of value) walk(item, depth + 1);
  } else if (isObject(value)) {
    const { $ref, pattern } = value;
    if (typeof $ref === "string" && !$ref.startsWith("#")) {
      throw new LocalError(
        "schema-ref-outside",
        `The schema refers to ${JSON.stringify($ref)}. Only references inside the schema (#/…) are followed.`,
      );
    }
    if (typeof pattern === "string" && pattern.length > MAX_PATTERN) {
      throw new LocalError("schema-pattern-too-long", `A pattern is longer than ${MAX_PATTERN} characters.`);
    }
    for (const member of Object.values(value)) walk(member, depth + 1);
  }
}

/** Refuses a schema that is too large, too deep, of an unknown dialect, or that reaches outside (JSCH-05, JSCH-09). */
export function assertBounded(schema: unknown): void {
  if (typeof schema !== "boolean" && !isObject(schema)) {
    throw new LocalError("schema-not-an-object", "A schema is an object or a boolean.");
  }
  walk(schema, 0);
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
