import type { JsonObject } from "../jsonrpc.ts";

/** Hands what the server tells to all who listen; one that throws does not keep it from the others. */
export class Notifications {
  readonly #warn: (message: string) => void;
  readonly #listeners: Set<(message: JsonObject) => void> = new Set();

  constructor(warn: (message: string) => void) {
    this.#warn = warn;
  }

  add(listener: (message: JsonObject) => void): void {
    this.#listeners.add(listener);
  }

  tell(message: JsonObject): void {
    for (const listener of this.#listeners) {
      try {
        listener(message);
      } catch (error) {
        this.#warn(`A handler of ${String(message["method"])} failed: ${String(error)}`);
      }
    }
  }
}
