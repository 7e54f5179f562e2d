import type { ServerNotificationMethod } from "@mcpwright/protocol";

/** Other resources or templates are offered now (RES-14). */
export const resourcesListChanged: Extract<ServerNotificationMethod, "notifications/resources/list_changed"> =
  "notifications/resources/list_changed";
