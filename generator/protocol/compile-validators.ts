import { Ajv, type AnySchemaObject } from "ajv";
import { transformSync } from "esbuild";
import { isObject, mapSubschemas, readPointer, refName, refsOf, type Schema } from "./json-schema.ts";

/** The compiled validator of one definition: `function Name(data,instancePath=""){…}`. */
export interface CompiledValidator {
  readonly name: string;
  readonly code: string;
  /** Names of the validators it calls. */
  readonly calls: readonly string[];
  /** Names of the functions of `contract/equality.ts` it calls. */
  readonly helpers: readonly string[];
}

/** Compiles one validator per definition; each `$ref` stays a call. */
export function compileValidators(definitions: Readonly<Record<string, Schema>>): readonly CompiledValidator[] {
  // Formats are annotations on input (S-12); all errors at once would let a peer make one message cost seconds.
  const ajv = new Ajv({
    strict: false,
    inlineRefs: false,
    allErrors: false,
    validateFormats: false,
    discriminator: true,
    code: { source: true, esm: true },
  });
  for (const [name, schema] of Object.entries(definitions)) {
    ajv.addSchema({ ...lower(schema, definitions), $id: name } as AnySchemaObject);
  }
  return Object.keys(definitions).map((name) => compileOne(ajv, name));
}

/** The validator of a plain Ajv, by which compiled ones are judged. */
export function lower(schema: Schema, definitions: Readonly<Record<string, Schema>>): Schema {
  const mapped = mapSubschemas(schema, (sub) => lower(sub, definitions));
  if (mapped.$ref !== undefined) return { ...mapped, $ref: refName(mapped.$ref) };
  if (mapped.anyOf === undefined) return mapped;
  const { anyOf, ...rest } = mapped;
  const tag = tagOf(anyOf, definitions);
  if (tag === undefined) return mapped;
  const tagged = anyOf.filter((member) => tagValue(member, tag, definitions) !== undefined);
  const union = { type: "object", discriminator: { propertyName: tag }, oneOf: tagged };
  const others = anyOf.filter((member) => !tagged.includes(member));
  return others.length === 0 ? { ...rest, ...union } : { ...rest, anyOf: [union, ...others] };
}

/** The property whose literal tells at least two members of a union apart. */
function tagOf(members: readonly Schema[], definitions: Readonly<Record<string, Schema>>): string | undefined {
  return ["method", "type", "resultType"].find((tag) => {
    const values = members.map((member) => tagValue(member, tag, definitions)).filter((value) => value !== undefined);
    return values.length > 1 && new Set(values).size === values.length;
  });
}

function tagValue(member: Schema, tag: string, definitions: Readonly<Record<string, Schema>>): string | undefined {
  const schema = member.$ref === undefined ? undefined : definitions[refName(member.$ref)];
  const value = schema?.properties?.[tag]?.const;
  return typeof value === "string" && schema?.type === "object" && schema.required?.includes(tag) ? value : undefined;
}

function compileOne(ajv: Ajv, name: string): CompiledValidator {
  const source = ajv.getSchema(name)?.source;
  if (source === undefined) throw new Error(`${name} was not compiled`);
  let code = source.validateCode.toString();
  const calls = new Set<string>();
  const helpers = new Set<string>();
  for (const [prefix, values] of Object.entries(source.scopeValues)) {
    for (const value of values ?? []) {
      const { ref, code: external } = value.value ?? { ref: undefined };
      const identifier = new RegExp(`\\b${value.str}\\b`, "g");
      if (prefix === "validate" || prefix === "wrapper" || prefix === "root") {
        const target = nameOf(ref);
        if (!identifier.test(code)) continue;
        if (target !== name) calls.add(target);
        code = code.replaceAll(`${value.str}.validate`, target).replaceAll(identifier, target);
      } else if (prefix === "schema") code = inlineSchema(code, value.str, ref);
      else if (prefix === "func" && external !== undefined) {
        const helper = HELPERS.find(([suffix]) => external.toString().includes(suffix))?.[1];
        if (helper === undefined) throw new Error(`${name} needs ${external}, which has no replacement`);
        helpers.add(helper);
        code = code.replaceAll(identifier, helper);
      } else if (prefix === "pattern" && external !== undefined) code = code.replaceAll(identifier, `(${external})`);
      else throw new Error(`${name} needs a ${prefix}, which has no replacement`);
    }
  }
  code = minify(simplifyCalls(code.replaceAll(new RegExp(`\\b${source.validateName.str}\\b`, "g"), name), name));
  return { name, code, calls: [...calls].sort(), helpers: [...helpers].sort() };
}

/** Modules of Ajv's own that its code calls, and what stands for them in the generated package. */
const HELPERS = [
  ["ucs2length", "codePoints"],
  ["equal", "equal"],
] as const;

/** A reference is a compiled function, or an environment around one while a cycle is compiled. */
function nameOf(ref: unknown): string {
  const environment = typeof ref === "function" ? (ref as unknown as { schemaEnv: unknown }).schemaEnv : ref;
  const schema = isObject(environment) ? environment["schema"] : undefined;
  const id = isObject(schema) ? schema["$id"] : undefined;
  if (typeof id !== "string") throw new Error("a validator refers to a schema without a name");
  return id;
}

/** Error objects quote parts of the schema; the parts are written out instead of the whole. */
function inlineSchema(code: string, identifier: string, schema: unknown): string {
  const path = new RegExp(`\\b${identifier}((?:\\.[A-Za-z_$][\\w$]*|\\[(?:"(?:[^"\\\\]|\\\\.)*"|\\d+)\\])*)`, "g");
  return code.replaceAll(path, (_, steps: string) => {
    const segments = [...steps.matchAll(/\.([\w$]+)|\[("(?:[^"\\]|\\.)*"|\d+)\]/g)].map(
      ([, plain, quoted]) => plain ?? String(JSON.parse(quoted!)),
    );
    const pointer = segments.map((segment) => `/${segment.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
    return JSON.stringify(readPointer(schema, pointer));
  });
}

const SIGNATURE = '(data, {instancePath="", parentData, parentDataProperty, rootData=data}={})';
const CONTEXT =
  /\{instancePath(?::((?:(?!,schemaPath)[^{}])+?))?,parentData(?::[\w$]+)?,parentDataProperty(?::(?:"(?:[^"\\]|\\.)*"|[\w$]+))?,rootData\}/g;

/** Ajv hands every callee an object of five; our validators need the path only. */
function simplifyCalls(code: string, name: string): string {
  const result = code
    .replace(/\/\*# sourceURL=.*?\*\/;?/, "")
    .replace(SIGNATURE, '(data, instancePath="")')
    .replaceAll(CONTEXT, (_, path: string | undefined) => path ?? "instancePath");
  for (const leftover of ["parentData", "rootData", "require(", "sourceURL"]) {
    if (result.includes(leftover)) throw new Error(`the validator of ${name} still has ${leftover}`);
  }
  return result;
}

function minify(code: string): string {
  const options = { minifyWhitespace: true, minifySyntax: true, minifyIdentifiers: true, target: "es2022" } as const;
  return transformSync(code, { ...options, charset: "utf8", legalComments: "none" }).code.trim();
}

/** Names of the definitions a set of definitions needs, itself included. */
export function closureOf(names: Iterable<string>, definitions: Readonly<Record<string, Schema>>): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    open.push(...refsOf(definitions[name]!));
  }
  return reached;
}
