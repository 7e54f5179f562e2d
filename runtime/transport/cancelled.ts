import type { CancelledNotification } from "@mcpwright/protocol/2026-07-28";
import { isObject } from "../jsonrpc.ts";

const method: CancelledNotification["method"] = "notifications/cancelled";

/** What a cancellation names; `undefined` for every other message. */
export function cancelledRequest(message: unknown): { readonly id: unknown; readonly reason: string } | undefined {
  if (!isObject(message) || message["method"] !== method) return undefined;
  const params = isObject(message["params"]) ? message["params"] : {};
  const reason = params["reason"];
  return { id: params["requestId"], reason: typeof reason === "string" ? reason : "cancelled by the client" };
}
