import { parseText, placesOf } from "@mcpwright/protocol/contract/text-template";
import type { Check } from "../../schema/check.ts";
import type { DeclaredQuestion } from "../definition.ts";
import { fillerOf } from "../text-filler.ts";
import { type Form, formOf } from "./form.ts";

/** A declared question, ready to be asked. */
export interface ReadyQuestion {
  readonly name: string;
  readonly message: (data: object) => string;
  /** Whether neither message nor address has places. */
  readonly constant: boolean;
  /** Where the user is sent, instead of a form. */
  readonly url: ((data: object) => string) | undefined;
  readonly form: Form;
  /** Whether it is asked of the request itself, where its call becomes a task (TASKX-11). */
  readonly beforeTask: boolean;
  /** Checks what a form came back with. */
  readonly answer: Check | undefined;
}

/** What a component may ask, and what its rounds are bound to. */
export interface Asks {
  readonly questions: readonly ReadyQuestion[];
  /** Tells builds of the component apart. */
  readonly fingerprint: string;
  /** A state of the component is redeemed once; whoever comes again gets the same result (MRTR-16). */
  readonly once: boolean;
}

function hasPlaces(text: string): boolean {
  return placesOf(parseText(text)).length > 0;
}

export function readyQuestions(
  declared: Readonly<Record<string, DeclaredQuestion>> | undefined,
  checkOf: (question: DeclaredQuestion) => Check | undefined,
): readonly ReadyQuestion[] {
  return Object.entries(declared ?? {}).map(([name, question]) => ({
    name,
    message: fillerOf(question.message),
    constant: !hasPlaces(question.message) && !hasPlaces(question.url ?? ""),
    url: question.url === undefined ? undefined : fillerOf(question.url),
    form: formOf(question.schema),
    beforeTask: question.beforeTask === true,
    answer: checkOf(question),
  }));
}
