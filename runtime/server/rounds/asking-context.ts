/** The part of `ctx` that asks the client: in tools, prompts and resource reads only (MRTR-02, MRTR-03). */
import type { CreateMessageRequestParams, CreateMessageResult, Root } from "@mcpwright/protocol/2026-07-28";

export interface AskOptions {
  /** What the answer is kept by, instead of the question's name: unique within a call. */
  readonly key?: string;
}

/** What came of a question, where a refusal is no error. */
export type Outcome<Answer> =
  | { readonly action: "accept"; readonly content: Answer }
  | { readonly action: "decline" | "cancel" };

type Parameters<Data> = keyof Data extends never
  ? [data?: Data, options?: AskOptions]
  : [data: Data, options?: AskOptions];

/** Asks one declared question: `data` fills the places of its message. */
export interface Ask<Data, Answer> {
  /** The user's answer. Throws `Declined` when the user says no or dismisses the question. */
  (...given: Parameters<Data>): Promise<Answer>;
  /** The same question; a refusal is a value. */
  readonly outcome: (...given: Parameters<Data>) => Promise<Outcome<Answer>>;
}

/** The user went to an address, or is about to. */
export interface Visit {
  /**
   * Tells the client that the user has done there what had to be done, so that it may go on: a session of 2025-11-25, and
   * that of this call only. May be called after the call has ended; does nothing in other revisions, or a second time.
   */
  completed(): void;
}

/** Sends the user to a declared address. Accepting says that the user goes there, not that anything was done (ELIC-12). */
export interface AskToVisit<Data> extends Ask<Data, Visit> {
  /**
   * Gives what to throw where nothing can be done before the user has been there:
   * `throw await ctx.elicit.sign_in.required({ flow })`. The call fails with the address in hand, as each revision has it,
   * and the client calls again when the user is back.
   */
  readonly required: (...given: Parameters<Data>) => Promise<Error & Visit>;
}

type DataOf<Question> = Question extends { readonly data: infer Data } ? Data : Readonly<Record<never, never>>;
// biome-ignore lint/suspicious/noConfusingVoidType: an address or a form without fields is only agreed to.
type AnswerOf<Question> = Question extends { readonly answer: infer Answer } ? Answer : void;

/** The declared questions by name: `await ctx.elicit.confirm_price({ price })`. */
export type Asks<Questions> = {
  readonly [Name in keyof Questions & string]: Questions[Name] extends { readonly url: true }
    ? AskToVisit<DataOf<Questions[Name]>>
    : Ask<DataOf<Questions[Name]>, AnswerOf<Questions[Name]>>;
};

export interface AskingContext<Questions> {
  readonly elicit: Asks<Questions>;
  /** Has the client's model write a message. A second one in a call needs a `key`. */
  readonly sample: (params: CreateMessageRequestParams, options?: AskOptions) => Promise<CreateMessageResult>;
  /** The folders the client works in. A second look in a call needs a `key`. */
  readonly roots: (options?: AskOptions) => Promise<readonly Root[]>;
  /**
   * Runs `run` once per call, however often the handler is entered for the answers to its questions; its JSON result
   * is kept. Each name is used once.
   */
  readonly step: <T>(name: string, run: () => T | Promise<T>) => Promise<T>;
  /** Whether an error only says that the handler will be entered again: let it pass. */
  readonly isRoundEnded: (error: unknown) => boolean;
}
