import type { SubscriptionFilter, SubscriptionsAcknowledgedNotification } from "@mcpwright/protocol/2026-07-28";
import { isObject, type JsonObject } from "../jsonrpc.ts";

const method: SubscriptionsAcknowledgedNotification["method"] = "notifications/subscriptions/acknowledged";

/** What the server says that it will send (SUBS-04); `undefined` for every other message. */
export function acknowledgedFilter(message: JsonObject): SubscriptionFilter | undefined {
  const params = message["params"];
  if (message["method"] !== method || !isObject(params)) return undefined;
  return isObject(params["notifications"]) ? (params["notifications"] as SubscriptionFilter) : {};
}
