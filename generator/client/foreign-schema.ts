/** Schemas of a server that is not ours: bounded, and tried before anything is written. */
import { Ajv as AjvDraft7 } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Location } from "../diagnostics.ts";
import type { Dialect } from "../emit/checks.ts";
import type { ClientSchema } from "../emit/client-model.ts";
import { CLIENT_CODEGEN_PATH } from "../emit/import-paths.ts";
import { Namer } from "../emit/namer.ts";
import { SchemaDeclarations } from "../emit/schema-declarations.ts";
import { someSubschema } from "../emit/schema-nodes.ts";
import { emitValidators } from "../emit/validators.ts";
import type { JsonObject, SchemaModel } from "../manifest/model.ts";

const MAX_DEPTH = 64;
const MAX_BYTES = 256 * 1024;
const MAX_PATTERN = 1024;
/** Subschemas that typing one schema may look at; references make many of a few. */
const MAX_STEPS = 20_000;

const DIALECTS: ReadonlyMap<string, Dialect> = new Map([
  ["https://json-schema.org/draft/2020-12/schema", "2020-12"],
  ["https://json-schema.org/draft/2019-09/schema", "2019-09"],
  ["http://json-schema.org/draft-07/schema", "7"],
]);

/** A schema that was only listed stands in no file. */
export const NOWHERE: Location = { file: "", line: 1, column: 1, start: 0, end: 0 };

/** The schema, if TypeScript and a compiled validator can express it; else why a value of it is `unknown`. */
export async function foreignSchema(listed: unknown): Promise<ClientSchema> {
  const problem = boundsProblem(listed);
  if (problem !== undefined) return { reason: problem };
  const schema: SchemaModel = { listed: listed as JsonObject, short: false, uses: [], location: NOWHERE };
  const dialect = dialectOf(schema.listed);
  if (dialect === undefined) {
    return { reason: `the dialect ${clip(String(schema.listed["$schema"]))} is not supported` };
  }
  const reason = referenceProblem(schema.listed) ?? (await compilerProblem(schema, dialect));
  return reason === undefined ? { schema, dialect } : { reason };
}

/** Whether a value is nested deeper, or larger, than anything that is worked on. */
export function isTooLarge(value: unknown): boolean {
  return isDeeper(value, MAX_DEPTH) || Buffer.byteLength(JSON.stringify(value) ?? "") > MAX_BYTES;
}

function boundsProblem(listed: unknown): string | undefined {
  if (typeof listed === "boolean") return `the schema is just \`${listed}\``;
  if (typeof listed !== "object" || listed === null || Array.isArray(listed)) return "the schema is no object";
  if (isDeeper(listed, MAX_DEPTH)) return `the schema is nested deeper than ${MAX_DEPTH} levels`;
  if (isTooLarge(listed)) return `the schema is larger than ${MAX_BYTES / 1024} KiB`;
  return undefined;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeper(member, levels - 1));
}

function dialectOf(schema: JsonObject): Dialect | undefined {
  const named = schema["$schema"];
  if (named === undefined) return "2020-12";
  return typeof named === "string" ? DIALECTS.get(named.replace(/#$/, "")) : undefined;
}

function referenceProblem(schema: JsonObject): string | undefined {
  let problem: string | undefined;
  someSubschema(schema, (subschema) => {
    for (const keyword of ["$ref", "$dynamicRef", "$recursiveRef"]) {
      const reference = subschema[keyword];
      if (typeof reference === "string" && !reference.startsWith("#")) {
        problem ??= `the schema refers to ${clip(reference)}, outside of itself`;
      }
    }
    if (subschema !== schema && subschema["$id"] !== undefined)
      problem ??= "a schema inside it has an `$id` of its own";
    const patterns = [subschema["pattern"], ...Object.keys(subschema["patternProperties"] ?? {})];
    if (patterns.some((pattern) => typeof pattern === "string" && pattern.length > MAX_PATTERN)) {
      problem ??= `a pattern is longer than ${MAX_PATTERN} characters`;
    }
    return false;
  });
  return problem;
}

const metaSchemas = new Map<Dialect, AjvDraft7>();

function metaProblem(schema: JsonObject, dialect: Dialect): string | undefined {
  let ajv = metaSchemas.get(dialect);
  if (ajv === undefined) {
    const options = { strict: false, logger: false } as const;
    if (dialect === "7") ajv = new AjvDraft7(options);
    else ajv = dialect === "2019-09" ? new Ajv2019(options) : new Ajv2020(options);
    metaSchemas.set(dialect, ajv);
  }
  const [known] = [...DIALECTS].find(([, id]) => id === dialect)!;
  if (ajv.validateSchema({ ...schema, $schema: known }) === true) return undefined;
  const [error] = ajv.errors ?? [];
  return `the schema is broken: ${clip(`${error?.instancePath || "it"} ${error?.message ?? "is no schema"}`)}`;
}

/** Tries what will be written, so that a schema that cannot be compiled stops no other. */
async function compilerProblem(schema: SchemaModel, dialect: Dialect): Promise<string | undefined> {
  let steps = 0;
  const count = (): void => {
    if (++steps > MAX_STEPS) throw new Error("its references make it too large");
  };
  try {
    const broken = metaProblem(schema.listed, dialect);
    if (broken !== undefined) return broken;
    await new SchemaDeclarations(new Namer(), [], count).declare("Tried", schema, "given");
    const check = { key: "tried", exported: "tried", schema, variant: "given", converts: false, dialect } as const;
    emitValidators({ header: "", checks: [check], shared: [], codegen: CLIENT_CODEGEN_PATH });
    return undefined;
  } catch (error) {
    return `the schema cannot be compiled: ${clip(error instanceof Error ? error.message : String(error))}`;
  }
}

function clip(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
