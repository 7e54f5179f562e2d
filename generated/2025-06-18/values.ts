import type * as types from "./types.ts";

/** Every `LoggingLevel` in the order of its meaning. */
export const loggingLevelOrder: readonly types.LoggingLevel[] = ["debug", "info", "notice", "warning", "error", "critical", "alert", "emergency"];

/** The value an absent field has, by `Definition.field`. */
export const defaults: {
  readonly "CallToolResult.isError": false;
  readonly "ToolAnnotations.destructiveHint": true;
  readonly "ToolAnnotations.idempotentHint": false;
  readonly "ToolAnnotations.openWorldHint": true;
  readonly "ToolAnnotations.readOnlyHint": false;
} = {
  "CallToolResult.isError": false,
  "ToolAnnotations.destructiveHint": true,
  "ToolAnnotations.idempotentHint": false,
  "ToolAnnotations.openWorldHint": true,
  "ToolAnnotations.readOnlyHint": false,
};
