/**
 * Schemas are lowered before they are typed, and only for typing: to a small form in which every node means one
 * TypeScript type. Keywords are copied one by one from a closed list, so that nothing json-schema-to-typescript would
 * paste as code (`tsType`, `tsEnumNames`) or resolve by itself (`$ref`, `$id`) comes from outside. What TypeScript
 * cannot say costs exactness, never closedness.
 */
import type { Json, JsonObject } from "../manifest/model.ts";
import { isArray, isObject } from "./schema-nodes.ts";
import { commentLines, quote } from "./text.ts";

/** What json-schema-to-typescript gets; `tsType` is always our own text. */
export type Lowered = Record<string, unknown>;

/** A schema and the one whose references are relative to it. */
export interface Rooted {
  readonly schema: JsonObject | boolean;
  readonly root: JsonObject;
}

export interface LoweringOptions {
  readonly root: JsonObject;
  /** Whether defaults are filled in, so that a field with one is always there. */
  readonly filled: boolean;
  /** Called for every schema that is looked at; throws when it was too many of them. */
  readonly count?: () => void;
  /** The schema a reference means. */
  resolve(reference: string, root: JsonObject): Rooted | undefined;
  /** Name of the type of what a reference means. */
  nameOf(reference: string, root: JsonObject): string;
}

interface Place extends LoweringOptions {
  /** Below `anyOf` and `oneOf` nothing is filled in. */
  readonly branch: boolean;
  /** An applicator around this schema admits no further properties. */
  readonly closed: boolean;
  readonly following: readonly string[];
}

const UNKNOWN: Lowered = { tsType: "unknown" };
const NEVER: Lowered = { tsType: "never" };
const OBJECT_KEYWORDS = ["properties", "patternProperties", "additionalProperties", "unevaluatedProperties"];
const ARRAY_KEYWORDS = ["items", "prefixItems", "additionalItems", "unevaluatedItems"];

export function lower(schema: JsonObject, options: LoweringOptions): Lowered {
  return lowerSchema(schema, { ...options, branch: false, closed: false, following: [] });
}

function lowerSchema(schema: Json | undefined, place: Place): Lowered {
  place.count?.();
  if (schema === false) return NEVER;
  if (!isObject(schema)) return UNKNOWN;
  const lowered = lowerShape(schema, place);
  const description = schema["description"];
  if (typeof description !== "string" || description.trim() === "") return lowered;
  return { ...lowered, description: commentLines(description.trim()).join("\n") };
}

function lowerShape(schema: JsonObject, outer: Place): Lowered {
  const place = { ...outer, closed: outer.closed || isClosed(schema, outer) };
  const parts: Lowered[] = [];
  for (const keyword of ["$ref", "$dynamicRef", "$recursiveRef"]) {
    const reference = schema[keyword];
    if (typeof reference === "string") parts.push(lowerReference(reference, place));
  }
  for (const branch of list(schema["allOf"])) parts.push(lowerSchema(branch, place));
  for (const keyword of ["anyOf", "oneOf"]) {
    const branches = list(schema[keyword]).map((branch) => lowerSchema(branch, { ...place, branch: true }));
    if (branches.length > 0 && !branches.some(isUnknown)) parts.push(union(branches));
  }
  const applied = parts.filter((part) => !isUnknown(part));
  const own = lowerOwn(schema, place, applied.length > 0);
  const all = isUnknown(own) ? applied : [own, ...applied];
  if (all.length === 0) return UNKNOWN;
  return all.length === 1 ? all[0]! : { allOf: all };
}

/** What the schema says without its applicators; a bare `type: object` says nothing beside them. */
function lowerOwn(schema: JsonObject, place: Place, applied: boolean): Lowered {
  if (schema["const"] !== undefined) return { tsType: literalType(schema["const"]) };
  if (isArray(schema["enum"])) {
    const members = [...new Set(schema["enum"].map(literalType))];
    return members.length === 0 ? NEVER : { tsType: members.length === 1 ? members[0]! : `(${members.join(" | ")})` };
  }
  const types = typesOf(schema);
  const kept = applied ? types.filter((type) => type !== "object" || schema["properties"] !== undefined) : types;
  if (kept.length === 0 || (applied && kept.length < types.length)) return UNKNOWN;
  return union(kept.map((type) => lowerType(type, schema, place)));
}

function typesOf(schema: JsonObject): string[] {
  const type = schema["type"];
  if (typeof type === "string") return [type];
  if (isArray(type)) return type.filter((one) => typeof one === "string");
  if (OBJECT_KEYWORDS.some((keyword) => schema[keyword] !== undefined)) return ["object"];
  if (ARRAY_KEYWORDS.some((keyword) => schema[keyword] !== undefined)) return ["array"];
  return [];
}

function lowerType(type: string, schema: JsonObject, place: Place): Lowered {
  const inner = { ...place, closed: false };
  if (type === "object") return lowerObject(schema, inner, place.closed);
  if (type === "array") return lowerArray(schema, inner);
  return type === "integer" ? { type: "number" } : { type };
}

