import { readFileSync } from "node:fs";

/** The keywords that `manifest.schema.json` uses, and all that the walk of `check-structure.ts` knows. */
export interface StructureSchema {
  readonly $ref?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly type?: "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly StructureSchema[];
  readonly properties?: Readonly<Record<string, StructureSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false | StructureSchema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: StructureSchema;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly format?: "duration" | "size";
  readonly minimum?: number;
  readonly maximum?: number;
  readonly $defs?: Readonly<Record<string, StructureSchema>>;
}

let loaded: StructureSchema | undefined;

/** The schema of manifests, from the file that ships with the package and that editors use. */
export function structureSchema(): StructureSchema {
  loaded ??= JSON.parse(
    readFileSync(new URL("../../manifest.schema.json", import.meta.url), "utf8"),
  ) as StructureSchema;
  return loaded;
}

/** Follows a `$ref` to the definitions; keywords beside it, such as its description, go before. */
export function resolved(schema: StructureSchema): StructureSchema {
  if (schema.$ref === undefined) return schema;
  const definition = structureSchema().$defs?.[schema.$ref.replace("#/$defs/", "")];
  if (!definition) throw new Error(`manifest.schema.json has no ${schema.$ref}`);
  return definition;
}
