import type { Validator } from "@mcpwright/protocol/contract";
import { assertBounded } from "./bounds.ts";

/** A check of values, compiled at generation or interpreted when it is first needed. */
export interface Check {
  /** `undefined` until `load` has run. */
  readonly validator: Validator | undefined;
  load(): Promise<Validator>;
}

export function compiledCheck(validator: Validator): Check {
  return { validator, load: () => Promise.resolve(validator) };
}

/**
 * A check of a schema met at run time. Throws `LocalError` at once when the schema is too large or reaches outside. Defaults
 * are filled in unless `fills` is false: what is only looked at, such as an answer of a user or an output, stays as it is.
 */
export function interpretedCheck(schema: unknown, { fills }: { readonly fills: boolean } = { fills: true }): Check {
  assertBounded(schema);
  let validator: Validator | undefined;
  return {
    get validator() {
      return validator;
    },
    load: async () => {
      const { interpret } = await import("./interpreter.ts");
      validator ??= interpret(schema, { fills });
      return validator;
    },
  };
}
