import type { ServerNotificationMethod } from "@mcpwright/protocol";

/** First message of a subscription (SUBS-03). */
export const subscriptionAcknowledged: Extract<ServerNotificationMethod, "notifications/subscriptions/acknowledged"> =
  "notifications/subscriptions/acknowledged";
