/** What may end a wait early: an `AbortSignal`, or a `CallEnd`. */
export interface Ending {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: "abort", listener: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(type: "abort", listener: () => void): void;
  /** Stops the clock while something goes on that is not the server's doing. */
  holdFor?(work: Promise<unknown>): void;
}

/** Ends one call early. An `AbortController` costs more time and memory than all the rest of a call. */
export class CallEnd implements Ending {
  aborted = false;
  reason: unknown;
  /** Resolves when what holds the clock is over. */
  held: Promise<void> | undefined;
  readonly #listeners: (() => void)[] = [];

  /** Every listener hears it at most once. */
  addEventListener(_type: "abort", listener: () => void): void {
    this.#listeners.push(listener);
  }

  removeEventListener(_type: "abort", listener: () => void): void {
    const at = this.#listeners.indexOf(listener);
    if (at >= 0) this.#listeners.splice(at, 1);
  }

  holdFor(work: Promise<unknown>): void {
    const over = (): void => {
      if (this.held === held) this.held = undefined;
    };
    const held: Promise<void> = work.then(over, over);
    this.held = held;
  }

  abort(reason: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    for (const listener of this.#listeners.splice(0)) listener();
  }
}

/** The same as an `AbortSignal`, for what takes nothing else. */
export function asAbortSignal(ending: Ending): AbortSignal {
  if (ending instanceof AbortSignal) return ending;
  const controller = new AbortController();
  if (ending.aborted) controller.abort(ending.reason);
  else ending.addEventListener("abort", () => controller.abort(ending.reason), { once: true });
  return controller.signal;
}
