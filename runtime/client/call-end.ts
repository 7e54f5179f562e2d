/** What may end a wait early: an `AbortSignal`, or a `CallEnd`. */
export interface Ending {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: "abort", listener: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** Ends one call early. An `AbortController` costs more time and memory than all the rest of a call. */
export class CallEnd implements Ending {
  aborted = false;
  reason: unknown;
  readonly #listeners: (() => void)[] = [];

  /** Every listener hears it at most once. */
  addEventListener(_type: "abort", listener: () => void): void {
    this.#listeners.push(listener);
  }

  removeEventListener(_type: "abort", listener: () => void): void {
    const at = this.#listeners.indexOf(listener);
    if (at >= 0) this.#listeners.splice(at, 1);
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
