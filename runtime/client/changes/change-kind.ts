import type { ServerCapabilities, SubscriptionFilter } from "@mcpwright/protocol/2026-07-28";
import type { Change } from "../subscription.ts";

/** One kind of list whose changes a server tells. */
export interface ChangeKind {
  readonly method: Change["method"];
  /** How a subscription asks for it. */
  readonly field: Exclude<keyof SubscriptionFilter, "resourceSubscriptions">;
  /** Methods whose results are out of date with it (CACHE-11). */
  readonly outdates: readonly string[];
  /** Whether a server with these capabilities tells it. */
  readonly told: (capabilities: ServerCapabilities) => boolean;
}
