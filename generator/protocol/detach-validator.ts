import type { Ajv } from "ajv";
import { transformSync } from "esbuild";
import { escapePointer, isObject, readPointer } from "./json-schema.ts";
import { StringMask } from "./string-mask.ts";

/** The compiled validator of one definition: `function Name(data,instancePath=""){…}`. */
export interface CompiledValidator {
  readonly name: string;
  readonly code: string;
  /** Names of the validators it calls. */
  readonly calls: readonly string[];
  /** Names of the functions of `contract/equality.ts` it calls. */
  readonly helpers: readonly string[];
}

/** Takes the source of one compiled definition out of Ajv, as a function that needs nothing of it. */
export function detachValidator(ajv: Ajv, name: string): CompiledValidator {
  const source = ajv.getSchema(name)?.source;
  if (source === undefined) throw new Error(`${name} was not compiled`);
  const mask = new StringMask();
  const calls = new Set<string>();
  const helpers = new Set<string>();
  let code = mask.hide(source.validateCode.toString());
  const rename = (from: string, to: string): void => {
    code = code.replaceAll(new RegExp(`\\b${from}\\b`, "g"), () => to);
  };
  for (const [prefix, values] of Object.entries(source.scopeValues)) {
    for (const { str, value } of values ?? []) {
      if (!new RegExp(`\\b${str}\\b`).test(code)) continue;
      const text = value?.code?.toString();
      if (prefix === "validate" || prefix === "wrapper" || prefix === "root") {
        const target = definitionOf(value?.ref);
        if (target !== name) calls.add(target);
        rename(`${str}\\.validate`, target);
        rename(str, target);
      } else if (prefix === "schema") code = inlineSchema(code, str, value?.ref, mask);
      else if (prefix === "func" && text !== undefined) {
        const helper = HELPERS.find(([module]) => text.includes(module))?.[1];
        if (helper === undefined) throw new Error(`${name} needs ${text}, which has no replacement`);
        helpers.add(helper);
        rename(str, helper);
      } else if (prefix === "pattern" && text !== undefined) rename(str, `(${mask.hide(text)})`);
      else throw new Error(`${name} needs a ${prefix}, which has no replacement`);
    }
  }
  rename(source.validateName.str, name);
  const standalone = mask.show(simplifyCalls(code, name));
  return { name, code: minify(standalone), calls: [...calls].sort(), helpers: [...helpers].sort() };
}

/** Modules of Ajv's own that its code calls, and what stands for them in the generated package. */
const HELPERS = [
  ["ucs2length", "codePoints"],
  ["equal", "equal"],
] as const;

/** A reference is a compiled function, or an environment around one while a cycle is compiled. */
function definitionOf(ref: unknown): string {
  const environment = typeof ref === "function" ? (ref as unknown as { schemaEnv: unknown }).schemaEnv : ref;
  const schema = isObject(environment) ? environment["schema"] : undefined;
  const id = isObject(schema) ? schema["$id"] : undefined;
  if (typeof id !== "string") throw new Error("a validator refers to a schema without a name");
  return id;
}

/** Error objects quote parts of the schema; the parts are written out instead of the whole. */
function inlineSchema(code: string, identifier: string, schema: unknown, mask: StringMask): string {
  const path = new RegExp(`\\b${identifier}((?:\\.[A-Za-z_$][\\w$]*|\\["?\\d+"?\\])*)`, "g");
  return code.replaceAll(path, (_, steps: string) => {
    const segments = [...steps.matchAll(/\.([\w$]+)|\[("\d+")\]|\[(\d+)\]/g)].map(
      ([, plain, literal, index]) => plain ?? index ?? (JSON.parse(mask.reveal(literal!)) as string),
    );
    const part = readPointer(schema, segments.map((segment) => `/${escapePointer(segment)}`).join(""));
    if (part === undefined) throw new Error(`${identifier}${steps} is no part of its schema`);
    return mask.hide(JSON.stringify(part));
  });
}

const SIGNATURE = /\(data, \{instancePath="\d+", parentData, parentDataProperty, rootData=data\}=\{\}\)/;
const CONTEXT =
  /\{instancePath(?::((?:(?!,schemaPath)[^{}])+?))?,parentData(?::[\w$]+)?,parentDataProperty(?::(?:"\d+"|[\w$]+))?,rootData\}/g;

/** Ajv hands every callee an object of four; ours need the path only. Works on masked code. */
function simplifyCalls(code: string, name: string): string {
  const result = code
    .replace(/\/\*# sourceURL=.*?\*\/;?/, "")
    .replace(SIGNATURE, "(data, instancePath='')")
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
