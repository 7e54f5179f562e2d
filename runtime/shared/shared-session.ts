import { LocalError } from "../errors.ts";
import type { JsonObject, RequestId } from "../jsonrpc.ts";
import type { Call } from "../server/call.ts";
import type { MaybePromise } from "../server/engine.ts";
import type { SessionFacts, SessionShare } from "../server/session-share.ts";
import type { Fellows } from "./fellows.ts";

const MOST_TRIES = 100;
/** A call that is over so soon needs to hear nothing from other processes, in milliseconds. */
const BRIEF = 100;
/** A question that any process may get the response to. */
const QUESTION_OF_ALL = /^s-[0-9a-f]{12}\.\d{1,15}$/;

const boxOfQuestion = (question: string): string => `q:${question}`;
const boxOfCall = (id: RequestId): string => `c:${JSON.stringify(id)}`;

/** What ties one session to the other processes: its facts are a record, which each of them changes. */
export class SharedSession implements SessionShare {
  /** The record as this process saw it last. */
  text = "";
  readonly #fellows: Fellows;
  /** Ends what a call hears from other processes. */
  readonly #listening: Map<Call, () => void> = new Map();
  readonly #id: string;
  readonly #idle: number;
  readonly #adopt: (facts: SessionFacts) => void;

  /** The record is kept for `idle` milliseconds after it was written last; `adopt` takes facts that are news here. */
  constructor(fellows: Fellows, id: string, idle: number, adopt: (facts: SessionFacts) => void) {
    this.#fellows = fellows;
    this.#id = id;
    this.#idle = idle;
    this.#adopt = adopt;
  }

  static keyOf(id: string): string {
    return `session:${id}`;
  }

  get process(): string {
    return this.#fellows.process;
  }

  nextName(): string {
    return this.#fellows.nextName();
  }

  hasEnded(process: string): Promise<boolean> {
    return this.#fellows.hasEnded(process);
  }

  async create(facts: SessionFacts): Promise<void> {
    this.text = JSON.stringify(facts);
    await this.#fellows.store.records.set(SharedSession.keyOf(this.#id), this.text, this.#idle);
  }

  /** Takes the record as it is now. */
  saw(text: string): void {
    if (text === this.text) return;
    this.text = text;
    this.#adopt(JSON.parse(text) as SessionFacts);
  }

  /** Keeps the record for as long again. */
  async renew(): Promise<void> {
    const { records } = this.#fellows.store;
    await records.swap(SharedSession.keyOf(this.#id), this.text, this.text, this.#idle);
  }

  async change(edit: (facts: SessionFacts) => SessionFacts): Promise<void> {
    const { records } = this.#fellows.store;
    const key = SharedSession.keyOf(this.#id);
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const before = await records.get(key);
      if (before === undefined) break;
      const facts = JSON.parse(before) as SessionFacts;
      const edited = edit(facts);
      if (edited === facts) return;
      const text = JSON.stringify(edited);
      if (!(await records.swap(key, before, text, this.#idle))) continue;
      this.text = text;
      this.#adopt(edited);
      await this.#fellows.tellOfSession(this.#id);
      return;
    }
    throw new LocalError("session-over", "The session has ended at another process.");
  }

  /** Ends the session at every process. */
  async end(): Promise<void> {
    const { records, log } = this.#fellows.store;
    await records.delete(SharedSession.keyOf(this.#id));
    await log.drop(this.#id);
    await this.#fellows.tellOfSession(this.#id);
  }

  nextQuestion(): string {
    return `s-${this.nextName()}`;
  }

  awaitAnswer(question: string, take: (response: JsonObject) => void): () => void {
    return this.#fellows.take(this.#id, boxOfQuestion(question), (text) => take(JSON.parse(text) as JsonObject));
  }

  answer(question: string, response: JsonObject): MaybePromise<void> {
    if (!QUESTION_OF_ALL.test(question)) return;
    return this.#fellows.post(this.#id, boxOfQuestion(question), JSON.stringify(response));
  }

  closeElsewhere(stream: string, retry: number | undefined): void {
    this.#fellows.closeStream(this.#id, stream, retry).catch(() => undefined);
  }

  began(call: Call): void {
    const timer = setTimeout(() => {
      const box = boxOfCall(call.requestId);
      this.#listening.set(
        call,
        this.#fellows.take(this.#id, box, (reason) => call.cancel(reason)),
      );
    }, BRIEF);
    this.#listening.set(call, () => clearTimeout(timer));
  }

  ended(call: Call): void {
    this.#listening.get(call)?.();
    this.#listening.delete(call);
  }

  cancel(id: RequestId, reason: string): Promise<void> {
    return this.#fellows.post(this.#id, boxOfCall(id), reason);
  }
}
