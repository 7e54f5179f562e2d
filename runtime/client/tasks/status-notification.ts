import type { TaskStatusNotification } from "@mcpwright/protocol/2025-11-25";
import { isObject, type JsonObject } from "../../jsonrpc.ts";

const method: TaskStatusNotification["method"] = "notifications/tasks/status";

/** The task whose status a session is told (TASK-23); `undefined` for every other message. */
export function toldStatus(message: JsonObject): unknown {
  const params = message["params"];
  return message["method"] === method && isObject(params) ? params["taskId"] : undefined;
}
