import type { InitializedNotification } from "@mcpwright/protocol/2025-11-25";
import type { NotificationMessage } from "./link.ts";

const method: InitializedNotification["method"] = "notifications/initialized";

/** Ends the handshake (LIFE-04). */
export function initialized(): NotificationMessage {
  return { jsonrpc: "2.0", method };
}
