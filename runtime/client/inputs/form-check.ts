import type { ElicitRequestFormParams, ElicitResult } from "@mcpwright/protocol/2026-07-28";
import { ErrorCode, LocalError, McpError } from "../../errors.ts";
import { foreignCheck } from "../foreign-check.ts";

/**
 * Makes a check of what a form is answered with, by the schema that the server asks for (ELIC-28). A schema that cannot be
 * used is refused before anybody is asked.
 */
export async function formCheck({
  requestedSchema,
}: ElicitRequestFormParams): Promise<(content: ElicitResult["content"]) => Promise<void>> {
  const check = await foreignCheck(requestedSchema).catch((error: Error) => {
    throw new McpError(ErrorCode.invalidParams, `The requested schema cannot be used: ${error.message}`);
  });
  return async (content) => {
    const mistake = await check(content);
    if (mistake === undefined) return;
    throw new LocalError(
      "invalid-answer",
      `The elicitation handler accepted with content that the requested schema refuses: ${mistake}`,
    );
  };
}
