import { ErrorCode, LocalError, McpError } from "../../errors.ts";
import { isObject, type JsonObject } from "../../jsonrpc.ts";
import type { Call } from "../call.ts";
import { Declined } from "./errors.ts";
import type { Question } from "./question.ts";

/** What a client says when its user does not want the model to be asked (ERR-15). */
const REJECTED = -1;

/** What the handler gets of a response to its question. Throws when there is no answer in it, or not a valid one. */
export function readAnswer(question: Question, { result, error }: JsonObject, call: Call): unknown {
  const { key, method } = question;
  if (isObject(error)) {
    if (error["code"] === REJECTED) throw new Declined(key, "decline");
    const cause = new McpError(Number(error["code"]), String(error["message"]), error["data"]);
    throw new LocalError("question-refused", `The client refused the question "${key}": ${cause.message}`, { cause });
  }
  const validator = call.tables.answers.get(method);
  if (!isObject(result) || validator?.(result) === false) {
    throw new McpError(ErrorCode.invalidParams, `The answer to the question "${key}" has not the shape of a result.`);
  }
  return question.read(result);
}
