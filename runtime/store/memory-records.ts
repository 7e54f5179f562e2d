import type { Records } from "./records.ts";

interface Kept {
  readonly text: string;
  readonly until: number;
}

/** What a record takes beside its text, whose characters count as two bytes each. */
const RECORD_BYTES = 200;
const MOST_BYTES = 256 * 1024 * 1024;

/** Records in the memory of this process. Where the bound is passed those written longest ago go first. */
export class MemoryRecords implements Records {
  /** Written longest ago first. */
  readonly #kept: Map<string, Kept> = new Map();
  readonly #mostBytes: number;
  #bytes = 0;

  constructor(mostBytes: number = MOST_BYTES) {
    this.#mostBytes = mostBytes;
  }

  get(key: string): string | undefined {
    const kept = this.#kept.get(key);
    if (kept === undefined) return undefined;
    if (kept.until > Date.now()) return kept.text;
    this.delete(key);
    return undefined;
  }

  set(key: string, text: string, ttl: number): void {
    this.delete(key);
    this.#kept.set(key, { text, until: Date.now() + ttl });
    this.#bytes += bytesOf(key, text);
    this.#makeRoom();
  }

  swap(key: string, expected: string | undefined, text: string, ttl: number): boolean {
    if (this.get(key) !== expected) return false;
    this.set(key, text, ttl);
    return true;
  }

  delete(key: string): void {
    const kept = this.#kept.get(key);
    if (kept === undefined) return;
    this.#kept.delete(key);
    this.#bytes -= bytesOf(key, kept.text);
  }

  /** Drops what is over at the old end, then the oldest until the bound is kept; the newest always stays. */
  #makeRoom(): void {
    const now = Date.now();
    for (const [key, { until }] of this.#kept) {
      const tooMuch = this.#bytes > this.#mostBytes && this.#kept.size > 1;
      if (until > now && !tooMuch) break;
      this.delete(key);
    }
  }
}

function bytesOf(key: string, text: string): number {
  return RECORD_BYTES + 2 * (key.length + text.length);
}
