import type { CachedResult, CacheStore } from "./response-cache.ts";

const MOST_ENTRIES = 1_000;
const MOST_CHARACTERS = 16 * 1024 * 1024;

/** Keeps results in memory; the oldest make room for new ones. */
export class MemoryCache implements CacheStore {
  readonly #groups: Map<string, Map<string, CachedResult>> = new Map();
  readonly #order: Map<CachedResult, readonly [group: string, key: string]> = new Map();
  #characters = 0;

  get(group: string, key: string): CachedResult | undefined {
    const found = this.#groups.get(group)?.get(key);
    if (found !== undefined && found.expires <= Date.now()) {
      this.#forget(found);
      return undefined;
    }
    return found;
  }

  set(group: string, key: string, result: CachedResult): void {
    const before = this.#groups.get(group)?.get(key);
    if (before !== undefined) this.#forget(before);
    if (result.text.length > MOST_CHARACTERS) return;
    const entries = this.#groups.get(group) ?? new Map<string, CachedResult>();
    this.#groups.set(group, entries.set(key, result));
    this.#order.set(result, [group, key]);
    this.#characters += result.text.length;
    for (const oldest of this.#order.keys()) {
      if (this.#order.size <= MOST_ENTRIES && this.#characters <= MOST_CHARACTERS) break;
      this.#forget(oldest);
    }
  }

  drop(group: string): void {
    for (const result of this.#groups.get(group)?.values() ?? []) this.#forget(result);
  }

  #forget(result: CachedResult): void {
    const place = this.#order.get(result);
    if (place === undefined) return;
    const [group, key] = place;
    this.#order.delete(result);
    this.#characters -= result.text.length;
    const entries = this.#groups.get(group);
    entries?.delete(key);
    if (entries?.size === 0) this.#groups.delete(group);
  }
}
