import type { ServerMethod } from "@mcpwright/protocol";
import type { ClientCapabilities, ElicitResult } from "@mcpwright/protocol/2026-07-28";
import { ErrorCode, LocalError, McpError } from "../../errors.ts";
import { isObject } from "../../jsonrpc.ts";
import type { Call } from "../call.ts";
import type { Result } from "../dispatch.ts";
import { knows } from "../project.ts";
import type { Outcome, Visit } from "./asking-context.ts";
import type { ReadyQuestion } from "./declared-questions.ts";
import { Declined, notBackYet } from "./errors.ts";
import type { Asker, Question } from "./question.ts";
import { SentUser } from "./sent-user.ts";

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

function urlParams(url: string, message: string, elicitationId: string | undefined): Result {
  if (!URL.canParse(url)) throw new LocalError("question-url", `${JSON.stringify(url)} is no URL to send a user to.`);
  return { mode: "url", message, url, ...(elicitationId !== undefined && { elicitationId }) };
}

function readOutcome({ name, answer }: ReadyQuestion, visit: Visit | undefined, result: Result): Outcome<unknown> {
  const { action, content = {} } = result as unknown as ElicitResult;
  if (action !== "accept") return { action };
  if (visit !== undefined || answer === undefined) return { action, content: visit };
  if (answer.validator?.(content) === true) return { action, content };
  const [issue] = answer.validator?.errors ?? [];
  const what = `${issue?.instancePath.slice(1) ?? ""} ${issue?.message ?? "is not as asked for"}`.trim();
  throw new McpError(ErrorCode.invalidParams, `The answer to the question "${name}" is not valid: ${what}.`);
}

/** A question to the user. */
export interface Elicitation extends Question {
  /** What an accepted address is, to the handler. */
  readonly visit: Visit | undefined;
}

/** A declared question with its places filled, as the revision of the call words it. */
export function elicitation(question: ReadyQuestion, data: object, key: string, call: Call): Elicitation {
  const message = question.message(data);
  const url = question.url?.(data);
  const id = url !== undefined && hasVisitIds(call) ? crypto.randomUUID() : undefined;
  const visit = url === undefined ? undefined : new SentUser(call, id);
  return {
    key,
    method,
    params: url === undefined ? formParams(question, message, call) : urlParams(url, message, id),
    constant: question.constant,
    beforeTask: question.beforeTask,
    missing: missingFor(url === undefined ? "form" : "url", call),
    visit,
    read: (result) => readOutcome(question, visit, result),
  };
}

/** Whether a user sent to an address has an id, by which a refusal and a notification may speak of it (ELIC-11). */
function hasVisitIds({ tables }: Call): boolean {
  return knows(tables.shapes, "ElicitRequestURLParams", "elicitationId");
}

/**
 * What is thrown where the user has to go somewhere first: in 2025-11-25 an error that names the address (ELIC-16). Where
 * there is none the client is asked, which ends the round; asked and gone, the user is not back yet.
 */
export async function requiredVisit(asked: Elicitation, asker: Asker, call: Call): Promise<Error & Visit> {
  const { key, params, missing, visit } = asked;
  const completed = (): void => visit?.completed();
  if (missing === undefined && hasVisitIds(call)) {
    const error = new McpError(ErrorCode.urlElicitationRequired, String(params?.["message"]), {
      elicitations: [params],
    });
    return Object.assign(error, { completed });
  }
  const { action } = (await asker.ask(asked)) as Outcome<Visit>;
  const error = action === "accept" ? notBackYet(key) : new Declined(key, action);
  return Object.assign(error, { completed });
}
