import { LocalError } from "../errors.ts";
import type { SessionFacts, SessionShare } from "../server/session-share.ts";
import type { Fellows } from "./fellows.ts";

const MOST_TRIES = 100;

/** What ties one session to the other processes: its facts are a record, which each of them changes. */
export class SharedSession implements SessionShare {
  /** The record as this process saw it last. */
  text = "";
  readonly #fellows: Fellows;
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

  async change(edit: (facts: SessionFacts) => SessionFacts): Promise<SessionFacts> {
    const { records } = this.#fellows.store;
    const key = SharedSession.keyOf(this.#id);
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const before = await records.get(key);
      if (before === undefined) break;
      const facts = JSON.parse(before) as SessionFacts;
      const edited = edit(facts);
      if (edited === facts) return facts;
      const text = JSON.stringify(edited);
      if (!(await records.swap(key, before, text, this.#idle))) continue;
      this.text = text;
      this.#adopt(edited);
      await this.#fellows.tellOfSession(this.#id);
      return edited;
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

  post(box: string, text: string): Promise<void> {
    return this.#fellows.post(this.#id, box, text);
  }

  take(box: string, deliver: (text: string) => void): () => void {
    return this.#fellows.take(this.#id, box, deliver);
  }
}
