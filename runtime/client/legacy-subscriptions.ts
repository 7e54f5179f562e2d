import type { SubscriptionFilter } from "@mcpwright/protocol/2026-07-28";
import type { JsonObject } from "../jsonrpc.ts";
import type { Caller } from "./caller.ts";
import { changeKinds, everyChange } from "./changes/kinds.ts";
import { concerns, updatedUri } from "./changes/resource-updated.ts";
import type { CallOptions } from "./exchange.ts";
import { type Change, Subscription } from "./subscription.ts";
import { subscribeMethod } from "./verbs/subscribe.ts";
import { unsubscribeMethod } from "./verbs/unsubscribe.ts";

/** Subscriptions in the legacy era: what the one session tells, handed to whoever asked for it. */
export class LegacySubscriptions {
  readonly #caller: Caller;
  readonly #open: Set<Subscription> = new Set();
  /** How many subscriptions want each resource. */
  readonly #uris: Map<string, number> = new Map();

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** Subscribes to what the server can tell of `filter`; resolves when it has agreed. */
  async open(filter: SubscriptionFilter, options: CallOptions): Promise<Subscription> {
    options.signal?.throwIfAborted();
    const { capabilities } = this.#caller.agreement;
    const lists = changeKinds.filter(({ field, told }) => filter[field] === true && told(capabilities));
    const uris = capabilities.resources?.subscribe === true ? (filter.resourceSubscriptions ?? []) : [];
    const honoured: SubscriptionFilter = {
      ...Object.fromEntries(lists.map(({ field }) => [field, true])),
      ...(uris.length === 0 ? {} : { resourceSubscriptions: [...uris] }),
    };
    const subscription = new Subscription(honoured, () => this.#close(subscription));
    this.#open.add(subscription);
    try {
      for (const uri of uris) await this.#want(uri, options);
    } catch (error) {
      this.#open.delete(subscription);
      throw error;
    }
    return subscription;
  }

  take(message: JsonObject): void {
    const uri = updatedUri(message);
    const kind = changeKinds.find(({ method }) => method === message["method"]);
    for (const subscription of this.#open) {
      const { honoured } = subscription;
      const wanted =
        uri === undefined
          ? kind !== undefined && honoured[kind.field] === true
          : honoured.resourceSubscriptions?.some((one) => concerns(one, uri));
      if (wanted) subscription.take(message as unknown as Change);
    }
  }

  /** The session is another one, which knows of no subscription: they are made again, and all may have changed. */
  async restore(): Promise<void> {
    for (const uri of this.#uris.keys()) await this.#caller.request(subscribeMethod, { uri }, {});
    for (const subscription of this.#open) {
      for (const change of everyChange(subscription.honoured)) subscription.take(change);
    }
  }

  /** The connection is over. */
  end(failure: unknown): void {
    for (const subscription of this.#open) subscription.end(failure);
    this.#open.clear();
  }

  async #want(uri: string, options: CallOptions): Promise<void> {
    const count = this.#uris.get(uri) ?? 0;
    this.#uris.set(uri, count + 1);
    try {
      if (count === 0) await this.#caller.request(subscribeMethod, { uri }, options);
    } catch (error) {
      this.#release(uri);
      throw error;
    }
  }

  #close(subscription: Subscription): void {
    this.#open.delete(subscription);
    for (const uri of subscription.honoured.resourceSubscriptions ?? []) {
      // A server that is gone has nothing to be told.
      if (this.#release(uri) === 0) this.#caller.request(unsubscribeMethod, { uri }, {}).catch(() => {});
    }
  }

  #release(uri: string): number {
    const left = (this.#uris.get(uri) ?? 1) - 1;
    if (left === 0) this.#uris.delete(uri);
    else this.#uris.set(uri, left);
    return left;
  }
}
