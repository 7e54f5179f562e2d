import type { JsonObject } from "../../jsonrpc.ts";
import type { Ending } from "../call-end.ts";
import { toldStatus } from "./status-notification.ts";
import { toldTask } from "./task-notification.ts";

/** Rings when the server tells that a task has changed. What it tells is not relied on (TASK-23): it only wakes. */
export class TaskBell {
  /** Told of progress, which is no reason to wake. */
  readonly progressed: () => void;
  #rung = false;
  #wake: (() => void) | undefined;

  constructor(progressed: () => void) {
    this.progressed = progressed;
  }

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** Waits for a ring since the last wait, at most `ms`; rejects with the reason of `signal` when that ends the wait. */
  wait(ms: number, signal: Ending): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const stop = (): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", abort);
        this.#wake = undefined;
        this.#rung = false;
      };
      const abort = (): void => {
        stop();
        reject(signal.reason);
      };
      const wake = (): void => {
        stop();
        resolve();
      };
      const timer = setTimeout(wake, this.#rung ? 0 : ms);
      signal.addEventListener("abort", abort, { once: true });
      this.#wake = wake;
    });
  }
}

/** The bells of all tasks that are waited for. */
export class TaskBells {
  readonly #bells: Map<unknown, Set<TaskBell>> = new Map();

  /** Takes a message of the server. */
  take(message: JsonObject): void {
    for (const bell of this.#bells.get(toldTask(message) ?? toldStatus(message)) ?? []) bell.ring();
  }

  progressed(taskId: string): void {
    for (const bell of this.#bells.get(taskId) ?? []) bell.progressed();
  }

  add(taskId: string, progressed: () => void): TaskBell {
    const bell = new TaskBell(progressed);
    const all = this.#bells.get(taskId) ?? new Set();
    this.#bells.set(taskId, all.add(bell));
    return bell;
  }

  remove(taskId: string, bell: TaskBell): void {
    const all = this.#bells.get(taskId);
    all?.delete(bell);
    if (all?.size === 0) this.#bells.delete(taskId);
  }
}
