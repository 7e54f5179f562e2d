import type { LoggingMessageNotification } from "@mcpwright/protocol/2026-07-28";
import type { JsonObject } from "../jsonrpc.ts";
import { isObject } from "../jsonrpc.ts";

const method: LoggingMessageNotification["method"] = "notifications/message";

/** What a server logs: level, data and the name of its logger. */
export type LogMessage = LoggingMessageNotification["params"];

/** What a notification says of the server's log; `undefined` for every other message. */
export function logMessageOf(message: JsonObject): LogMessage | undefined {
  const { params } = message;
  if (message["method"] !== method || !isObject(params)) return undefined;
  return typeof params["level"] === "string" ? (params as unknown as LogMessage) : undefined;
}
