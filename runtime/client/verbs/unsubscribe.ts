import type { UnsubscribeRequest } from "@mcpwright/protocol/2025-11-25";

/** Ends the updates of one resource. */
export const unsubscribeMethod: UnsubscribeRequest["method"] = "resources/unsubscribe";
