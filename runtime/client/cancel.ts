import type { CancelledNotification } from "@mcpwright/protocol/2026-07-28";
import { isObject, type JsonObject, type RequestId } from "../jsonrpc.ts";
import type { NotificationMessage } from "./link.ts";

const method: CancelledNotification["method"] = "notifications/cancelled";

/** Tells the server that a request is no longer waited for (CANC-10, TIME-02). */
export function cancellation(requestId: RequestId, reason: string): NotificationMessage {
  return { jsonrpc: "2.0", method, params: { requestId, reason } };
}

/** The request that a server says it gave up: a subscription that it ends (CANC-13). */
export function cancelledBy(message: JsonObject): unknown {
  const params = message["params"];
  return message["method"] === method && isObject(params) ? params["requestId"] : undefined;
}
