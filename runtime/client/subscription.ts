import type {
  PromptListChangedNotification,
  ResourceListChangedNotification,
  ResourceUpdatedNotification,
  SubscriptionFilter,
  ToolListChangedNotification,
} from "@mcpwright/protocol/2026-07-28";
import { isObject } from "../jsonrpc.ts";

/** What a subscription tells: that a list changed, or that a resource may read differently. */
export type Change =
  | ToolListChangedNotification
  | PromptListChangedNotification
  | ResourceListChangedNotification
  | ResourceUpdatedNotification;

/**
 * An open subscription: `for await (const change of subscription)`. A change that was not taken yet is kept once,
 * however often it happens. The loop ends when the server ends the subscription, and throws when it is lost for good.
 */
export class Subscription implements AsyncIterableIterator<Change> {
  /** What the server agreed to tell; less than what was asked for, where it cannot tell more (SUBS-05). */
  readonly honoured: SubscriptionFilter;
  readonly #stop: () => void;
  readonly #changes: Map<string, Change> = new Map();
  #ended = false;
  #failure: unknown;
  #wake: (() => void) | undefined;

  constructor(honoured: SubscriptionFilter, stop: () => void) {
    this.honoured = honoured;
    this.#stop = stop;
  }

  /** Takes a notification of the server. */
  take(change: Change): void {
    if (this.#ended) return;
    const { method, params } = change;
    const uri = isObject(params) ? params["uri"] : undefined;
    this.#changes.set(`${method} ${String(uri)}`, change);
    this.#wake?.();
  }

  /** The server ended it, or it was lost with `failure`. */
  end(failure?: unknown): void {
    if (this.#ended) return;
    this.#failure = failure;
    this.#ended = true;
    this.#wake?.();
  }

  async next(): Promise<IteratorResult<Change, undefined>> {
    for (;;) {
      for (const [key, value] of this.#changes) {
        this.#changes.delete(key);
        return { done: false, value };
      }
      if (this.#failure !== undefined) throw this.#failure;
      if (this.#ended) return { done: true, value: undefined };
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Leaving the loop ends the subscription. */
  async return(): Promise<IteratorResult<Change, undefined>> {
    this.close();
    return { done: true, value: undefined };
  }

  /** Ends the subscription (SUBS-09). */
  close(): void {
    if (this.#ended) return;
    this.end();
    this.#changes.clear();
    this.#stop();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
