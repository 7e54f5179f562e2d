import type { Role } from "../contract/contract.ts";
import type { MethodModel, RequestModel } from "./derive-methods.ts";
import type { Schema } from "./json-schema.ts";
import type { RevisionModel } from "./normalise.ts";

/** What one role receives: wire method and the name of the validator that judges it. */
export interface Received {
  readonly requests: readonly (readonly [method: string, validator: string])[];
  readonly notifications: readonly (readonly [method: string, validator: string])[];
  readonly answers: readonly (readonly [method: string, validator: string])[];
}

/** An answer that no definition describes: several results, or one that is read more leniently than it is written. */
export interface AnswerUnion {
  readonly name: string;
  /** Definitions it may be. */
  readonly members: readonly string[];
  readonly schema: Schema;
}

/** Derives the answers of a revision that need a validator of their own. */
export function deriveAnswers(model: RevisionModel): readonly AnswerUnion[] {
  return model.methods.flatMap((method) => {
    if (method.kind !== "request") return [];
    const members = [...method.results, ...(method.interim === undefined ? [] : [method.interim])];
    const lenient = members.map((name) => lenientResult(name, model));
    if (members.length === 1 && lenient[0]!.$ref !== undefined) return [];
    return [{ name: answerName(method), members, schema: lenient.length === 1 ? lenient[0]! : { anyOf: lenient } }];
  });
}

/** The messages a role receives and the validators of each. */
export function deriveReceived(model: RevisionModel, role: Role): Received {
  const answers = new Set(deriveAnswers(model).map(({ name }) => name));
  const other: Role = role === "server" ? "client" : "server";
  const pick = (wanted: (method: MethodModel) => boolean, validator: (method: MethodModel) => string) =>
    model.methods.filter(wanted).map((method) => [method.method, validator(method)] as const);
  return {
    requests: pick((method) => method.kind === "request" && sends(method, other), nameOf),
    notifications: pick((method) => method.kind === "notification" && sends(method, other), nameOf),
    answers: pick(
      (method) => method.kind === "request" && asks(method, role),
      (method) => {
        const request = method as RequestModel;
        return answers.has(answerName(request)) ? answerName(request) : request.results[0]!;
      },
    ),
  };
}

/** Whether a role sends the message on the wire. */
export function sends(method: MethodModel, role: Role): boolean {
  return method.sender === role || method.sender === "both";
}

/** Whether a role asks the question, on the wire or inside a result: only servers do the latter. */
export function asks(method: MethodModel, role: Role): boolean {
  return sends(method, role) || (method.sender === "input" && role === "server");
}

function nameOf(method: MethodModel): string {
  return method.definition;
}

function answerName(method: RequestModel): string {
  return `${method.definition.replace(/Request$/, "")}Answer`;
}

function lenientResult(name: string, model: RevisionModel): Schema {
  const schema = model.definitions[name]!;
  const tolerated = Object.keys(schema.properties ?? {}).filter((field) => `${name}.${field}` in model.pairs.tolerated);
  if (tolerated.length === 0) return { $ref: `#/${name}` };
  const any = tolerated.filter((field) => model.pairs.tolerated[`${name}.${field}`] === "any");
  return {
    ...schema,
    properties: { ...schema.properties, ...Object.fromEntries(any.map((field) => [field, {}])) },
    required: (schema.required ?? []).filter((field) => !tolerated.includes(field)),
  };
}
