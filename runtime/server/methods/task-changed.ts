import type { ServerNotificationMethod } from "@mcpwright/protocol";

/** Tells a listener how a task stands (TASKX-31). */
export const taskChanged: Extract<ServerNotificationMethod, "notifications/tasks"> = "notifications/tasks";
