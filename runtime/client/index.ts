/** The client: connects to a server over HTTP, stdio or in memory, in whichever era it speaks. */
export { LocalError, McpError, ToolError } from "../errors.ts";
export type { Client } from "./client.ts";
export { type CacheOptions, type ConnectOptions, connect, type Target } from "./connect.ts";
export { ContractError, type ContractErrorCode } from "./contract/contract-error.ts";
export { ToolCallError } from "./contract/tool-call-error.ts";
export type { CallOptions } from "./exchange.ts";
export { HttpStatusError } from "./http-status-error.ts";
export type { InputContext, InputHandlers } from "./inputs.ts";
export type { LogMessage } from "./log-message.ts";
export { MemoryCache } from "./memory-cache.ts";
export type { Wanted } from "./negotiate.ts";
export type { ListOptions } from "./pages.ts";
export type { Progress } from "./progress.ts";
export type { Params, RequestMethod, Result } from "./request-types.ts";
export type { CachedResult, CacheMode, CacheStore } from "./response-cache.ts";
export type { CommandTarget } from "./server-process.ts";
export type { Change, Subscription } from "./subscription.ts";
export type { Verdict } from "./verdict.ts";
