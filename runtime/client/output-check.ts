import type { CallToolResult, Tool } from "@mcpwright/protocol/2026-07-28";
import type { Validator } from "@mcpwright/protocol/contract";
import { LocalError } from "../errors.ts";
import { holdsMore } from "../schema/value-size.ts";

/** Most values in an output that is checked; a larger one is taken as it is. */
const MOST_VALUES = 100_000;

/** Makes a check of a tool's output from its listed schema (TOOL-17, TOOL-29). The interpreter is loaded by the first. */
export async function outputCheck({ name, outputSchema }: Tool): Promise<(result: CallToolResult) => Promise<void>> {
  const [{ assertBounded }, { interpret }] = await Promise.all([
    import("../schema/bounds.ts"),
    import("../schema/interpreter.ts"),
  ]);
  const tool = `The tool ${JSON.stringify(name)}`;
  let validate: Validator;
  try {
    assertBounded(outputSchema);
    validate = interpret(outputSchema, { fills: false });
  } catch (error) {
    // JSCH-02, JSCH-08: what cannot be checked is not taken for right.
    throw new LocalError(
      "invalid-output",
      `${tool} lists an output schema that cannot be used: ${(error as Error).message} Connect with checkOutput: false to take its output unchecked.`,
      { cause: error },
    );
  }
  return async ({ structuredContent }) => {
    if (structuredContent === undefined) {
      throw new LocalError("invalid-output", `${tool} lists an output schema, but answered without structured content`);
    }
    if (holdsMore(structuredContent, MOST_VALUES) || validate(structuredContent)) return;
    const { wordMistakes } = await import("../schema/wording.ts");
    const [mistake] = await wordMistakes(outputSchema, structuredContent, validate.errors);
    throw new LocalError("invalid-output", `${tool} answered against its output schema: ${mistake}`);
  };
}
