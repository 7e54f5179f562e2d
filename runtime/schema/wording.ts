/** Says in words what is wrong with a value, for a model to read. */
import type { Issue } from "@mcpwright/protocol/contract";
import { isObject } from "../jsonrpc.ts";
import { assertBounded } from "./bounds.ts";
import { decodeToken } from "./pointer.ts";
import { holdsMore } from "./value-size.ts";

const MAX_MISTAKES = 20;
const MAX_SHOWN = 80;
/** A value that holds more is not gone through a second time. */
const MAX_VALUES = 1_000;

/** Keywords whose failure only says that something below them failed. */
const CONTAINERS = new Set([
  "$ref",
  "$recursiveRef",
  "$dynamicRef",
  "properties",
  "patternProperties",
  "items",
  "prefixItems",
  "additionalItems",
  "unevaluatedItems",
  "allOf",
  "if",
  "then",
  "else",
  "dependentSchemas",
  "dependencies",
]);

function tokens(pointer: string): string[] {
  return pointer.replace(/^#/, "").split("/").slice(1).map(decodeToken);
}

function resolve(root: unknown, path: readonly string[]): unknown {
  let value = root;
  for (const token of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, token)) return undefined;
    value = (value as Record<string, unknown>)[token];
  }
  return value;
}

/** The keyword's value, found by walking its location and following pointers on the way. */
function keywordValue(schema: unknown, location: string): unknown {
  let value = schema;
  for (const token of tokens(location)) {
    value = resolve(value, [token]);
    if (token === "$ref" && typeof value === "string") {
      value = value.startsWith("#/") || value === "#" ? resolve(schema, tokens(value)) : undefined;
    }
  }
  return value;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object") return "an object";
  return `the ${typeof value} ${show(value)}`;
}

const list = (values: unknown): string => (Array.isArray(values) ? values.map(show).join(", ") : show(values));

type Wording = (limit: unknown, value: unknown) => string;

const WORDINGS: Readonly<Record<string, Wording>> = {
  type: (types, value) => `must be ${(Array.isArray(types) ? types : [types]).join(" or ")}, but is ${typeOf(value)}`,
  enum: (values, value) => `must be one of ${list(values)}, but is ${show(value)}`,
  const: (wanted, value) => `must be ${show(wanted)}, but is ${show(value)}`,
  minimum: (limit, value) => `must be at least ${limit}, but is ${show(value)}`,
  maximum: (limit, value) => `must be at most ${limit}, but is ${show(value)}`,
  exclusiveMinimum: (limit, value) => `must be more than ${limit}, but is ${show(value)}`,
  exclusiveMaximum: (limit, value) => `must be less than ${limit}, but is ${show(value)}`,
  multipleOf: (limit, value) => `must be a multiple of ${limit}, but is ${show(value)}`,
  minLength: (limit) => `must have at least ${limit} characters`,
  maxLength: (limit) => `must have at most ${limit} characters`,
  pattern: (pattern, value) => `must match the pattern ${pattern}, but is ${show(value)}`,
  format: (format, value) => `must be a valid ${format}, but is ${show(value)}`,
  minItems: (limit) => `must have at least ${limit} items`,
  maxItems: (limit) => `must have at most ${limit} items`,
  uniqueItems: () => "must not hold the same item twice",
  minProperties: (limit) => `must have at least ${limit} members`,
  maxProperties: (limit) => `must have at most ${limit} members`,
  contains: () => "must hold an item of the described kind",
  anyOf: (forms) => `matches none of the allowed forms: ${list(forms)}`,
  oneOf: (forms) => `must match exactly one of the allowed forms: ${list(forms)}`,
  not: () => "has a form that is not allowed",
  false: () => "is not allowed",
};

function nameOf(path: readonly string[]): string {
  let name = "";
  for (const token of path) name += /^\d+$/.test(token) ? `[${token}]` : `${name === "" ? "" : "."}${token}`;
  return name;
}

