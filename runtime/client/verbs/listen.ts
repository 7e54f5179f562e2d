import type { ClientMethod } from "@mcpwright/protocol";

/** Opens a subscription (SUBS-01). */
export const listenMethod: Extract<ClientMethod, "subscriptions/listen"> = "subscriptions/listen";
