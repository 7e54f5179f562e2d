import type { ServerNotificationMethod } from "@mcpwright/protocol";

/** A resource may read differently now (RES-12). */
export const resourceUpdated: Extract<ServerNotificationMethod, "notifications/resources/updated"> =
  "notifications/resources/updated";
