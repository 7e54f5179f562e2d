import type { MethodModel } from "./derive-methods.ts";
import { type Json, type Schema, sameJson } from "./json-schema.ts";
import type { RevisionModel } from "./normalise.ts";

/** A list of names that came, went or changed. */
export interface Changes<T> {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly T[];
}

export interface MethodChange {
  readonly method: string;
  /** Facts that differ, as text before and after. */
  readonly facts: readonly { readonly fact: string; readonly from: string; readonly to: string }[];
}

export interface FieldChange {
  readonly field: string;
  readonly change: "added" | "removed" | "renamed" | "required" | "optional" | "type";
  readonly from?: string;
  readonly to?: string;
}

export interface DefinitionChange {
  readonly definition: string;
  readonly fields: readonly FieldChange[];
  /** Members that came to or left a union or an enumeration. */
  readonly members: { readonly added: readonly string[]; readonly removed: readonly string[] };
  /** What it is when no field says it, such as an alias that points elsewhere. */
  readonly shape?: { readonly from: string; readonly to: string };
}

/** What changed from one revision to another. */
export interface RevisionDiff {
  readonly from: string;
  readonly to: string;
  readonly methods: Changes<MethodChange>;
  readonly definitions: Changes<DefinitionChange>;
}

/** Compares methods, definitions, fields and what is required. */
export function diffRevisions(from: RevisionModel, to: RevisionModel): RevisionDiff {
  const methodsOf = (model: RevisionModel) => new Map(model.methods.map((method) => [method.method, method]));
  return {
    from: from.info.id,
    to: to.info.id,
    methods: compare(methodsOf(from), methodsOf(to), diffMethod),
    definitions: compare(
      new Map(Object.entries(from.definitions)),
      new Map(Object.entries(to.definitions)),
      diffDefinition,
    ),
  };
}

function compare<V, C>(
  from: ReadonlyMap<string, V>,
  to: ReadonlyMap<string, V>,
  diff: (name: string, from: V, to: V) => C | undefined,
): Changes<C> {
  return {
    added: [...to.keys()].filter((name) => !from.has(name)),
    removed: [...from.keys()].filter((name) => !to.has(name)),
    changed: [...from].flatMap(([name, before]) => {
      const after = to.get(name);
      const change = after === undefined ? undefined : diff(name, before, after);
      return change === undefined ? [] : [change];
    }),
  };
}

function diffMethod(method: string, from: MethodModel, to: MethodModel): MethodChange | undefined {
  const [before, after] = [factsOf(from), factsOf(to)];
  const facts = Object.keys(before)
    .filter((fact) => before[fact] !== after[fact])
    .map((fact) => ({ fact, from: before[fact]!, to: after[fact] ?? "none" }));
  return facts.length === 0 ? undefined : { method, facts };
}

function factsOf(method: MethodModel): Readonly<Record<string, string>> {
  const { kind, sender, definition, params, capability = "none" } = method;
  const common = { kind, sender, definition, params, capability };
  if (method.kind === "notification") return common;
  const { results, interim = "none", mirrored = "none", paginated, cacheable } = method;
  const flags = { paginated: String(paginated), cacheable: String(cacheable) };
  return { ...common, results: results.join(" | "), interim, mirrored, ...flags };
}

function diffDefinition(definition: string, from: Schema, to: Schema): DefinitionChange | undefined {
  if (sameJson(from, to)) return undefined;
  const fields = diffFields(from, to);
  const [before, after] = [membersOf(from), membersOf(to)];
  const members = {
    added: after.filter((member) => !before.includes(member)),
    removed: before.filter((member) => !after.includes(member)),
  };
  const explained = fields.length > 0 || members.added.length > 0 || members.removed.length > 0;
  return {
    definition,
    fields,
    members,
    ...(explained ? {} : { shape: { from: describeSchema(from), to: describeSchema(to) } }),
  };
}

