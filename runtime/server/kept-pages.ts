import type { Page } from "./page.ts";

/** Characters of all pages kept of one list in one revision. */
const MOST = 4 * 1024 * 1024;

/** Rendered pages of a list; beyond a number of characters those unused for longest are given up. */
export class KeptPages {
  readonly #pages: Map<string, Page> = new Map();
  #characters = 0;

  get size(): number {
    return this.#pages.size;
  }

  get(key: string): Page | undefined {
    const page = this.#pages.get(key);
    if (page !== undefined && this.#pages.size > 1) {
      this.#pages.delete(key);
      this.#pages.set(key, page);
    }
    return page;
  }

  /** The newest page is kept whatever its size. */
  set(key: string, page: Page): void {
    this.#pages.set(key, page);
    this.#characters += page.text.length;
    for (const [oldest, { text }] of this.#pages) {
      if (this.#characters <= MOST || oldest === key) return;
      this.#pages.delete(oldest);
      this.#characters -= text.length;
    }
  }

  clear(): void {
    this.#pages.clear();
    this.#characters = 0;
  }
}
