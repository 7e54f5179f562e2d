import type * as types from "./types.ts";

/** Every `LoggingLevel` in the order of its meaning. */
export const loggingLevelOrder: readonly types.LoggingLevel[] = ["debug", "info", "notice", "warning", "error", "critical", "alert", "emergency"];

/** The value an absent field has, by `Definition.field`. */
export const defaults: {
  readonly "CallToolResult.isError": false;
} = {
  "CallToolResult.isError": false,
};