function diffFields(from: Schema, to: Schema): readonly FieldChange[] {
  const [before, after] = [flattenFields(from), flattenFields(to)];
  const removed = [...before.keys()].filter((field) => !after.has(field));
  const added = [...after.keys()].filter((field) => !before.has(field));
  const renames = new Map<string, string>();
  for (const field of removed) {
    const alike = added.filter((name) => isRename(field, name, before, after));
    const rivals = removed.filter((name) => alike[0] !== undefined && isRename(name, alike[0], before, after));
    if (alike.length === 1 && rivals.length === 1) renames.set(field, alike[0]!);
  }
  const targets = new Set(renames.values());
  const changes: FieldChange[] = [];
  for (const [field, { type, required }] of before) {
    const now = after.get(field);
    const renamed = renames.get(field);
    if (renamed !== undefined) changes.push({ field, change: "renamed", to: renamed });
    else if (now === undefined) changes.push({ field, change: "removed", from: type });
    else {
      if (now.type !== type) changes.push({ field, change: "type", from: type, to: now.type });
      if (now.required !== required) changes.push({ field, change: now.required ? "required" : "optional" });
    }
  }
  for (const field of added) {
    const { type, required } = after.get(field)!;
    if (!targets.has(field)) changes.push({ field, change: "added", to: required ? `${type}, required` : type });
  }
  return changes;
}

interface Field {
  readonly type: string;
  readonly required: boolean;
}

/** A field that left and one that came are a rename when place, type and requiredness are the same. */
function isRename(
  from: string,
  to: string,
  before: ReadonlyMap<string, Field>,
  after: ReadonlyMap<string, Field>,
): boolean {
  const parent = (field: string): string => field.slice(0, field.lastIndexOf(".") + 1);
  const [old, now] = [before.get(from)!, after.get(to)!];
  return parent(from) === parent(to) && old.type === now.type && old.required === now.required;
}

/** Every field, also of objects written inside, by its dotted path; `[]` stands for the items of a list. */
function flattenFields(schema: Schema, prefix: string = ""): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  for (const [name, sub] of Object.entries(schema.properties ?? {})) {
    const path = `${prefix}${name}`;
    fields.set(path, { type: describeSchema(sub), required: schema.required?.includes(name) ?? false });
    for (const entry of flattenFields(sub, `${path}.`)) fields.set(...entry);
    if (sub.items !== undefined) for (const entry of flattenFields(sub.items, `${path}[].`)) fields.set(...entry);
  }
  return fields;
}

function membersOf(schema: Schema): readonly string[] {
  return [...(schema.anyOf ?? schema.oneOf ?? []).map(describeSchema), ...(schema.enum ?? []).map(describeValue)];
}

/** A schema in one short line. */
export function describeSchema(schema: Schema): string {
  if (schema.$ref !== undefined) return schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
  if (schema.const !== undefined) return describeValue(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(describeValue).join(" | ");
  const union = schema.anyOf ?? schema.oneOf;
  if (union !== undefined) return union.map(describeSchema).join(" | ");
  if (schema.allOf !== undefined) return schema.allOf.map(describeSchema).join(" & ");
  if (schema.items !== undefined) return `list of ${describeSchema(schema.items)}${limits(schema)}`;
  if (schema.type === "object" && schema.properties === undefined && schema.additionalProperties !== undefined) {
    const values = schema.additionalProperties;
    return typeof values === "object" ? `map of ${describeSchema(values)}` : "object";
  }
  if (schema.type === undefined) return "anything";
  return `${[schema.type].flat().join(" | ")}${limits(schema)}`;
}

const LIMITS = ["format", "minimum", "maximum", "minLength", "maxLength", "pattern", "minItems", "maxItems"];

function limits(schema: Schema): string {
  const parts = LIMITS.filter((keyword) => schema[keyword] !== undefined).map(
    (keyword) => `${keyword} ${schema[keyword]}`,
  );
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

function describeValue(value: Json): string {
  return JSON.stringify(value);
}
