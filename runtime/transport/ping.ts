import type { PingRequest } from "@mcpwright/protocol/2025-11-25";
import { isRequest, requestId } from "./envelope.ts";

const method: PingRequest["method"] = "ping";

/** The answer to a ping that comes before the session is open (PING-01); `undefined` for every other message. */
export function answerPing(message: unknown): string | undefined {
  const id = requestId(message);
  if (id === undefined || !isRequest(message) || message["method"] !== method) return undefined;
  return JSON.stringify({ jsonrpc: "2.0", id, result: {} });
}
