import type { SubscriptionFilter } from "@mcpwright/protocol/2026-07-28";
import { everyChange } from "./changes/kinds.ts";
import { isLoss } from "./loss.ts";
import { pause } from "./pause.ts";
import { type Change, Subscription } from "./subscription.ts";

/** A subscription on one connection. */
export interface OpenSubscription {
  readonly honoured: SubscriptionFilter;
  /** Resolves to why it was lost, or to `undefined` when it ended in order. */
  readonly ended: Promise<unknown>;
  stop(): void;
}

/** Wait before a lost subscription is opened again, in milliseconds; doubled and scattered each time (CACHE-10). */
const FIRST_WAIT = 100;
const LONGEST_WAIT = 30_000;
const MOST_ATTEMPTS = 10;

/**
 * Opens a subscription that is opened again when its connection is lost (SUBS-11, SUBS-12). What changed in between
 * nobody knows, so everything it covers is told as changed then.
 */
export async function openLasting(
  open: (take: (change: Change) => void) => Promise<OpenSubscription>,
  isClosed: () => boolean,
  missed: (change: Change) => void,
): Promise<Subscription> {
  const closing = new AbortController();
  let subscription: Subscription | undefined;
  const early: Change[] = [];
  const take = (change: Change): void => void (subscription?.take(change) ?? early.push(change));
  let current = await open(take);
  const opened = new Subscription(current.honoured, () => {
    closing.abort();
    current.stop();
  });
  subscription = opened;
  for (const change of early) opened.take(change);

  const reopen = async (loss: unknown): Promise<OpenSubscription> => {
    for (let attempt = 0; ; attempt++) {
      const wait = Math.min(FIRST_WAIT * 2 ** attempt, LONGEST_WAIT);
      await pause(wait * (0.5 + Math.random() / 2), closing.signal);
      try {
        return await open(take);
      } catch (error) {
        if (isClosed() || closing.signal.aborted || attempt >= MOST_ATTEMPTS || !isLoss(error))
          throw isLoss(error) ? loss : error;
      }
    }
  };
  const keep = async (): Promise<void> => {
    for (;;) {
      const loss = await current.ended;
      if (isClosed() || closing.signal.aborted || !isLoss(loss)) return opened.end(loss);
      current = await reopen(loss);
      if (closing.signal.aborted) return current.stop();
      for (const change of everyChange(opened.honoured)) {
        missed(change);
        opened.take(change);
      }
    }
  };
  keep().catch((error: unknown) => opened.end(error));
  return opened;
}
