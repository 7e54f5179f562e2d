/** Counts the time of a handler, without that in which it waits for its client. */
export class HandlerClock {
  readonly #onLate: () => void;
  #left: number;
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `limit`: milliseconds until `onLate` is called. */
  constructor(limit: number, onLate: () => void) {
    this.#left = limit;
    this.#onLate = onLate;
  }

  run(): void {
    if (this.#timer !== undefined) return;
    this.#since = Date.now();
    this.#timer = setTimeout(this.#onLate, this.#left);
  }

  /** Stands still until it runs again. */
  stop(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#left = Math.max(0, this.#left - (Date.now() - this.#since));
  }
}
