import type {
  ElicitRequest,
  ElicitRequestFormParams,
  ElicitRequestURLParams,
  ElicitResult,
} from "@mcpwright/protocol/2026-07-28";
import { ErrorCode, McpError } from "../../errors.ts";
import type { Input, InputContext, InputHandlers } from "../inputs.ts";
import { withDefaults } from "./form-defaults.ts";

const method: ElicitRequest["method"] = "elicitation/create";

/** Forms, addresses, or both; a mode without a handler is not declared, and refused (ELIC-17). */
export function elicitationInput({ elicitation, openUrl }: InputHandlers): Input | undefined {
  if (elicitation === undefined && openUrl === undefined) return undefined;
  const url = openUrl === undefined ? {} : { url: {} };
  return {
    method,
    // An empty object means forms (ELIC-01); the oldest servers know no other.
    capabilities: { elicitation: elicitation === undefined || openUrl === undefined ? url : { form: {}, ...url } },
    answer: async (params, context) => {
      // Absent means a form (ELIC-05).
      const { mode = "form" } = params;
      if (mode === "form" && elicitation !== undefined) {
        return answerForm(params as unknown as ElicitRequestFormParams, elicitation, context);
      }
      if (mode === "url" && openUrl !== undefined) {
        return withoutContent(await openUrl(params as unknown as ElicitRequestURLParams, context));
      }
      throw new McpError(ErrorCode.invalidParams, `This client does not elicit in the mode ${JSON.stringify(mode)}`);
    },
  };
}

async function answerForm(
  params: ElicitRequestFormParams,
  show: NonNullable<InputHandlers["elicitation"]>,
  context: InputContext,
): Promise<ElicitResult> {
  const { formCheck } = await import("./form-check.ts");
  const check = await formCheck(params);
  // What the server gave up meanwhile is nobody's to answer (CANC-05).
  context.signal.throwIfAborted();
  const answer = await show(params, context);
  if (answer.action !== "accept") return withoutContent(answer);
  const content = withDefaults(params.requestedSchema, answer.content ?? {});
  await check(content);
  return { ...answer, content };
}

/** Only an accepted form has content (ELIC-10, ELIC-12). */
function withoutContent({ content: _, ...answer }: ElicitResult): ElicitResult {
  return answer;
}
