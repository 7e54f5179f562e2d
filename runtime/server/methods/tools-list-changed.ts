import type { ServerNotificationMethod } from "@mcpwright/protocol";

/** Other tools are offered now (TOOL-25). */
export const toolsListChanged: Extract<ServerNotificationMethod, "notifications/tools/list_changed"> =
  "notifications/tools/list_changed";
