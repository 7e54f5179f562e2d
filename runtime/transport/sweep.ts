/** Something that wants to be looked at once a second while it lives. */
export interface Swept {
  sweep(now: number): void;
}

const INTERVAL = 1000;

/**
 * One timer for everything that waits: slow answers, silent streams, bodies that do not come, idle sessions. It runs
 * only while there is something to look at, and never keeps a process alive.
 */
export class Sweep {
  readonly #items: Set<Swept> = new Set();
  #timer: ReturnType<typeof setInterval> | undefined;

  add(item: Swept): void {
    this.#items.add(item);
    if (this.#timer === undefined) this.#start();
  }

  delete(item: Swept): void {
    this.#items.delete(item);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#items.clear();
  }

  #start(): void {
    const timer = setInterval(() => this.#tick(), INTERVAL);
    // Where timers are numbers, nothing waits for them.
    if (typeof timer === "object") timer.unref();
    this.#timer = timer;
  }

  #tick(): void {
    const now = Date.now();
    for (const item of this.#items) item.sweep(now);
    if (this.#items.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
