import type { ServerNotificationMethod } from "@mcpwright/protocol";

/** Other prompts are offered now (PROM-12). */
export const promptsListChanged: Extract<ServerNotificationMethod, "notifications/prompts/list_changed"> =
  "notifications/prompts/list_changed";
