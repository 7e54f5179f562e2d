import { isObject, isRequestId, type RequestId } from "../../jsonrpc.ts";
import type { NotificationMethod } from "./method.ts";

function reasonOf(params: unknown): string {
  const reason = isObject(params) ? params["reason"] : undefined;
  return typeof reason === "string" ? reason : "The client cancelled the request.";
}

/** An unknown, finished or malformed id is ignored (CANC-06, CANC-09). */
export const cancelled: NotificationMethod<"notifications/cancelled"> = {
  method: "notifications/cancelled",
  receive: (params, session) => {
    const id = params.requestId;
    if (isRequestId(id)) return session?.cancel(id, reasonOf(params));
  },
};

/** What a message cancels, if it is a cancellation: it carries no era of its own (DUAL-18). */
export function cancellationOf(message: unknown): { readonly id: RequestId; readonly reason: string } | undefined {
  if (!isObject(message) || message["method"] !== cancelled.method || !isObject(message["params"])) return undefined;
  const id = message["params"]["requestId"];
  return isRequestId(id) ? { id, reason: reasonOf(message["params"]) } : undefined;
}
