import type { InitializeRequest } from "@mcpwright/protocol/2025-11-25";
import { isRequest } from "./envelope.ts";

const method: InitializeRequest["method"] = "initialize";

/** Whether the message asks for a legacy session (LIFE-01). */
export function isInitialize(message: unknown): boolean {
  return isRequest(message) && message["method"] === method;
}
