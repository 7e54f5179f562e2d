import type {
  CreateMessageRequest,
  CreateMessageRequestParams,
  CreateMessageResult,
  SamplingMessage,
} from "@mcpwright/protocol/2026-07-28";
import { ErrorCode, LocalError, McpError } from "../../errors.ts";
import { blocksOf, UNANSWERED, usesAreAnswered } from "../../tool-use.ts";
import type { Input, InputHandlers } from "../inputs.ts";

const method: CreateMessageRequest["method"] = "sampling/createMessage";

export function samplingInput({ sampling, samplingTools = false }: InputHandlers): Input | undefined {
  if (sampling === undefined) return undefined;
  return {
    method,
    capabilities: { sampling: samplingTools ? { tools: {} } : {} },
    answer: async (params, context) => {
      const asked = params as unknown as CreateMessageRequestParams;
      // Tools were not declared (SAMP-10).
      if (!samplingTools && (asked.tools !== undefined || asked.toolChoice !== undefined)) {
        throw new McpError(ErrorCode.invalidParams, "This client samples without tools");
      }
      if (!usesAreAnswered(asked.messages)) throw new McpError(ErrorCode.invalidParams, UNANSWERED);
      const answer = await sampling(asked, context);
      assertChoice(asked, answer);
      return answer;
    },
  };
}

/** Holds what the model wrote to the choice of tools it had (SAMP-25). */
function assertChoice({ toolChoice, messages }: CreateMessageRequestParams, answer: CreateMessageResult): void {
  const used = usesTools(answer);
  if (toolChoice?.mode === "none" && used) throw misfit("used a tool, which toolChoice none forbids");
  // What ran out of tokens has not finished.
  if (toolChoice?.mode !== "required" || used || answer.stopReason === "maxTokens") return;
  if (!messages.some(usesTools)) throw misfit("finished without a tool, which toolChoice required forbids");
}

function usesTools({ content }: Pick<SamplingMessage, "content">): boolean {
  return blocksOf({ content }).some(({ type }) => type === "tool_use");
}

function misfit(what: string): LocalError {
  return new LocalError("invalid-answer", `The sampling handler ${what}`);
}
