/** Every schema of a manifest that values are checked against, and under which name its validator is exported. */
import type { ManifestModel, QuestionModel, SchemaModel } from "../manifest/model.ts";
import { argumentsSchema } from "./implied-schemas.ts";
import { Namer, valueName } from "./namer.ts";
import type { Variant } from "./schema-declarations.ts";

/** Dialects that are compiled. */
export type Dialect = "2020-12" | "2019-09" | "7";

export interface Check {
  /** `tool:book_room input`; the type of what passes has the same key. */
  readonly key: string;
  readonly exported: string;
  readonly schema: SchemaModel;
  readonly variant: Variant;
  /** Whether values are strings that are converted to the declared types. */
  readonly converts: boolean;
  /** 2020-12 where absent. */
  readonly dialect?: Dialect;
}

/** Names that compiled validators use themselves. */
export const VALIDATOR_NAMES: readonly string[] = ["equal", "formats", "ucs2length", "schemas"];

/** A component whose handler may ask. */
interface Asking {
  readonly identifier: string;
  readonly elicit?: readonly QuestionModel[];
}

export function deriveChecks(model: ManifestModel): Check[] {
  const namer = new Namer(VALIDATOR_NAMES);
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
  const addAnswers = (owner: string, { identifier, elicit = [] }: Asking): void => {
    for (const { name, schema } of elicit) {
      add(`${owner} answer ${name}`, `${identifier}-${name}-answer`, schema, "given");
    }
  };
  for (const tool of model.tools) {
    const key = `tool:${tool.name}`;
    add(`${key} input`, `${tool.identifier}-input`, tool.input, "filled");
    add(`${key} output`, `${tool.identifier}-output`, tool.output, "given");
    for (const error of tool.errors) {
      add(`${key} error ${error.name}`, `${tool.identifier}-${error.name}-data`, error.data, "given");
    }
    addAnswers(key, tool);
  }
  for (const resource of model.resources) {
    const key = `resource:${resource.name}`;
    add(`${key} params`, `${resource.identifier}-params`, resource.params, "filled", true);
    addAnswers(key, resource);
  }
  for (const prompt of model.prompts) {
    const key = `prompt:${prompt.name}`;
    add(`${key} arguments`, `${prompt.identifier}-arguments`, argumentsSchema(prompt), "filled");
    addAnswers(key, prompt);
  }
  for (const method of model.methods) {
    const key = `method:${method.name}`;
    add(`${key} params`, `${method.identifier}-params`, method.params, "filled");
    add(`${key} result`, `${method.identifier}-result`, method.result, "given");
  }
  return checks;
}
