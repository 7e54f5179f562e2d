import type { CreateMessageRequestParams } from "@mcpwright/protocol/2026-07-28";
import { LocalError } from "../../errors.ts";
import type { Call } from "../call.ts";
import type { AskOptions, Outcome, Visit } from "./asking-context.ts";
import type { Asks, ReadyQuestion } from "./declared-questions.ts";
import { type Elicitation, elicitation, requiredVisit } from "./elicit.ts";
import { Declined } from "./errors.ts";
import { type Asker, type Question, quiet } from "./question.ts";
import { rootsQuestion } from "./roots.ts";
import { sampling } from "./sample.ts";

type AskDeclared = ((data?: object, options?: AskOptions) => Promise<unknown>) & {
  outcome?: unknown;
  required?: unknown;
};

/** What a handler asks in one entry: gives each question its key, and hands it to the asker of the era. */
export class Asking {
  readonly asker: Asker;
  readonly elicit: Readonly<Record<string, AskDeclared>>;
  readonly #call: Call;
  readonly #keys: Set<string> = new Set();
  readonly #times: Map<string, number> = new Map();

  constructor(call: Call, asks: Asks, asker: Asker) {
    this.#call = call;
    this.asker = asker;
    const elicit: Record<string, AskDeclared> = Object.create(null);
    for (const question of asks.questions) elicit[question.name] = this.#declared(question);
    this.elicit = elicit;
  }

  sample(params: CreateMessageRequestParams, options: AskOptions = {}): Promise<unknown> {
    return this.#ask(() => sampling(params, this.#soleKey("sample", options), this.#call));
  }

  roots(options: AskOptions = {}): Promise<unknown> {
    return this.#ask(() => rootsQuestion(this.#soleKey("roots", options), this.#call));
  }

  #declared(question: ReadyQuestion): AskDeclared {
    const make = (data: object = {}, options: AskOptions = {}): Elicitation =>
      elicitation(question, data, this.#nextKey(question.name, options), this.#call);
    const outcome = (data?: object, options?: AskOptions): Promise<Outcome<unknown>> =>
      this.#ask(() => make(data, options)) as Promise<Outcome<unknown>>;
    const required = (data?: object, options?: AskOptions): Promise<Error & Visit> =>
      quiet((async () => requiredVisit(make(data, options), this.asker, this.#call))());
    const ask = (data?: object, options?: AskOptions): Promise<unknown> =>
      quiet(
        outcome(data, options).then((given) => {
          if (given.action === "accept") return given.content;
          throw new Declined(question.name, given.action);
        }),
      );
    return Object.assign(ask, { outcome, ...(question.url !== undefined && { required }) });
  }

  /** The question is put at once; a mistake in it rejects. */
  #ask(make: () => Question): Promise<unknown> {
    try {
      return this.asker.ask(make());
    } catch (error) {
      return quiet(Promise.reject(error));
    }
  }

  /** The name, `name#2` for the second time, or what the handler gave: never the order of questions. */
  #nextKey(name: string, { key }: AskOptions): string {
    if (key !== undefined) return this.#claim(key);
    const times = (this.#times.get(name) ?? 0) + 1;
    this.#times.set(name, times);
    return this.#claim(times === 1 ? name : `${name}#${times}`);
  }

  #soleKey(name: string, { key }: AskOptions): string {
    if (key === undefined && this.#keys.has(name)) {
      throw new LocalError("question-key", `A second ctx.${name}() in a call needs a { key }.`);
    }
    return this.#claim(key ?? name);
  }

  #claim(key: string): string {
    if (this.#keys.has(key)) throw new LocalError("question-key", `The key "${key}" is used twice in a call.`);
    this.#keys.add(key);
    return key;
  }
}