function wordMissing(path: readonly string[], wanted: unknown, value: unknown): string[] {
  const names = Array.isArray(wanted) ? wanted : [];
  const missing = names.filter((name) => typeof name === "string" && isObject(value) && !Object.hasOwn(value, name));
  return missing.map((name) => `${nameOf([...path, name])} is missing`);
}

function wordIssue(schema: unknown, value: unknown, issue: Issue): string[] {
  const path = tokens(issue.instancePath);
  const at = resolve(value, path);
  const limit = keywordValue(schema, issue.schemaPath);
  if (issue.keyword === "required") return wordMissing(path, limit, at);
  const subject = path.length === 0 ? "the value" : nameOf(path);
  const wording = WORDINGS[issue.keyword];
  return [`${subject} ${wording === undefined ? `does not meet "${issue.keyword}"` : wording(limit, at)}`];
}

function forbidsFields(issue: Issue): boolean {
  return issue.keyword === "additionalProperties" || issue.keyword === "unevaluatedProperties";
}

function wordUnknownField(schema: unknown, forbidding: Issue, field: Issue): string {
  const parent = keywordValue(schema, forbidding.schemaPath.slice(0, forbidding.schemaPath.lastIndexOf("/")));
  const known = isObject(parent) && isObject(parent["properties"]) ? Object.keys(parent["properties"]) : [];
  const fields = known.length === 0 ? "" : ` (known: ${known.slice(0, MAX_MISTAKES).join(", ")})`;
  return `${nameOf(tokens(field.instancePath))} is not a known field${fields}`;
}

function wordAll(schema: unknown, value: unknown, issues: readonly Issue[]): Set<string> {
  const mistakes = new Set<string>();
  let alternatives: string | undefined;
  for (const [i, issue] of issues.entries()) {
    const before = issues[i - 1];
    // What is wrong with each single alternative would contradict itself.
    if (alternatives !== undefined && issue.schemaPath.startsWith(alternatives)) continue;
    if (issue.keyword === "anyOf" || issue.keyword === "oneOf") alternatives = `${issue.schemaPath}/`;
    if (CONTAINERS.has(issue.keyword) || forbidsFields(issue)) continue;
    if (issue.keyword === "false" && before !== undefined && forbidsFields(before))
      mistakes.add(wordUnknownField(schema, before, issue));
    else for (const text of wordIssue(schema, value, issue)) mistakes.add(text);
  }
  return mistakes;
}

async function findMistakes(schema: unknown, value: unknown): Promise<Set<string>> {
  if (holdsMore(value, MAX_VALUES)) return new Set();
  try {
    assertBounded(schema);
    const { findAll } = await import("./interpreter.ts");
    return wordAll(schema, value, findAll(schema, value));
  } catch {
    // The interpreter gave up on the schema: what the compiled validator found is said instead.
    return new Set();
  }
}

/** What a validator found, as plainly as it says it. */
function wordPlainly(found: readonly Issue[] | null | undefined): Set<string> {
  return new Set(
    found?.map((issue) => `${nameOf(tokens(issue.instancePath)) || "the value"} ${issue.message ?? issue.keyword}`),
  );
}

/** What a validator found of a value, in words; the value is not validated again. */
export function wordFound(
  schema: unknown,
  value: unknown,
  found: readonly Issue[] | null | undefined,
): readonly string[] {
  const mistakes = holdsMore(value, MAX_VALUES) ? new Set<string>() : wordAll(schema, value, found ?? []);
  return [...(mistakes.size === 0 ? wordPlainly(found) : mistakes)];
}

/** All mistakes of a value, at most 20 of them; `found` is what the validator that refused it says. */
export async function wordMistakes(
  schema: unknown,
  value: unknown,
  found: readonly Issue[] | null | undefined,
): Promise<readonly string[]> {
  const mistakes = await findMistakes(schema, value);
  return [...(mistakes.size === 0 ? wordPlainly(found) : mistakes)].slice(0, MAX_MISTAKES);
}
