import type { ServerNotificationMethod } from "@mcpwright/protocol";

/** Says on a session of 2025-11-25 how a task stands (TASK-23). */
export const taskStatus: Extract<ServerNotificationMethod, "notifications/tasks/status"> = "notifications/tasks/status";
