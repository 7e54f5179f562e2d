import type { NotificationMetaObject } from "@mcpwright/protocol/2026-07-28";
import { isObject, type JsonObject } from "../jsonrpc.ts";

const key: keyof NotificationMetaObject = "io.modelcontextprotocol/subscriptionId";

/** Id of the subscription that a message belongs to (SUBS-07). */
export function subscriptionIdOf(message: JsonObject): unknown {
  const params = message["params"];
  const meta = isObject(params) ? params["_meta"] : undefined;
  return isObject(meta) ? meta[key] : undefined;
}
