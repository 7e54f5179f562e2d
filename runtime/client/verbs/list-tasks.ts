import type { ListTasksRequest } from "@mcpwright/protocol/2025-11-25";

/** Lists the caller's tasks, which only 2025-11-25 has (TASK-24, TASKX-36). */
export const listTasksMethod: ListTasksRequest["method"] = "tasks/list";
