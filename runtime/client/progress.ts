import type { ProgressNotification } from "@mcpwright/protocol/2026-07-28";
import { isObject, type JsonObject } from "../jsonrpc.ts";

const method: ProgressNotification["method"] = "notifications/progress";

/** How far a request has come; `total` and `message` where the server says them. */
export interface Progress {
  readonly progress: number;
  readonly total?: number;
  readonly message?: string;
}

/** What a progress notification says, and of which request; `undefined` for every other message. */
export function progressOf(message: JsonObject): { readonly token: unknown; readonly progress: Progress } | undefined {
  const params = message["params"];
  if (message["method"] !== method || !isObject(params)) return undefined;
  const { progressToken: token, progress, total, message: text } = params;
  if (typeof progress !== "number") return undefined;
  return {
    token,
    progress: {
      progress,
      ...(typeof total === "number" ? { total } : {}),
      ...(typeof text === "string" ? { message: text } : {}),
    },
  };
}
