import type { GetTaskPayloadRequest } from "@mcpwright/protocol/2025-11-25";

/** Waits for the end of a task of 2025-11-25 and gets what its request would have been answered with (TASK-16). */
export const taskResultMethod: GetTaskPayloadRequest["method"] = "tasks/result";
