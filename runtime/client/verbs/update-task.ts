import type { UpdateTaskRequest } from "@mcpwright/protocol/2026-07-28";

/** Answers what a task of the extension asks (TASKX-22). */
export const updateTaskMethod: UpdateTaskRequest["method"] = "tasks/update";
