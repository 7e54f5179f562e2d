import { LocalError } from "../../errors.ts";
import type { CallOptions } from "../exchange.ts";

/** Longest time that a timer can be set to; longer ones would end at once. */
const LONGEST = 2 ** 31 - 1;

/** What ends the wait for a task: its caller, the end of the time, too long a silence (TIME-04, TIME-05). */
export class TaskClock {
  readonly #end: AbortController = new AbortController();
  readonly #what: string;
  readonly #idleTimeout: number | undefined;
  readonly #given: AbortSignal | undefined;
  readonly #total: ReturnType<typeof setTimeout>;
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor(what: string, timeout: number, { idleTimeout, signal }: Pick<CallOptions, "idleTimeout" | "signal">) {
    this.#what = what;
    this.#idleTimeout = idleTimeout;
    this.#given = signal;
    this.#total = setTimeout(() => this.#late(`took longer than ${timeout}`), Math.min(timeout, LONGEST));
    if (signal?.aborted) this.#abort();
    signal?.addEventListener("abort", this.#abort, { once: true });
    this.heard();
  }

  get signal(): AbortSignal {
    return this.#end.signal;
  }

  /** Something happened: the silence begins anew. */
  heard(): void {
    this.rest();
    if (this.#idleTimeout === undefined || this.signal.aborted) return;
    const late = (): void => this.#late(`was silent for ${this.#idleTimeout}`);
    this.#idle = setTimeout(late, Math.min(this.#idleTimeout, LONGEST));
  }

  /** The silence is not the server's, until something is heard again: it waits for an answer. */
  rest(): void {
    clearTimeout(this.#idle);
  }

  /** Ends the wait with an error. */
  end(reason: unknown): void {
    this.stop();
    this.#end.abort(reason);
  }

  stop(): void {
    clearTimeout(this.#total);
    clearTimeout(this.#idle);
    this.#given?.removeEventListener("abort", this.#abort);
  }

  #late(how: string): void {
    this.end(new LocalError("timeout", `${this.#what} ${how} ms`));
  }

  #abort = (): void => {
    this.end(new LocalError("aborted", `${this.#what} was ended by its caller`, { cause: this.#given?.reason }));
  };
}
