import { LocalError, McpError } from "../errors.ts";
import { isObject, type JsonObject, quoted } from "../jsonrpc.ts";
import type { Inputs } from "./inputs.ts";

/** Most rounds of questions in one call: a server could ask for ever (MRTR-23). */
export const MOST_ROUNDS = 16;

/** Whether a result asks for input instead of being the answer. */
export function isInputRequired(result: JsonObject): boolean {
  return result["resultType"] === "input_required";
}

/**
 * What a retry has beside the params of its request: every answer (MRTR-07), and the state byte for byte, or none
 * (MRTR-09).
 */
export async function answersTo(result: JsonObject, inputs: Inputs, given?: AbortSignal): Promise<JsonObject> {
  const { inputRequests, requestState } = result;
  if (inputRequests === undefined && requestState === undefined) {
    throw new LocalError("invalid-response", "The server asks for input, but neither asks nor hands out a state");
  }
  const state = typeof requestState === "string" ? { requestState } : {};
  if (!isObject(inputRequests)) return state;
  const signal = given ?? new AbortController().signal;
  const answers = Object.entries(inputRequests).map(
    async ([key, request]) => [key, await answerTo(key, request, inputs, signal)] as const,
  );
  return { ...state, inputResponses: Object.fromEntries(await Promise.all(answers)) };
}

/** The answer to one question that came in an answer of the server. */
export async function answerTo(key: string, request: unknown, inputs: Inputs, signal: AbortSignal): Promise<object> {
  if (!isObject(request) || typeof request["method"] !== "string") {
    throw new LocalError("invalid-response", `The question ${quoted(key)} is not one`);
  }
  const params = isObject(request["params"]) ? request["params"] : {};
  try {
    return await inputs.answer(request["method"], params, signal);
  } catch (error) {
    // There is no place for a refusal (MRTR-22), and an error of the server it is not (ERR-14).
    if (!McpError.is(error)) throw error;
    const why = `The question ${quoted(key)} is not answered: ${error.message}`;
    throw new LocalError("question-refused", why, { cause: error });
  }
}
