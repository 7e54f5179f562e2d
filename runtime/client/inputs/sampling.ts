import type { CreateMessageRequest, CreateMessageRequestParams } from "@mcpwright/protocol/2026-07-28";
import { ErrorCode, McpError } from "../../errors.ts";
import type { Input, InputHandlers } from "../inputs.ts";

const method: CreateMessageRequest["method"] = "sampling/createMessage";

export function samplingInput({ sampling, samplingTools = false }: InputHandlers): Input | undefined {
  if (sampling === undefined) return undefined;
  return {
    method,
    capabilities: { sampling: samplingTools ? { tools: {} } : {} },
    answer: (params, context) => {
      // Tools were not declared (SAMP-10).
      if (!samplingTools && (params["tools"] !== undefined || params["toolChoice"] !== undefined)) {
        throw new McpError(ErrorCode.invalidParams, "This client samples without tools");
      }
      return sampling(params as unknown as CreateMessageRequestParams, context);
    },
  };
}
