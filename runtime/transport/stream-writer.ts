import type { Log } from "../store/log.ts";
import type { Sweep, Swept } from "./sweep.ts";

/** Bytes that all streams of a process may hold back while the store is away. */
const MOST_BYTES = 32 * 1024 * 1024;
/** What an entry takes beside its text, whose characters count as two bytes each. */
const ENTRY_BYTES = 200;

interface Waiting {
  readonly text: string;
  readonly last: boolean;
  readonly mark: number | undefined;
}

let held = 0;

const bytesOf = ({ text }: Waiting): number => ENTRY_BYTES + 2 * text.length;

/**
 * Adds to one stream of a log that is reached over a network: one entry after the other, none lost and none twice while
 * the store is away. What grows too long meanwhile is given up as a whole, so that who waits for it is told.
 */
export class StreamWriter implements Swept {
  readonly #place: readonly [log: Log, group: string, stream: string];
  readonly #sweep: Sweep;
  #waiting: Waiting[] = [];
  /** Id of the entry that was stored last. */
  #stored = 0;
  #writing = false;
  /** Whether an entry may have been stored although the store did not say so. */
  #unsure = false;
  #dropped = false;

  constructor(place: readonly [log: Log, group: string, stream: string], sweep: Sweep) {
    this.#place = place;
    this.#sweep = sweep;
  }

  /** With a `mark` the entry is one that other processes may add as well: then it is added by one of them. */
  append(text: string, last: boolean, mark?: number): void {
    if (this.#dropped) return;
    const entry = { text, last, mark };
    held += bytesOf(entry);
    this.#waiting.push(entry);
    if (held > MOST_BYTES && this.#unsure) this.drop();
    else if (!this.#writing && !this.#unsure) void this.#write();
  }

  /** Gives up the stream. */
  drop(): void {
    this.#dropped = true;
    for (const entry of this.#waiting) held -= bytesOf(entry);
    this.#waiting = [];
    if (!this.#unsure) this.#forget();
  }

  /** Adds nothing more; what the log has is left as it is. */
  stop(): void {
    this.#sweep.delete(this);
    for (const entry of this.#waiting) held -= bytesOf(entry);
    this.#waiting = [];
  }

  sweep(): void {
    if (!this.#writing) void this.#write();
  }

  async #write(): Promise<void> {
    const [log, group, stream] = this.#place;
    this.#writing = true;
    try {
      if (this.#unsure) await this.#skipStored();
      for (let entry = this.#waiting[0]; entry !== undefined; entry = this.#waiting[0]) {
        const { text, last, mark } = entry;
        const adding =
          mark === undefined ? log.append(group, stream, text, last) : log.appendOnce(group, stream, text, mark);
        this.#stored = (await adding) ?? this.#stored;
        this.#shift(entry);
      }
      this.#unsure = false;
      this.#sweep.delete(this);
      if (this.#dropped) this.#forget();
    } catch {
      this.#unsure = true;
      this.#sweep.add(this);
    }
    this.#writing = false;
  }

  /** An entry whose storing failed may be there all the same. */
  async #skipStored(): Promise<void> {
    const [log, group, stream] = this.#place;
    const rest = await log.read(group, stream, this.#stored);
    // What the stream had is gone: nobody can read on.
    if (rest === undefined && this.#stored > 0) this.drop();
    for (const { id, text } of rest?.entries ?? []) {
      const [entry] = this.#waiting;
      if (entry?.text !== text) continue;
      this.#stored = id;
      this.#shift(entry);
    }
  }

  #shift(entry: Waiting): void {
    if (this.#waiting[0] !== entry) return;
    this.#waiting.shift();
    held -= bytesOf(entry);
  }

  #forget(): void {
    const [log, group, stream] = this.#place;
    this.#sweep.delete(this);
    void log.drop(group, stream);
  }
}
