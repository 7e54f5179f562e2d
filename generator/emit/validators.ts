/**
 * `validators.ts`: every schema of the manifest compiled by Ajv, without Ajv. Its helpers come from the runtime; text
 * of the schemas appears in string literals only.
 */
import { _ } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import type { JsonObject, ManifestModel, SchemaModel, SharedSchemaModel } from "../manifest/model.ts";
import type { Check } from "./checks.ts";
import { formatTypes } from "./format-types.ts";
import { CODEGEN_PATH } from "./import-paths.ts";
import { fileHeader, type ImportStyle, relativeImport } from "./layout.ts";
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

const ANNOTATIONS = new Set(["title", "description", "examples", "deprecated", "readOnly", "writeOnly", "$comment"]);
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
  readonly ajv: Ajv2020;
  /** Id of each schema, by its text. */
  readonly ids: Map<string, string>;
  /** Ids that are exported, by a name for Ajv: each once, whatever number of checks share it. */
  readonly roots: Map<string, string>;
  readonly exports: { readonly check: Check; readonly root: string }[];
}

export function emitValidators(
  model: ManifestModel,
  checks: readonly Check[],
  types: ReadonlyMap<string, string>,
  style: ImportStyle,
): string {
  const groups = new Map<string, Group>();
  for (const check of checks) {
    const group = groupOf(check, groups);
    const id = addSchema(group, check.schema, check.variant, model);
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
  const bodies = [...groups.values()].map((group, index) => emitGroup(group, index, types, used));
  const typeNames = [
    ...new Set(checks.map((check) => types.get(check.key)).filter((name) => name !== undefined)),
  ].sort();
  const imports = [
    ...(used.size > 0 ? [`import { ${[...used].sort().join(", ")} } from ${quote(CODEGEN_PATH)};`] : []),
    ...(checks.length > 0 ? [`import type { Validator } from ${quote(CODEGEN_PATH)};`] : []),
    ...(typeNames.length > 0
      ? [
          `import type { ${typeNames.join(", ")} } from ${quote(relativeImport("generated", "generated/types.ts", style))};`,
        ]
      : []),
  ];
  const body = bodies.join("\n");
  return `// @ts-nocheck\n${[fileHeader(model), imports.join("\n"), body].filter((part) => part !== "").join("\n\n")}${checks.length === 0 ? "\n\nexport {};" : ""}\n`;
}

function groupOf(check: Check, groups: Map<string, Group>): Group {
  const { listed } = check.schema;
  // A property that every object inherits is only seen as missing when Ajv asks for own properties.
  const inherited = someSubschema(listed, ({ properties, required }) =>
    [...(isObject(properties) ? Object.keys(properties) : []), ...(Array.isArray(required) ? required : [])].some(
      (name) => typeof name === "string" && name in Object.prototype,
    ),
  );
  const key = `${inherited} ${check.converts}`;
  let group = groups.get(key);
  if (group === undefined) {
    const ajv = new Ajv2020({
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

/** Adds a schema once and returns its id. */
function addSchema(group: Group, schema: SchemaModel, variant: Variant, model: ManifestModel): string {
  const linked = linkShared(group, withReferences(schema), variant, model);
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
function linkShared(group: Group, schema: JsonObject, variant: Variant, model: ManifestModel): JsonObject {
  const link = (subschema: JsonObject): JsonObject => {
    const name = typeof subschema["$ref"] === "string" ? sharedName(subschema["$ref"]) : undefined;
    const target = model.schemas.find((shared) => shared.name === name);
    const inner = mapSubschemas(subschema, link);
    return target ? { ...inner, $ref: addShared(group, target, variant, model) } : inner;
  };
  const { $schema: _dialect, $id: _id, ...own } = withoutKeywords(link(schema), ANNOTATIONS);
  return variant === "filled" ? own : withoutKeywords(own, DEFAULT);
}

function addShared(group: Group, shared: SharedSchemaModel, variant: Variant, model: ManifestModel): string {
  const kept = hasDefaults(shared.schema.listed) ? variant : "given";
  const id = `mcpwright:${kept}/${encodeURIComponent(shared.name)}`;
  if (!group.ids.has(id)) {
    group.ids.set(id, id);
    group.ajv.addSchema(linkShared(group, withReferences(shared.schema), kept, model), id);
  }
  return id;
}

function emitGroup(group: Group, index: number, types: ReadonlyMap<string, string>, used: Set<string>): string {
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
    return `export const ${check.exported} = ${value} as Validator<${types.get(check.key) ?? "unknown"}>;`;
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
