import type { ClientCapabilities } from "@mcpwright/protocol/2026-07-28";
import { ErrorCode, McpError } from "../../errors.ts";
import type { Call } from "../call.ts";

/** Says what the client would have to declare: with the code of the modern era (ERR-03), which older ones lack. */
export function missingCapability(missing: ClientCapabilities, call: Call): McpError {
  const message = `The client does not declare what this needs: ${JSON.stringify(missing)}.`;
  if (call.tables.era === "legacy") return new McpError(ErrorCode.invalidParams, message);
  return new McpError(ErrorCode.missingClientCapability, message, { requiredCapabilities: missing });
}
