import type { SubscribeRequest } from "@mcpwright/protocol/2025-11-25";

/** Asks a legacy server for updates of one resource. */
export const subscribeMethod: SubscribeRequest["method"] = "resources/subscribe";
