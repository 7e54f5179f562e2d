import type { CancelledNotification } from "@mcpwright/protocol/2026-07-28";
import type { RequestId } from "../jsonrpc.ts";
import type { NotificationMessage } from "./link.ts";

const method: CancelledNotification["method"] = "notifications/cancelled";

/** Tells the server that a request is no longer waited for (CANC-10, TIME-02). */
export function cancellation(requestId: RequestId, reason: string): NotificationMessage {
  return { jsonrpc: "2.0", method, params: { requestId, reason } };
}
