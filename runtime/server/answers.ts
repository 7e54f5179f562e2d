/** Answers as text, with the HTTP status each of them has. */
import { ErrorCode, McpError } from "../errors.ts";
import { errorText, type RequestId, resultText } from "../jsonrpc.ts";
import { isStoreAway } from "../store/store-away.ts";
import type { Call } from "./call.ts";
import { isPromise, type Result } from "./dispatch.ts";
import type { Answer, MaybePromise } from "./engine.ts";
import { SERVER_INFO } from "./meta-keys.ts";
import { Page } from "./page.ts";

/** Nothing is said: the message was a notification or a response. */
export const ACCEPTED: Answer = Object.freeze({ status: 202, text: "" });

const STATUS: ReadonlyMap<number, number> = new Map([
  [ErrorCode.headerMismatch, 400],
  [ErrorCode.missingClientCapability, 400],
  [ErrorCode.unsupportedVersion, 400],
  [ErrorCode.methodNotFound, 404],
]);

/** Codes of earlier revisions that a handler may throw, and what is said instead of them since 2026-07-28 (ERR-08). */
const RETIRED: ReadonlyMap<number, number> = new Map<number, number>([
  [ErrorCode.resourceNotFound, ErrorCode.invalidParams],
  [ErrorCode.urlElicitationRequired, ErrorCode.internal],
]);

/** An answer with a JSON-RPC error. */
export function refusal(
  status: number,
  id: RequestId | undefined,
  code: number,
  message: string,
  data?: unknown,
): Answer {
  return { status, text: errorText(id, code, message, data) };
}

/** Modern results say what they are and whose (BASE-10, META-15); the text is made once. */
function modernText(result: Result, call: Call): string {
  const { resultType, _meta, ...rest } = result;
  if (resultType === undefined && _meta === undefined) {
    const text = JSON.stringify(rest);
    return text === "{}" ? `{${call.host.stamp.slice(1)}` : text.slice(0, -1) + call.host.stamp;
  }
  const meta = { [SERVER_INFO]: call.host.identity, ...(_meta as object | undefined) };
  return JSON.stringify({ ...rest, resultType: resultType ?? "complete", _meta: meta });
}

function success(call: Call, result: Result | Page): Answer {
  if (result instanceof Page) return { status: 200, text: resultText(call.requestId, result.text) };
  const text = call.tables.era === "modern" ? modernText(result, call) : JSON.stringify(result);
  return { status: 200, text: resultText(call.requestId, text) };
}

function failure(call: Call, error: unknown): Answer {
  if (McpError.is(error)) {
    const modern = call.tables.era === "modern";
    const code = modern ? (RETIRED.get(error.code) ?? error.code) : error.code;
    const usual = modern ? (STATUS.get(code) ?? 200) : 200;
    // What a caller may not use has a status and a challenge in every era (AUTH-49).
    const { status = usual, challenge } = error as McpError & Partial<Answer>;
    const answer = refusal(status, call.requestId, code, error.message, error.data);
    return challenge === undefined ? answer : { ...answer, challenge };
  }
  // The store has told the operator.
  if (isStoreAway(error)) return refusal(503, call.requestId, ErrorCode.internal, error.message);
  call.host.logger({ level: "error", message: `${call.method} failed`, error });
  return refusal(200, call.requestId, ErrorCode.internal, "The request failed unexpectedly.");
}

/** The answer that holds a result. */
export function answerWith(call: Call, result: Result | Page): Answer {
  try {
    return success(call, result);
  } catch (error) {
    return failure(call, error);
  }
}

/** Dispatches the call and words its answer; at once when the handler answers at once. */
export function perform(call: Call): MaybePromise<Answer | undefined> {
  let result: MaybePromise<Result | Page>;
  try {
    result = call.host.dispatch(call.method, call.params, call);
  } catch (error) {
    call.closed = true;
    return failure(call, error);
  }
  if (isPromise(result)) {
    return call.wait(
      result.then(
        (settled) => answerWith(call, settled),
        (error: unknown) => failure(call, error),
      ),
    );
  }
  const answer = answerWith(call, result);
  call.closed = true;
  return answer;
}
