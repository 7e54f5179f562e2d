import { LocalError } from "../../errors.ts";
import type { Call } from "../call.ts";
import type { Result } from "../dispatch.ts";
import type { LegacySession } from "../legacy-session.ts";
import { cancelled } from "../methods/cancelled.ts";
import { notificationText } from "../notification.ts";
import { missingCapability } from "./missing-capability.ts";
import { type Asker, type Question, quiet } from "./question.ts";
import { readAnswer } from "./read-answer.ts";

/** Longest wait for an answer, as long as a sealed state is good for (TIME-01). */
const PATIENCE = 10 * 60_000;

/** Asks on a legacy session: the question is a request on the stream of the call, and the handler waits (SHTTP-17). */
export class SessionAsker implements Asker {
  readonly #call: Call;
  readonly #session: LegacySession;
  /** Gives up each open question, by the id of its request. */
  readonly #open: Map<string, (reason: LocalError) => void> = new Map();

  constructor(call: Call, session: LegacySession) {
    this.#call = call;
    this.#session = session;
  }

  ask(question: Question): Promise<unknown> {
    return quiet(this.#ask(question));
  }

  /** Nothing is replayed here: a step just runs. */
  async step(_name: string, run: () => unknown): Promise<unknown> {
    return run();
  }

  end(): void {
    for (const giveUp of [...this.#open.values()]) {
      giveUp(new LocalError("question-refused", "The request ended before its question was answered."));
    }
  }

  async #ask(question: Question): Promise<unknown> {
    const call = this.#call;
    if (question.missing !== undefined) throw missingCapability(question.missing, call);
    if (call.closed) throw new LocalError("question-refused", "The request is over: nothing can be asked any more.");
    if (call.outlet.mute === true) {
      throw new LocalError("question-refused", "The client takes no stream, so nothing can be asked.");
    }
    call.beginWait();
    try {
      return readAnswer(question, await this.#send(question), call);
    } finally {
      call.endWait();
    }
  }

  async #send({ key, method, params }: Question): Promise<Result> {
    const id = this.#session.nextQuestion();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stop: (() => void) | undefined;
    try {
      return await new Promise<Result>((resolve, reject) => {
        const giveUp = (reason: LocalError): void => {
          this.#cancel(id, reason.message);
          reject(reason);
        };
        timer = setTimeout(() => {
          giveUp(new LocalError("question-timeout", `The question "${key}" was not answered in time.`));
        }, PATIENCE);
        this.#open.set(id, giveUp);
        stop = this.#session.awaitAnswer(id, resolve);
        this.#call.send(JSON.stringify({ jsonrpc: "2.0", id, method, ...(params !== undefined && { params }) }));
      });
    } finally {
      clearTimeout(timer);
      this.#open.delete(id);
      stop?.();
    }
  }

  #cancel(requestId: string, reason: string): void {
    this.#call.outlet.send(notificationText(this.#call.tables, cancelled.method, { requestId, reason }));
  }
}
