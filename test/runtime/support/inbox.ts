import type { Json } from "./wire.ts";

/** Messages of a server that were no response, and who waits for some of them. */
export class Inbox {
  readonly messages: Json[] = [];
  readonly #watchers: Set<() => void> = new Set();

  take(message: Json): void {
    this.messages.push(message);
    for (const look of [...this.#watchers]) look();
  }

  /** Resolves with the first message, old or new, that meets the condition. */
  first(condition: (message: Json) => boolean): Promise<Json> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = this.messages.find(condition);
        if (found === undefined) return;
        this.#watchers.delete(look);
        resolve(found);
      };
      this.#watchers.add(look);
      look();
    });
  }
}
