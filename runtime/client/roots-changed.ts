import type { RootsListChangedNotification } from "@mcpwright/protocol/2025-11-25";
import type { NotificationMessage } from "./link.ts";

const method: RootsListChangedNotification["method"] = "notifications/roots/list_changed";

/** Tells a legacy server that the roots are others now (ROOT-05). */
export function rootsChanged(): NotificationMessage {
  return { jsonrpc: "2.0", method };
}
