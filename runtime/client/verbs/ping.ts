import type { PingRequest } from "@mcpwright/protocol/2025-11-25";

/** Asks whether the other side of a legacy session is there (PING-01). */
export const pingMethod: PingRequest["method"] = "ping";
