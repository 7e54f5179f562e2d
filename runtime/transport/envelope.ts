/** The outer shape of JSON-RPC messages, as far as a transport must know it. */
import { isObject, isRequestId, type JsonObject, type RequestId } from "../jsonrpc.ts";

/** Whether the message asks for an answer. */
export function isRequest(message: unknown): message is JsonObject {
  return isObject(message) && "id" in message && "method" in message;
}

/** The id of a request; `undefined` when there is none that could be echoed (BASE-02). */
export function requestId(message: unknown): RequestId | undefined {
  if (!isRequest(message)) return undefined;
  const id = message["id"];
  return isRequestId(id) ? id : undefined;
}
