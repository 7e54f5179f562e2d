/** Every schema of a manifest that values are checked against, and under which name its validator is exported. */
import type { ManifestModel, SchemaModel } from "../manifest/model.ts";
import { argumentsSchema } from "./implied-schemas.ts";
import { Namer, valueName } from "./namer.ts";
import type { Variant } from "./schema-declarations.ts";

export interface Check {
  /** `tool:book_room input`; the type of what passes has the same key. */
  readonly key: string;
  readonly exported: string;
  readonly schema: SchemaModel;
  readonly variant: Variant;
  /** Whether values are strings that are converted to the declared types. */
  readonly converts: boolean;
}

export function deriveChecks(model: ManifestModel): Check[] {
  const namer = new Namer(["equal", "formats", "ucs2length", "schemas"]);
  const checks: Check[] = [];
  const add = (
    key: string,
    wish: string,
    schema: SchemaModel | undefined,
    variant: Variant,
    converts = false,
  ): void => {
    if (schema) checks.push({ key, exported: namer.claim(valueName(wish)), schema, variant, converts });
  };
  for (const tool of model.tools) {
    const key = `tool:${tool.name}`;
    add(`${key} input`, `${tool.identifier}-input`, tool.input, "filled");
    add(`${key} output`, `${tool.identifier}-output`, tool.output, "given");
    for (const error of tool.errors) {
      add(`${key} error ${error.name}`, `${tool.identifier}-${error.name}-data`, error.data, "given");
    }
    for (const question of tool.elicit) {
      add(`${key} answer ${question.name}`, `${tool.identifier}-${question.name}-answer`, question.schema, "given");
    }
  }
  for (const { name, identifier, params } of model.resources) {
    add(`resource:${name} params`, `${identifier}-params`, params, "filled", true);
  }
  for (const prompt of model.prompts) {
    add(`prompt:${prompt.name} arguments`, `${prompt.identifier}-arguments`, argumentsSchema(prompt), "filled");
  }
  return checks;
}
