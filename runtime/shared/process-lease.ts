import type { Records } from "../store/records.ts";

/** How often a lease is renewed, and when it lapses without. */
export const LEASE_BEAT = 2_000;
const LAPSES = 6_000;
/** For how long a lease has to be missing: a store that comes back after a while has none of anybody at first. */
const DOUBT = 5_000;

const keyOf = (process: string): string => `process:${process}`;

/** Says to other processes that this one lives, and knows which of them no longer does. */
export class ProcessLease {
  /** Id of this process, new with each start. */
  readonly process: string = crypto.randomUUID().replaceAll("-", "").slice(0, 12);
  readonly #records: Records;
  /** Since when the lease of a process was missing at every look. */
  readonly #missing: Map<string, number> = new Map();

  constructor(records: Records) {
    this.#records = records;
  }

  async renew(): Promise<void> {
    await this.#records.set(keyOf(this.process), "", LAPSES);
  }

  async end(): Promise<void> {
    await this.#records.delete(keyOf(this.process));
  }

  /** Whether a process has ended. Known some ten seconds after it was killed, to those who ask again and again. */
  async hasEnded(process: string): Promise<boolean> {
    if (process === this.process) return false;
    const lease = await this.#records.get(keyOf(process));
    if (lease !== undefined) {
      this.#missing.delete(process);
      return false;
    }
    const now = Date.now();
    const since = this.#missing.get(process) ?? now;
    this.#missing.set(process, since);
    return now - since >= DOUBT;
  }
}
