import type { GetTaskRequest } from "@mcpwright/protocol/2026-07-28";

/** Asks how a task stands (TASKX-12, TASK-15). */
export const getTaskMethod: GetTaskRequest["method"] = "tasks/get";
