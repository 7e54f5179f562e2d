import type { ElicitRequest, ElicitRequestFormParams } from "@mcpwright/protocol/2026-07-28";
import { ErrorCode, McpError } from "../../errors.ts";
import type { Input, InputHandlers } from "../inputs.ts";

const method: ElicitRequest["method"] = "elicitation/create";

export function elicitationInput({ elicitation }: InputHandlers): Input | undefined {
  if (elicitation === undefined) return undefined;
  return {
    method,
    capabilities: { elicitation: {} },
    answer: (params) => {
      // A mode that was not declared (ELIC-17).
      if (params["mode"] !== undefined && params["mode"] !== "form") {
        throw new McpError(ErrorCode.invalidParams, "This client shows forms only");
      }
      return elicitation(params as unknown as ElicitRequestFormParams);
    },
  };
}
