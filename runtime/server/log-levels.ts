import type { LoggingLevel } from "@mcpwright/protocol/2026-07-28";

/** From the least to the most severe; the schema lists them by the alphabet (S-04). */
export const LOG_LEVELS: readonly LoggingLevel[] = [
  "debug",
  "info",
  "notice",
  "warning",
  "error",
  "critical",
  "alert",
  "emergency",
];
