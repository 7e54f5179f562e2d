import type { Records } from "../store/records.ts";
import { digestOf } from "./digest.ts";

/** Clocks may differ by so much, in milliseconds. */
const SKEW = 60_000;

/** Remembers what may be shown once, for as long as it would be good. */
export class Once {
  readonly #records: Records;

  constructor(records: Records) {
    this.#records = records;
  }

  /** Whether nobody has shown this before; it ends at `expires`, in seconds since 1970. */
  async isFirst(what: string, expires: number): Promise<boolean> {
    const ttl = Math.max(1, expires * 1000 - Date.now() + SKEW);
    return this.#records.swap(`once:${digestOf(what)}`, undefined, "1", ttl);
  }
}
