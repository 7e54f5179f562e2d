import type { ServerMethod } from "@mcpwright/protocol";
import type { ClientCapabilities, ElicitResult } from "@mcpwright/protocol/2026-07-28";
import { ErrorCode, LocalError, McpError } from "../../errors.ts";
import { isObject } from "../../jsonrpc.ts";
import type { Call } from "../call.ts";
import type { Result } from "../dispatch.ts";
import { knows } from "../project.ts";
import type { Outcome } from "./asking-context.ts";
import type { ReadyQuestion } from "./declared-questions.ts";
import type { Question } from "./question.ts";

const method = "elicitation/create" satisfies ServerMethod;

/** What the client has to declare for a mode, when it does not (ELIC-03, CAP-05). */
function missingFor(mode: "form" | "url", call: Call): ClientCapabilities | undefined {
  const { elicitation } = call.client.capabilities;
  const { shapes } = call.tables;
  if (mode === "url") {
    const declared = isObject(elicitation) && isObject(elicitation["url"]);
    return declared && shapes["ElicitRequestURLParams"] !== undefined ? undefined : { elicitation: { url: {} } };
  }
  const known = shapes["ElicitRequest"] !== undefined && isObject(elicitation);
  if (known && (isObject(elicitation["form"]) || elicitation["url"] === undefined)) return undefined;
  return { elicitation: { form: {} } };
}

function formParams({ form, name }: ReadyQuestion, message: string, call: Call): Result {
  const { shapes } = call.tables;
  if (knows(shapes, "ElicitRequestFormParams", "mode")) {
    return { mode: "form", message, requestedSchema: form.full };
  }
  if (form.early === undefined && shapes["ElicitRequest"] !== undefined) {
    const why = `The question "${name}" has a choice of several, which revision ${call.revision} cannot ask.`;
    throw new McpError(ErrorCode.invalidParams, why);
  }
  return { message, requestedSchema: form.early };
}

function urlParams(url: string, message: string, call: Call): Result {
  if (!URL.canParse(url)) throw new LocalError("question-url", `${JSON.stringify(url)} is no URL to send a user to.`);
  const identified = knows(call.tables.shapes, "ElicitRequestURLParams", "elicitationId");
  return { mode: "url", message, url, ...(identified && { elicitationId: crypto.randomUUID() }) };
}

function readOutcome({ name, url, answer }: ReadyQuestion, result: Result): Outcome<unknown> {
  const { action, content = {} } = result as unknown as ElicitResult;
  if (action !== "accept") return { action };
  if (url !== undefined || answer === undefined) return { action, content: undefined };
  if (answer.validator?.(content) === true) return { action, content };
  const [issue] = answer.validator?.errors ?? [];
  const what = `${issue?.instancePath.slice(1) ?? ""} ${issue?.message ?? "is not as asked for"}`.trim();
  throw new McpError(ErrorCode.invalidParams, `The answer to the question "${name}" is not valid: ${what}.`);
}

/** A declared question with its places filled, as the revision of the call words it. */
export function elicitation(question: ReadyQuestion, data: object, key: string, call: Call): Question {
  const message = question.message(data);
  const url = question.url?.(data);
  return {
    key,
    method,
    params: url === undefined ? formParams(question, message, call) : urlParams(url, message, call),
    constant: question.constant,
    beforeTask: question.beforeTask,
    missing: missingFor(url === undefined ? "form" : "url", call),
    read: (result) => readOutcome(question, result),
  };
}
