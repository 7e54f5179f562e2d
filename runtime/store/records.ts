import type { MaybePromise } from "../server/engine.ts";

/**
 * Texts by key, each kept for a time. Keys are `kind:id`. Whoever reads, thinks and writes back does it with `swap`, as
 * another process may have written in between. Rejects with a `LocalError` `store-away` when the store is not reached.
 */
export interface Records {
  /** The text; `undefined` when there is none, or its time is over. */
  get(key: string): MaybePromise<string | undefined>;
  /** Writes a text that is kept for `ttl` milliseconds, counted from now. */
  set(key: string, text: string, ttl: number): MaybePromise<void>;
  /** Writes only while the record is exactly `expected`, `undefined` for none. Says whether it did. */
  swap(key: string, expected: string | undefined, text: string, ttl: number): MaybePromise<boolean>;
  delete(key: string): MaybePromise<void>;
}
