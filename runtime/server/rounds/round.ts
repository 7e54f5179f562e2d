import { canonicalJson } from "@mcpwright/protocol/contract/equality";
import { ErrorCode, LocalError, McpError } from "../../errors.ts";
import { isObject } from "../../jsonrpc.ts";
import type { Call } from "../call.ts";
import { sha256 } from "../digest.ts";
import type { Result } from "../dispatch.ts";
import { afterTurn } from "./after-turn.ts";
import { RoundEnded } from "./errors.ts";
import { isJsonValue } from "./json-value.ts";
import { missingCapability } from "./missing-capability.ts";
import { type Asker, type Question, quiet } from "./question.ts";
import { type KeptAnswer, type RoundState, stateText } from "./round-state.ts";

const MOST_QUESTIONS = 32;
const MOST_ROUNDS = 16;
/** Longest text of a state before it is sealed. */
const MOST_STATE = 64 * 1024;

interface Asked {
  readonly digest: string;
  readonly request: { readonly method: string; readonly params?: Result };
}

function askedOf({ method, params }: Question): Asked {
  const request = { method, ...(params !== undefined && { params }) };
  return { digest: sha256(canonicalJson(request)), request };
}

/**
 * One entry of a handler in the modern era. Asking what has no answer yet decides the outcome: the questions travel in
 * the result, and the handler is entered again with the answers (MRTR-01).
 */
export class Round implements Asker {
  readonly #call: Call;
  readonly #binding: string;
  readonly #before: RoundState;
  readonly #answers: Map<string, KeptAnswer>;
  readonly #steps: Map<string, unknown>;
  readonly #names: Set<string> = new Set();
  readonly #asked: Map<string, Asked> = new Map();
  readonly #waiting: ((reason: RoundEnded) => void)[] = [];
  #running = 0;
  #decided: { resolve(result: Promise<Result>): void; reject(error: unknown): void } | undefined;
  #failure: LocalError | undefined;
  #scheduled = false;
  #ended = false;

  constructor(call: Call, binding: string, before: RoundState) {
    this.#call = call;
    this.#binding = binding;
    this.#before = before;
    this.#answers = new Map(before.answers);
    this.#steps = new Map(before.steps);
  }

  ask(question: Question): Promise<unknown> {
    if (this.#ended) return quiet(Promise.reject(new RoundEnded()));
    const { key } = question;
    const asked = askedOf(question);
    const known = this.#answerTo(question, asked.digest);
    if (known !== undefined) {
      this.#answers.set(key, { digest: asked.digest, result: known });
      return quiet(this.#read(question, known));
    }
    if (question.missing !== undefined) return quiet(Promise.reject(missingCapability(question.missing, this.#call)));
    if (this.#asked.size === MOST_QUESTIONS) {
      this.#fail("too-many-questions", `More than ${MOST_QUESTIONS} questions in one round, the last is "${key}".`);
    }
    this.#asked.set(key, asked);
    this.#decide();
    return quiet(new Promise((_, reject) => this.#waiting.push(reject)));
  }

  /** Whether earlier rounds brought an answer to the question. */
  knows(question: Question): boolean {
    return this.#answerTo(question, askedOf(question).digest) !== undefined;
  }

  /** Whether the step ran in an earlier round. */
  hasRun(name: string): boolean {
    return this.#before.steps.has(name);
  }

  async step(name: string, run: () => unknown): Promise<unknown> {
    if (this.#ended) throw new RoundEnded();
    if (this.#names.has(name)) throw this.#fail("step-name", `There are two steps called "${name}" in one call.`);
    this.#names.add(name);
    if (this.#steps.has(name)) return this.#steps.get(name);
    this.#running++;
    try {
      const result = await run();
      this.#keep(name, result);
      return result;
    } finally {
      this.#running--;
      if (this.#decided !== undefined) this.#schedule();
    }
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    // Cancelled before the round could close: nobody will be asked, but `finally` has to run.
    this.#decided?.reject(new LocalError("question-refused", "The request ended before its questions were sent."));
    this.#release();
  }

  #answerTo({ key, constant }: Question, digest: string): Result | undefined {
    const kept = this.#answers.get(key);
    // An answer to another wording is no answer: a price that changed is asked for again.
    if (kept?.digest === digest) return kept.result;
    const unasked = constant ? this.#before.unasked[key] : undefined;
    return isObject(unasked) ? unasked : undefined;
  }

  async #read(question: Question, result: Result): Promise<unknown> {
    if (this.#call.tables.answers.get(question.method)?.(result) === false) {
      const why = `The answer to the question "${question.key}" has not the shape of its result.`;
      throw new McpError(ErrorCode.invalidParams, why);
    }
    return question.read(result);
  }

  #keep(name: string, result: unknown): void {
    if (result !== undefined && !isJsonValue(result)) {
      throw this.#fail("step-result", `The result of the step "${name}" is not plain JSON, so it cannot be kept.`);
    }
    this.#steps.set(name, result);
    if (this.#stateText().length > MOST_STATE) {
      throw this.#fail("state-size", `With the result of the step "${name}" the state is larger than 64 KiB.`);
    }
  }

  /** What would let a step run twice, or a question be lost, fails the call even where the handler catches it. */
  #fail(code: string, message: string): LocalError {
    this.#failure ??= new LocalError(code, message);
    return this.#failure;
  }

  #decide(): void {
    if (this.#decided !== undefined) return;
    const outcome = new Promise<Result>((resolve, reject) => {
      this.#decided = { resolve, reject };
    });
    this.#call.decide(quiet(outcome));
    this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    afterTurn(() => {
      this.#scheduled = false;
      if (this.#running === 0 && !this.#ended) this.#close();
    });
  }

  #close(): void {
    this.#ended = true;
    if (this.#before.rounds === MOST_ROUNDS)
      this.#fail("too-many-rounds", `More than ${MOST_ROUNDS} rounds in one call.`);
    if (this.#failure === undefined) this.#decided?.resolve(this.#inputRequired());
    else this.#decided?.reject(this.#failure);
    this.#release();
  }

  /** Lets the handler go of what it holds. */
  #release(): void {
    const reason = new RoundEnded();
    if (this.#decided !== undefined) this.#call.abort(reason);
    for (const reject of this.#waiting) reject(reason);
  }

  async #inputRequired(): Promise<Result> {
    const text = this.#stateText();
    if (text.length > MOST_STATE) {
      const keys = [...this.#answers.keys()].join(", ");
      throw new LocalError("state-size", `With the answers to ${keys} the state is larger than 64 KiB.`);
    }
    const requests = [...this.#asked].map(([key, { request }]) => [key, request]);
    return {
      resultType: "input_required",
      inputRequests: Object.fromEntries(requests),
      requestState: await this.#call.host.seal.seal(text, this.#binding),
    };
  }

  #stateText(): string {
    const digests = [...this.#asked].map(([key, { digest }]) => [key, digest]);
    return stateText(this.#before.rounds + 1, Object.fromEntries(digests), this.#answers, this.#steps);
  }
}
