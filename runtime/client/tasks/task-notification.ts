import type { TaskNotification } from "@mcpwright/protocol/2026-07-28";
import { isObject, type JsonObject } from "../../jsonrpc.ts";

const method: TaskNotification["method"] = "notifications/tasks";

/** The task that a listener is told of (TASKX-31); `undefined` for every other message. */
export function toldTask(message: JsonObject): unknown {
  const params = message["params"];
  return message["method"] === method && isObject(params) ? params["taskId"] : undefined;
}