function lowerObject(schema: JsonObject, place: Place, closed: boolean): Lowered {
  const properties: Record<string, Lowered> = {};
  const required = new Set(list(schema["required"]).filter((name) => typeof name === "string"));
  const declared = isObject(schema["properties"]) ? Object.entries(schema["properties"]) : [];
  for (const [name, property] of declared.filter(([name]) => isTypeable(name))) {
    properties[name] = lowerSchema(property, place);
    if (place.filled && !place.branch && isObject(property) && property["default"] !== undefined) required.add(name);
  }
  const others = lowerOthers(schema, place, closed);
  for (const name of required) {
    if (isTypeable(name) && !Object.hasOwn(properties, name)) properties[name] = others === false ? UNKNOWN : others;
  }
  if (Object.keys(properties).length === 0 && others === false) return { tsType: "Record<string, never>" };
  return { type: "object", properties, required: [...required], additionalProperties: others };
}

/**
 * Ajv and JSON objects as handlers see them know no `__proto__`; json-schema-to-typescript throws on a lone surrogate,
 * which Ajv then refuses with a diagnostic.
 */
function isTypeable(name: string): boolean {
  return name !== "__proto__" && !/\p{Surrogate}/u.test(name);
}

/** Type of the properties that have no name in the schema; `false` when there are none. */
function lowerOthers(schema: JsonObject, place: Place, closed: boolean): Lowered | false {
  const patterns = isObject(schema["patternProperties"]) ? Object.values(schema["patternProperties"]) : [];
  const others = schema["additionalProperties"];
  const types = patterns.map((pattern) => lowerSchema(pattern, place));
  if (isObject(others)) types.push(lowerSchema(others, place));
  else if (others !== false && !closed) types.push(UNKNOWN);
  if (types.length === 0) return false;
  return types.some(isUnknown) ? UNKNOWN : union(types);
}

function lowerArray(schema: JsonObject, place: Place): Lowered {
  const items = schema["items"];
  const prefix = list(schema["prefixItems"] ?? (isArray(items) ? items : undefined));
  const rest = isArray(items) ? schema["additionalItems"] : items;
  const others = rest === undefined && schema["unevaluatedItems"] === false ? false : rest;
  if (prefix.length === 0) {
    return others === false ? { tsType: "[]" } : { type: "array", items: lowerSchema(others, place) };
  }
  const tuple: Lowered = { type: "array", items: prefix.map((item) => lowerSchema(item, place)) };
  tuple["additionalItems"] = others === false ? false : lowerSchema(others, place);
  const least = Math.min(typeof schema["minItems"] === "number" ? schema["minItems"] : 0, prefix.length);
  if (least > 0) tuple["minItems"] = least;
  return tuple;
}

function lowerReference(reference: string, place: Place): Lowered {
  const target = place.resolve(reference, place.root);
  if (target === undefined || typeof target.schema === "boolean") return target?.schema === false ? NEVER : UNKNOWN;
  // A named type stays open; inside a closed schema its target is written out, unless it refers back to itself.
  const inner = { ...place, root: target.root, following: [...place.following, reference] };
  if (place.closed && !isClosed(target.schema, inner) && !place.following.includes(reference)) {
    return lowerSchema(target.schema, inner);
  }
  return { tsType: place.nameOf(reference, place.root) };
}

/** Whether a schema admits no properties but those it names, itself or through what is applied beside it. */
function isClosed(schema: Json | undefined, place: Pick<Place, "root" | "resolve" | "count">, depth = 0): boolean {
  place.count?.();
  if (!isObject(schema) || depth > 16) return false;
  if (schema["additionalProperties"] === false || schema["unevaluatedProperties"] === false) return true;
  const reference = schema["$ref"];
  const target = typeof reference === "string" ? place.resolve(reference, place.root) : undefined;
  if (target && isClosed(target.schema, { ...place, root: target.root }, depth + 1)) return true;
  const check = (branch: Json): boolean => isClosed(branch, place, depth + 1);
  if (list(schema["allOf"]).some(check)) return true;
  return [list(schema["anyOf"]), list(schema["oneOf"])].some(
    (branches) => branches.length > 0 && branches.every(check),
  );
}

function literalType(value: Json): string {
  if (isArray(value)) return `[${value.map(literalType).join(", ")}]`;
  if (!isObject(value)) return typeof value === "string" ? quote(value) : JSON.stringify(value);
  const members = Object.entries(value).map(([key, item]) => `${quote(key)}: ${literalType(item)}`);
  return members.length === 0 ? "Record<string, never>" : `{ ${members.join("; ")} }`;
}

function union(members: readonly Lowered[]): Lowered {
  return members.length === 1 ? members[0]! : { anyOf: members };
}

function isUnknown(lowered: Lowered): boolean {
  return lowered["tsType"] === "unknown";
}

function list(value: Json | undefined): readonly Json[] {
  return isArray(value) ? value : [];
}
