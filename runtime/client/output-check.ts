import type { CallToolResult, Tool } from "@mcpwright/protocol/2026-07-28";
import { LocalError } from "../errors.ts";
import { foreignCheck } from "./foreign-check.ts";

/** Makes a check of a tool's output from its listed schema (TOOL-17, TOOL-29). */
export async function outputCheck({ name, outputSchema }: Tool): Promise<(result: CallToolResult) => Promise<void>> {
  const tool = `The tool ${JSON.stringify(name)}`;
  // What cannot be checked is not taken for right.
  const unusable = (error: Error): never => {
    throw new LocalError(
      "invalid-output",
      `${tool} lists an output schema that cannot be used: ${error.message} Connect with checkOutput: false to take its output unchecked.`,
      { cause: error },
    );
  };
  const check = await foreignCheck(outputSchema).catch(unusable);
  return async ({ structuredContent }) => {
    if (structuredContent === undefined) {
      throw new LocalError("invalid-output", `${tool} lists an output schema, but answered without structured content`);
    }
    const mistake = await check(structuredContent).catch(unusable);
    if (mistake === undefined) return;
    throw new LocalError("invalid-output", `${tool} answered against its output schema: ${mistake}`);
  };
}
