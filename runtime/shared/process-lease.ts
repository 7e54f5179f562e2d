import type { Records } from "../store/records.ts";

/** How often the lease is renewed, and when it lapses without. */
const BEAT = 2_000;
const LAPSES = 6_000;
/** For how long a lease has to be missing: a store that comes back after a while has none of anybody at first. */
const DOUBT = 5_000;
/** For how long a missing lease is looked for. */
const REMEMBERED = 10 * 60_000;

const keyOf = (process: string): string => `process:${process}`;

/** Says to other processes that this one lives, and knows which of them no longer does: one for each server. */
export class ProcessLease {
  /** Id of this process, new with each start. */
  readonly process: string = crypto.randomUUID().replaceAll("-", "").slice(0, 12);
  readonly #records: Records;
  /** Since when the lease of a process was missing at every look; looked at with each beat, asked for or not. */
  readonly #missing: Map<string, number> = new Map();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(records: Records) {
    this.#records = records;
  }

  /** Begins as soon as the store is reached, where processes share it. */
  async begin(): Promise<void> {
    const timer = setInterval(() => void this.#beat(), BEAT);
    // Where timers are numbers, nothing waits for them.
    if (typeof timer === "object") timer.unref();
    this.#timer = timer;
    await this.#beat();
  }

  async end(): Promise<void> {
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    try {
      await this.#records.delete(keyOf(this.process));
    } catch {
      // It lapses.
    }
  }

  /** Whether a process has ended. Known some ten seconds after it was killed, to those who ask again. */
  async hasEnded(process: string): Promise<boolean> {
    if (process === this.process) return false;
    const since = await this.#look(process);
    return since !== undefined && Date.now() - since >= DOUBT;
  }

  async #beat(): Promise<void> {
    try {
      await this.#records.set(keyOf(this.process), "", LAPSES);
      const forgotten = Date.now() - REMEMBERED;
      for (const [process, since] of this.#missing) {
        if (since < forgotten) this.#missing.delete(process);
        else await this.#look(process);
      }
    } catch {
      // While the store is away nobody can renew a lease, so that it is missing says nothing.
      this.#missing.clear();
    }
  }

  /** Since when its lease is missing. */
  async #look(process: string): Promise<number | undefined> {
    if ((await this.#records.get(keyOf(process))) !== undefined) {
      this.#missing.delete(process);
      return undefined;
    }
    const since = this.#missing.get(process) ?? Date.now();
    this.#missing.set(process, since);
    return since;
  }
}
