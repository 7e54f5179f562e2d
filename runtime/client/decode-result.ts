import type { Revision } from "@mcpwright/protocol/contract";
import { LocalError } from "../errors.ts";
import type { JsonObject } from "../jsonrpc.ts";

/** Checks a result against what its request may be answered with, by revision and method. */
export function decodeResult(revision: Revision, method: string, result: JsonObject): JsonObject {
  const type = result["resultType"];
  // Without one it is complete, always (BASE-12); before 2026-07-28 the field means nothing.
  if (revision.era === "modern" && type !== undefined && type !== "complete") {
    const facts = revision.methods.get(method);
    // Only some methods may be answered by a question (MRTR-03).
    if (type === "input_required" && facts?.kind === "request" && facts.inputRequired) return result;
    // BASE-11: parsing it as complete would misread it.
    throw new LocalError("invalid-response", `The answer to ${method} is of the unknown kind ${JSON.stringify(type)}`);
  }
  const validate = revision.answers.get(method);
  const whole: unknown =
    revision.era === "modern" && type === undefined ? { ...result, resultType: "complete" } : result;
  if (validate === undefined || validate(whole)) return result;
  const issue = validate.errors?.[0];
  const where = issue === undefined ? "" : `: ${issue.instancePath || "the result"} ${issue.message ?? "is wrong"}`;
  throw new LocalError("invalid-response", `The answer to ${method} has not the shape ${revision.id} asks for${where}`);
}
