import type { ServerNotificationMethod } from "@mcpwright/protocol";

/** The user has done what an address was opened for (ELIC-13). */
export const elicitationComplete: Extract<ServerNotificationMethod, "notifications/elicitation/complete"> =
  "notifications/elicitation/complete";
