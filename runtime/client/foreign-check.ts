import { holdsMore } from "../schema/value-size.ts";

/** Most values in what is checked; a larger one is taken as it is, and so is what nothing here could end the check of. */
const MOST_VALUES = 100_000;
/** Longest time of one check, in milliseconds: a short pattern, or a few references, could take for ever (JSCH-09). */
const MOST_TIME = 1_000;
/** Without one of these the check of few values by a short schema is over soon; a limit costs far more than such a check. */
const MAY_LAST = /"(?:pattern|patternProperties|\$ref|\$recursiveRef)"/;
const SHORT = 10_000;
const FEW_VALUES = 1_000;

/**
 * Makes a check by a schema that a server sent: it resolves to what is wrong with a value, in words. The interpreter is
 * loaded by the first. Throws the `LocalError` of a schema that cannot be used (JSCH-02, JSCH-08); so does the check, of
 * one that shows only then.
 */
export async function foreignCheck(schema: unknown): Promise<(value: unknown) => Promise<string | undefined>> {
  const [{ assertBounded }, { interpret }, withinTime] = await Promise.all([
    import("../schema/bounds.ts"),
    import("../schema/interpreter.ts"),
    // Browsers have no way to end a check.
    import("./time-limit.ts").then(
      (module) => module.withinTime,
      () => undefined,
    ),
  ]);
  assertBounded(schema);
  const validate = interpret(schema, { fills: false });
  const text = JSON.stringify(schema);
  const mayLast = text.length > SHORT || MAY_LAST.test(text);
  return async (value) => {
    if (holdsMore(value, MOST_VALUES)) return undefined;
    const isLimited = mayLast || holdsMore(value, FEW_VALUES);
    if (isLimited && withinTime === undefined) return undefined;
    if (isLimited ? withinTime?.(MOST_TIME, () => validate(value)) : validate(value)) return undefined;
    const { wordFound } = await import("../schema/wording.ts");
    // Nothing is gone through a second time, which would need a limit of its own.
    const [mistake] = wordFound(schema, value, validate.errors);
    return mistake;
  };
}
