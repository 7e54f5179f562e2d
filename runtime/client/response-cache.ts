import { canonicalJson } from "@mcpwright/protocol/contract/equality";
import type { JsonObject } from "../jsonrpc.ts";
import { changeKinds } from "./changes/kinds.ts";
import { updatedUri } from "./changes/resource-updated.ts";
import { readResourceMethod } from "./verbs/read-resource.ts";

type MaybePromise<T> = T | Promise<T>;

/** A result as it is kept. */
export interface CachedResult {
  /** The result, as JSON. */
  readonly text: string;
  /** Until when it is fresh, in milliseconds since 1970. */
  readonly expires: number;
}

/**
 * Keeps results, for one process or for many. Entries of a group are dropped together; each is found by group and key.
 * What has expired may be forgotten at any time.
 */
export interface CacheStore {
  get(group: string, key: string): MaybePromise<CachedResult | undefined>;
  set(group: string, key: string, result: CachedResult): MaybePromise<void>;
  drop(group: string): MaybePromise<void>;
}

/** `use` takes what is fresh, `refresh` asks and keeps the answer, `bypass` does neither. */
export type CacheMode = "use" | "refresh" | "bypass";

/** Results that the server says stay fresh for a while (CACHE-04…11), apart by server and by principal. */
export class ResponseCache {
  readonly #store: CacheStore;
  readonly #server: string;
  readonly #principal: string;

  /** `principal` stands for the authorization of this client: private results are its alone (CACHE-07). */
  constructor(store: CacheStore, server: string, principal: string) {
    this.#store = store;
    this.#server = server;
    this.#principal = principal;
  }

  async get(method: string, params: JsonObject): Promise<JsonObject | undefined> {
    const key = keyOf(params);
    for (const group of this.#groups(method)) {
      const found = await this.#store.get(group, key);
      if (found !== undefined && found.expires > Date.now()) return JSON.parse(found.text) as JsonObject;
    }
    return undefined;
  }

  /** Keeps a result as long as it says (CACHE-04). */
  async set(method: string, params: JsonObject, result: JsonObject): Promise<void> {
    const { ttlMs, cacheScope } = result;
    if (typeof ttlMs !== "number" || !(ttlMs > 0)) return;
    const [mine, everyones] = this.#groups(method);
    const entry = { text: JSON.stringify(result), expires: Date.now() + ttlMs };
    // What does not say that it is public is private.
    await this.#store.set(cacheScope === "public" ? everyones : mine, keyOf(params), entry);
  }

  async drop(method: string): Promise<void> {
    for (const group of this.#groups(method)) await this.#store.drop(group);
  }

  /** Drops what a notification says is out of date (CACHE-11); with a resource, its parts and wholes too (SUBS-16). */
  async take(message: JsonObject): Promise<void> {
    const kind = changeKinds.find(({ method }) => method === message["method"]);
    for (const method of kind?.outdates ?? []) await this.drop(method);
    if (updatedUri(message) !== undefined) await this.drop(readResourceMethod);
  }

  #groups(method: string): readonly [mine: string, everyones: string] {
    return [
      JSON.stringify([this.#server, method, "private", this.#principal]),
      JSON.stringify([this.#server, method, "public"]),
    ];
  }
}

/** What decides the result (CACHE-05). */
function keyOf({ _meta, ...params }: JsonObject): string {
  return canonicalJson(params);
}
