import type { CancelTaskRequest } from "@mcpwright/protocol/2026-07-28";

/** Stops a task (TASKX-28, TASK-25). */
export const cancelTaskMethod: CancelTaskRequest["method"] = "tasks/cancel";
