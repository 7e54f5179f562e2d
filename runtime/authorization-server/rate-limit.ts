const MINUTE = 60_000;
const MOST_KEYS = 10_000;

/** Lets so many things a minute happen for each key. What is counted is bounded too. */
export class RateLimit {
  readonly #most: number;
  readonly #counts: Map<string, number> = new Map();
  #until = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Counts one more; false where it is too many. */
  allows(key: string): boolean {
    this.#sweep();
    const count = (this.#counts.get(key) ?? 0) + 1;
    if (count > this.#most || (count === 1 && this.#counts.size >= MOST_KEYS)) return false;
    this.#counts.set(key, count);
    return true;
  }

  /** Whether no more is left for a key, without counting. */
  isSpent(key: string): boolean {
    this.#sweep();
    return (this.#counts.get(key) ?? 0) >= this.#most;
  }

  /** Seconds until it begins anew. */
  get wait(): number {
    return Math.max(1, Math.ceil((this.#until - Date.now()) / 1000));
  }

  #sweep(): void {
    const now = Date.now();
    if (now < this.#until) return;
    this.#counts.clear();
    this.#until = now + MINUTE;
  }
}
