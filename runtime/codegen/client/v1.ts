/**
 * Version 1 of the contract between generated clients and the runtime: the only entry a generated client imports. It
 * loads nothing of the server.
 */

export type { Validator } from "@mcpwright/protocol/contract";
export { codePoints as ucs2length, equal } from "@mcpwright/protocol/contract/equality";
export type {
  Completion,
  ContractClient,
  DeclaredErrorOf,
  ErrorGuard,
  PromptGet,
  PromptMessages,
  ResourceContents,
  ResourceRead,
  ToolCall,
  ToolContent,
} from "../../client/contract/client-types.ts";
export { type ContractOptions, connectContract } from "../../client/contract/connect-contract.ts";
export type { Contract, PromptContract, ResourceContract, ToolContract } from "../../client/contract/contract.ts";
export { ContractError, type ContractErrorCode } from "../../client/contract/contract-error.ts";
export { errorGuard } from "../../client/contract/error-guard.ts";
export { ToolCallError } from "../../client/contract/tool-call-error.ts";
export type { CallOptions } from "../../client/exchange.ts";
export type { Target } from "../../client/open-link.ts";
export type { CommandTarget } from "../../client/server-process.ts";
export { LocalError, McpError } from "../../errors.ts";
export { formats } from "../../schema/formats.ts";
