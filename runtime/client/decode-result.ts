import type { Issue, Revision, Validator } from "@mcpwright/protocol/contract";
import { LocalError } from "../errors.ts";
import type { JsonObject } from "../jsonrpc.ts";

/** Checks a result against what its request may be answered with, by revision and method. */
export function decodeResult(revision: Revision, method: string, result: JsonObject): JsonObject {
  const type = result["resultType"];
  // Without one it is complete, always (BASE-12); before 2026-07-28 the field means nothing.
  if (revision.era === "modern" && type !== undefined && type !== "complete") {
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
  const validate = revision.answers.get(method);
  const whole: unknown =
    revision.era === "modern" && type === undefined ? { ...result, resultType: "complete" } : result;
  if (validate === undefined || validate(whole)) return result;
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
