import type * as types from "./types.ts";

/** Every `LoggingLevel` in the order of its meaning. */
export const loggingLevelOrder: readonly types.LoggingLevel[] = ["debug", "info", "notice", "warning", "error", "critical", "alert", "emergency"];

/** The value an absent field has, by `Definition.field`. */
export const defaults: {
  readonly "CallToolResult.isError": false;
  readonly "CreateMessageRequestParams.includeContext": "none";
  readonly "CreateMessageRequestParams.toolChoice": { mode: "auto" };
  readonly "ElicitRequestFormParams.mode": "form";
  readonly "ToolAnnotations.destructiveHint": true;
  readonly "ToolAnnotations.idempotentHint": false;
  readonly "ToolAnnotations.openWorldHint": true;
  readonly "ToolAnnotations.readOnlyHint": false;
  readonly "ToolChoice.mode": "auto";
  readonly "ToolExecution.taskSupport": "forbidden";
  readonly "ToolResultContent.isError": false;
} = {
  "CallToolResult.isError": false,
  "CreateMessageRequestParams.includeContext": "none",
  "CreateMessageRequestParams.toolChoice": { mode: "auto" },
  "ElicitRequestFormParams.mode": "form",
  "ToolAnnotations.destructiveHint": true,
  "ToolAnnotations.idempotentHint": false,
  "ToolAnnotations.openWorldHint": true,
  "ToolAnnotations.readOnlyHint": false,
  "ToolChoice.mode": "auto",
  "ToolExecution.taskSupport": "forbidden",
  "ToolResultContent.isError": false,
};
