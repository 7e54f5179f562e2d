/**
 * `validators.ts`: every schema of the manifest compiled by Ajv, without Ajv. Its helpers come from the runtime; text
 * of the schemas appears in string literals only.
 */
import { _, Ajv as AjvDraft7, type Options } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import type { JsonObject, SchemaModel, SharedSchemaModel } from "../manifest/model.ts";
import type { Check, Dialect } from "./checks.ts";
import { formatTypes } from "./format-types.ts";
import type { Variant } from "./schema-declarations.ts";
import {
  canonical,
  hasDefaults,
  isObject,
  mapSubschemas,
  sharedName,
  someSubschema,
  withoutKeywords,
  withReferences,
} from "./schema-nodes.ts";
import { escapeSeparators, quote } from "./text.ts";

/** Keywords that no validator needs; `$async` and `nullable` are Ajv's own and mean nothing in JSON Schema. */
const ANNOTATIONS = new Set(
  "title description examples deprecated readOnly writeOnly $comment $async nullable".split(" "),
);
const DEFAULT = new Set(["default"]);

/** Ajv's helpers by the module it would load them from. */
const HELPERS: Readonly<Record<string, string>> = {
  "ajv/dist/runtime/equal": "equal",
  "ajv/dist/runtime/ucs2length": "ucs2length",
};

/** A schema that Ajv refused. */
export class SchemaRefused extends Error {
  readonly check: Check;

  constructor(check: Check, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.check = check;
  }
}

/**
 * One Ajv, and so one scope of names, for the checks that need the same settings. The first stands at the top level of
 * the file, each other in a function of its own.
 */
interface Group {
  readonly ajv: AjvDraft7;
  /** Id of each schema, by its text. */
  readonly ids: Map<string, string>;
  /** Ids that are exported, by a name for Ajv: each once, whatever number of checks share it. */
  readonly roots: Map<string, string>;
  readonly exports: { readonly check: Check; readonly root: string }[];
}

export interface ValidatorsFile {
  readonly header: string;
  readonly checks: readonly Check[];
  /** `schemas:` that the schemas of the checks refer to. */
  readonly shared: readonly SharedSchemaModel[];
  /** The entry of the runtime that has the helpers. */
  readonly codegen: string;
  /** Types of what passes, by the keys of the checks, and the file that declares them. */
  readonly types?: { readonly names: ReadonlyMap<string, string>; readonly from: string };
}

export function emitValidators({ header, checks, shared, codegen, types }: ValidatorsFile): string {
  const groups = new Map<string, Group>();
  for (const check of checks) {
    const group = groupOf(check, groups);
    const id = addSchema(group, check.schema, check.variant, shared);
    const root = `root${id.slice(id.lastIndexOf("/") + 1)}`;
    group.roots.set(root, id);
    group.exports.push({ check, root });
    try {
      group.ajv.getSchema(id);
    } catch (cause) {
      throw new SchemaRefused(check, cause);
    }
  }
  const used = new Set<string>();
  const bodies = [...groups.values()].map((group, index) => emitGroup(group, index, types?.names, used));
  const typeNames = [
    ...new Set(checks.map((check) => types?.names.get(check.key)).filter((name) => name !== undefined)),
  ].sort();
  const imports = [
    ...(used.size > 0 ? [`import { ${[...used].sort().join(", ")} } from ${quote(codegen)};`] : []),
    ...(checks.length > 0 ? [`import type { Validator } from ${quote(codegen)};`] : []),
    ...(typeNames.length > 0 ? [`import type { ${typeNames.join(", ")} } from ${quote(types!.from)};`] : []),
  ];
  const body = bodies.join("\n");
  return `// @ts-nocheck\n${[header, imports.join("\n"), body].filter((part) => part !== "").join("\n\n")}${checks.length === 0 ? "\n\nexport {};" : ""}\n`;
}

function groupOf(check: Check, groups: Map<string, Group>): Group {
  const { listed } = check.schema;
  // A property that every object inherits is only seen as missing when Ajv asks for own properties.
  const inherited = someSubschema(listed, ({ properties, required }) =>
    [...(isObject(properties) ? Object.keys(properties) : []), ...(Array.isArray(required) ? required : [])].some(
      (name) => typeof name === "string" && name in Object.prototype,
    ),
  );
  const key = `${inherited} ${check.converts} ${check.dialect ?? "2020-12"}`;
  let group = groups.get(key);
  if (group === undefined) {
    const ajv = newAjv(check.dialect, {
      strict: false,
      allErrors: false,
      useDefaults: true,
      coerceTypes: check.converts,
      ownProperties: inherited,
      inlineRefs: false,
      addUsedSchema: false,
      validateSchema: false,
      logger: false,
      formats: formatTypes,
      code: { source: true, lines: true, formats: _`formats` },
    });
    group = {
      ajv,
      ids: new Map(),
      roots: new Map(),
      exports: [],
    };
    groups.set(key, group);
  }
  return group;
}

