/** The form of a question as the revisions know it (ELIC-06…08): flat, and of a fixed set of keywords. */
import { isObject, type JsonObject } from "../../jsonrpc.ts";

const KEYWORDS: ReadonlySet<string> = new Set([
  "type",
  "title",
  "description",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "default",
  "enum",
  "enumNames",
  "oneOf",
  "items",
  "minItems",
  "maxItems",
]);
const FORMATS: ReadonlySet<unknown> = new Set(["email", "uri", "date", "date-time"]);

export interface Form {
  /** From 2025-11-25 on. */
  readonly full: JsonObject;
  /** For 2025-06-18; `undefined` when it has a field that revision cannot show. */
  readonly early: JsonObject | undefined;
}

/** The requested schemas of a form; without a schema it has no fields and is only agreed to. */
export function formOf(schema: unknown): Form {
  const { properties, required } = isObject(schema) ? schema : ({} as JsonObject);
  const fields = Object.entries(isObject(properties) ? properties : {}).map(
    ([name, field]) => [name, fullField(isObject(field) ? field : {})] as const,
  );
  const early = fields.map(([name, field]) => [name, earlyField(field)] as const);
  const known = early.filter((entry): entry is readonly [string, JsonObject] => entry[1] !== undefined);
  return {
    full: formSchema(fields, required),
    early: known.length === early.length ? formSchema(known, required) : undefined,
  };
}

function formSchema(fields: readonly (readonly [string, JsonObject])[], required: unknown): JsonObject {
  const demanded = Array.isArray(required) && required.length > 0 ? { required } : {};
  return { type: "object", properties: Object.fromEntries(fields), ...demanded };
}

function fullField(field: JsonObject): JsonObject {
  const kept = Object.entries(field).filter(
    ([keyword, value]) => KEYWORDS.has(keyword) || (keyword === "format" && FORMATS.has(value)),
  );
  return { ...(field["type"] === undefined && { type: "string" }), ...Object.fromEntries(kept) };
}

/** 2025-06-18 names choices by `enumNames`, has no choice of several, and defaults of booleans only. */
function earlyField(field: JsonObject): JsonObject | undefined {
  if (field["type"] === "array") return undefined;
  const { oneOf, default: preset, ...rest } = field;
  const choices = Array.isArray(oneOf) ? oneOf.filter(isObject) : [];
  return {
    ...rest,
    ...(choices.length > 0 && {
      enum: choices.map((choice) => choice["const"]),
      enumNames: choices.map((choice) => choice["title"] ?? String(choice["const"])),
    }),
    ...(typeof preset === "boolean" && { default: preset }),
  };
}
