export { ErrorCode, LocalError, McpError, NotImplementedError, ToolError } from "./errors.ts";
export { result, type ToolResult, type ToolResultParts } from "./server/tool-result.ts";
