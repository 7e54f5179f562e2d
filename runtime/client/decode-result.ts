import type { Issue, Revision, Validator } from "@mcpwright/protocol/contract";
import { LocalError } from "../errors.ts";
import type { JsonObject } from "../jsonrpc.ts";
import { getTaskMethod } from "./verbs/get-task.ts";

/**
 * Checks a result against what its request may be answered with, by revision and method; `tasks`: whether a task will do
 * as well, where the extension was declared with the request (EXT-11).
 */
export function decodeResult(revision: Revision, method: string, result: JsonObject, tasks = false): JsonObject {
  const type = result["resultType"];
  // Without one it is complete, always (BASE-12); before 2026-07-28 the field means nothing.
  if (revision.era === "modern" && type !== undefined && type !== "complete") {
    // What a task is created with is what a look at it gives (TASKX-08).
    if (type === "task" && tasks) {
      assertShape(revision, getTaskMethod, method, { ...result, resultType: "complete" });
      return result;
    }
    const facts = revision.methods.get(method);
    // Only some methods may be answered by a question (MRTR-03).
    const asks = type === "input_required" && facts?.kind === "request" && facts.inputRequired;
    // BASE-11: parsing it as complete would misread it.
    if (!asks) {
      throw new LocalError(
        "invalid-response",
        `The answer to ${method} is of the unknown kind ${JSON.stringify(type)}`,
      );
    }
  }
  const whole = revision.era === "modern" && type === undefined ? { ...result, resultType: "complete" } : result;
  assertShape(revision, method, method, whole);
  return result;
}

/** Throws where an answer to `method` has not the shape of one to `like`. */
function assertShape(revision: Revision, like: string, method: string, answer: JsonObject): void {
  const validate = revision.answers.get(like);
  if (validate === undefined || validate(answer)) return;
  throw new LocalError(
    "invalid-response",
    `The answer to ${method} has not the shape ${revision.id} asks for${whereWrong(validate, "the result")}`,
  );
}

/** What a validator refused, to be put behind a sentence: of several alternatives the one that went deepest. */
export function whereWrong({ errors }: Validator, whole: string): string {
  const depth = ({ instancePath }: Issue): number => instancePath.split("/").length;
  const [issue] = (errors ?? []).toSorted((a, b) => depth(b) - depth(a));
  return issue === undefined ? "" : `: ${issue.instancePath || whole} ${issue.message ?? "is wrong"}`;
}
