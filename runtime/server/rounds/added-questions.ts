import { canonicalJson } from "@mcpwright/protocol/contract/equality";
import { interpretedCheck } from "../../schema/check.ts";
import { type Asks, readyQuestions } from "./declared-questions.ts";

/** A question that a component added at run time may ask. */
export interface AddedQuestion {
  /** Text with `{{name}}` places. */
  readonly message: string;
  /** Form: a flat object schema. */
  readonly schema?: Readonly<Record<string, unknown>>;
  /** Address the user is sent to instead, with `{{name}}` places. */
  readonly url?: string;
  /** Where its call becomes a task: whether it is asked of the request itself (TASKX-11). */
  readonly beforeTask?: boolean;
}

export type AddedQuestions = Readonly<Record<string, AddedQuestion>>;

/** What a component added at run time may ask; its definition stands in for a fingerprint. */
export function addedAsks(definition: object, elicit: AddedQuestions | undefined, once = false): Asks {
  const questions = readyQuestions(elicit, ({ schema }) => schema && interpretedCheck(schema, { fills: false }));
  return { questions, fingerprint: canonicalJson([definition, elicit ?? null]), once };
}
