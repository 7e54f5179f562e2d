import { holdsMore } from "../schema/value-size.ts";

/** Most values in what is checked; a larger one is taken as it is. */
const MOST_VALUES = 100_000;

/**
 * Makes a check by a schema that a server sent: it resolves to what is wrong with a value, in words. The interpreter is
 * loaded by the first. Throws the `LocalError` of a schema that cannot be used (JSCH-02, JSCH-08).
 */
export async function foreignCheck(schema: unknown): Promise<(value: unknown) => Promise<string | undefined>> {
  const [{ assertBounded }, { interpret }] = await Promise.all([
    import("../schema/bounds.ts"),
    import("../schema/interpreter.ts"),
  ]);
  assertBounded(schema);
  const validate = interpret(schema, { fills: false });
  return async (value) => {
    if (holdsMore(value, MOST_VALUES) || validate(value)) return undefined;
    const { wordMistakes } = await import("../schema/wording.ts");
    const [mistake] = await wordMistakes(schema, value, validate.errors);
    return mistake;
  };
}
