import { LocalError } from "../../errors.ts";
import { type JsonObject, quoted } from "../../jsonrpc.ts";
import { answerTo } from "../input-required.ts";
import type { Inputs } from "../inputs.ts";

/** Most questions that one task gets answered: a server could ask for ever. */
const MOST_QUESTIONS = 100;

interface Question {
  readonly giveUp: AbortController;
  /** Once there is one. */
  answer?: object;
}

/** The questions of a task of the extension, answered by the handlers that any question gets (TASKX-19). */
export class TaskQuestions {
  readonly #inputs: Inputs;
  readonly #asked: Set<string>;
  readonly #send: (answers: JsonObject) => Promise<void>;
  readonly #fail: (error: unknown) => void;
  readonly #open: Map<string, Question> = new Map();

  /** `asked` are the keys that were seen to before: none is answered twice (TASKX-20). */
  constructor(
    inputs: Inputs,
    asked: Set<string>,
    send: (answers: JsonObject) => Promise<void>,
    fail: (error: unknown) => void,
  ) {
    this.#inputs = inputs;
    this.#asked = asked;
    this.#send = send;
    this.#fail = fail;
  }

  /** Whether somebody is thinking about an answer. */
  get busy(): boolean {
    return this.#open.size > 0;
  }

  /** Sees to what the task asks now; what it asks no longer is given up (TASKX-18, TASKX-22). */
  see(requests: JsonObject): void {
    for (const [key, { giveUp }] of this.#open) {
      if (Object.hasOwn(requests, key)) continue;
      this.#open.delete(key);
      giveUp.abort(new LocalError("aborted", `The task no longer asks ${quoted(key)}`));
    }
    for (const [key, request] of Object.entries(requests)) {
      if (this.#asked.has(key)) continue;
      if (this.#asked.size === MOST_QUESTIONS) {
        throw new LocalError("too-many-rounds", `The task asked ${MOST_QUESTIONS} questions and asks on`);
      }
      this.#asked.add(key);
      const question: Question = { giveUp: new AbortController() };
      this.#open.set(key, question);
      this.#answer(key, request, question).catch((error: unknown) => {
        if (!question.giveUp.signal.aborted) this.#fail(error);
      });
    }
  }

  /** Nobody waits any more: what has no answer yet may be asked another time. */
  giveUp(reason: unknown): void {
    for (const [key, { giveUp }] of this.#open) {
      this.#asked.delete(key);
      giveUp.abort(reason);
    }
    this.#open.clear();
  }

  async #answer(key: string, request: unknown, question: Question): Promise<void> {
    const answer = await answerTo(key, request, this.#inputs, question.giveUp.signal);
    if (question.giveUp.signal.aborted) return;
    question.answer = answer;
    const open = [...this.#open];
    // A server need not take a part of the answers (TASKX-24).
    if (open.some(([, one]) => one.answer === undefined)) return;
    this.#open.clear();
    await this.#send(Object.fromEntries(open.map(([name, one]) => [name, one.answer])));
  }
}