function newAjv(dialect: Dialect | undefined, options: Options): AjvDraft7 {
  if (dialect === "7") return new AjvDraft7(options);
  return dialect === "2019-09" ? new Ajv2019(options) : new Ajv2020(options);
}

/** Adds a schema once and returns its id. */
function addSchema(group: Group, schema: SchemaModel, variant: Variant, shared: readonly SharedSchemaModel[]): string {
  const linked = linkShared(group, withReferences(schema), variant, shared);
  const text = canonical(linked);
  let id = group.ids.get(text);
  if (id === undefined) {
    id = `mcpwright:own/${group.ids.size}`;
    group.ids.set(text, id);
    group.ajv.addSchema(linked, id);
  }
  return id;
}

/** What Ajv compiles: references to `schemas:` are to a schema of their own, which is added on the way. */
function linkShared(
  group: Group,
  schema: JsonObject,
  variant: Variant,
  shared: readonly SharedSchemaModel[],
): JsonObject {
  const link = (subschema: JsonObject): JsonObject => {
    const name = typeof subschema["$ref"] === "string" ? sharedName(subschema["$ref"]) : undefined;
    const target = shared.find((one) => one.name === name);
    const inner = mapSubschemas(subschema, link);
    return target ? { ...inner, $ref: addShared(group, target, variant, shared) } : inner;
  };
  const { $schema: _dialect, $id: _id, ...own } = withoutKeywords(link(schema), ANNOTATIONS);
  return variant === "filled" ? own : withoutKeywords(own, DEFAULT);
}

function addShared(
  group: Group,
  target: SharedSchemaModel,
  variant: Variant,
  shared: readonly SharedSchemaModel[],
): string {
  const kept = hasDefaults(target.schema.listed) ? variant : "given";
  const id = `mcpwright:${kept}/${encodeURIComponent(target.name)}`;
  if (!group.ids.has(id)) {
    group.ids.set(id, id);
    group.ajv.addSchema(linkShared(group, withReferences(target.schema), kept, shared), id);
  }
  return id;
}

function emitGroup(
  group: Group,
  index: number,
  types: ReadonlyMap<string, string> | undefined,
  used: Set<string>,
): string {
  const nested = index > 0;
  const lines: string[] = [];
  const functions = new Map<string, string>();
  for (const line of standaloneCode(group).split("\n")) {
    const required = /^const (\w+) = require\("([^"]+)"\)\.default;$/.exec(line);
    const validator = /^exports\.(\w+) = (\w+);$/.exec(line);
    if (required) {
      const helper = HELPERS[required[2]!];
      if (helper === undefined) throw new Error(`no replacement for ${required[2]} in a compiled validator`);
      used.add(helper);
      lines.push(`const ${required[1]} = ${helper};`);
    } else if (validator) functions.set(validator[1]!, validator[2]!);
    else if (line !== "" && line !== '"use strict";') lines.push(line);
  }
  const code = escapeSeparators(dropUnusedSchemas(lines).join("\n"));
  refuseRequire(code);
  if (/^const formats\d+ = formats[.[]/m.test(code)) used.add("formats");
  const scope = `group${index}`;
  const exports = group.exports.map(({ check, root }) => {
    const value = nested ? `${scope}.${root}` : functions.get(root);
    return `export const ${check.exported} = ${value} as Validator<${types?.get(check.key) ?? "unknown"}>;`;
  });
  if (!nested) return `${code}\n\n${exports.join("\n")}`;
  const returned = [...functions].map(([root, name]) => `${root}: ${name}`).join(", ");
  return `\nconst ${scope} = (() => {\n${code}\nreturn { ${returned} };\n})();\n\n${exports.join("\n")}`;
}

function standaloneCode(group: Group): string {
  return standalone.default(group.ajv, Object.fromEntries(group.roots));
}

/** Ajv writes out every schema, though only `enum` and `const` of objects read theirs. */
function dropUnusedSchemas(lines: readonly string[]): string[] {
  const mentions = new Map<string, number>();
  for (const line of lines) {
    for (const [name] of line.matchAll(/\bschema\d+\b/g)) mentions.set(name, (mentions.get(name) ?? 0) + 1);
  }
  return lines.filter((line) => {
    const declared = /^const (schema\d+) = /.exec(line)?.[1];
    return declared === undefined || mentions.get(declared) !== 1;
  });
}

function refuseRequire(code: string): void {
  if (/\brequire\s*\(/.test(code.replace(/"(?:[^"\\\n]|\\.)*"/g, '""'))) {
    throw new Error("a compiled validator still needs a module of Ajv");
  }
}
