export type { AuthOptions, VerifiedToken, VerifyToken } from "./auth/server/options.ts";
export { audio, type ContentOptions, embed, image, type MediaOptions, resourceLink, text } from "./content.ts";
export { ErrorCode, LocalError, McpError, NotImplementedError, ToolError } from "./errors.ts";
export { reserveStdout } from "./process/stdout.ts";
export { type ServeOptions, serve } from "./serve.ts";
export type {
  Client,
  CompletionContext,
  Context,
  Log,
  PromptContext,
  ResourceContext,
  ToolContext,
} from "./server/context.ts";
export type { CacheHint, Lifespan, ListCaching, ServerDefinition } from "./server/definition.ts";
export type { Dispatch, Middleware, Params, Result } from "./server/dispatch.ts";
export type { AuthInfo, Engine, Peer } from "./server/engine.ts";
export type {
  CompletionHandler,
  MethodHandler,
  PromptHandler,
  ResourceHandler,
  ToolHandler,
} from "./server/handlers.ts";
export { type Logger, type LogRecord, stderrLogger } from "./server/logger.ts";
export type { AddedMethod } from "./server/method-registry.ts";
export type { AddedPrompt } from "./server/prompt-registry.ts";
export type { AddedResource, AddedTemplate } from "./server/resource-registry.ts";
export type { AddedQuestion } from "./server/rounds/added-questions.ts";
export type {
  Ask,
  AskingContext,
  AskOptions,
  Asks,
  AskToVisit,
  Outcome,
  Visit,
} from "./server/rounds/asking-context.ts";
export { Declined, RoundEnded } from "./server/rounds/errors.ts";
export {
  createServer,
  definitionOf,
  type EngineOptions,
  engineOf,
  isServer,
  type Server,
  type ServerDescription,
  type ServerOptions,
} from "./server/server.ts";
export type { HttpLimits, HttpOptions, LegacyMode, ResponseMode } from "./server/settings.ts";
export { showsApps } from "./server/shows-apps.ts";
export type { Notify } from "./server/subscriptions/notify.ts";
export type { AddedTool } from "./server/tool-registry.ts";
export { result, type ToolResult, type ToolResultParts } from "./server/tool-result.ts";
export type { TraceContext } from "./server/trace-context.ts";
export type { Visible } from "./server/visibility.ts";
export type { Log as StreamLog, LogEntry as StreamEntry, LogRest as StreamRest } from "./store/log.ts";
export type { Records } from "./store/records.ts";
export type { Store } from "./store/store.ts";
export type { HostingOptions } from "./transport/endpoint-of.ts";
export { type FetchHandler, toFetchHandler } from "./transport/fetch.ts";
export { type ListenOptions, listen } from "./transport/listen.ts";
export { connectInMemory, type MemoryConnection } from "./transport/memory.ts";
export { type NodeHandler, toNodeHandler } from "./transport/node-http.ts";
export type { Listening } from "./transport/node-listener.ts";
export { connectPeer, type PeerConnection } from "./transport/peer-connection.ts";
export type { PipeLimits } from "./transport/text-pipe.ts";
export { toUpgradeHandler, type UpgradeHandler } from "./transport/upgrade.ts";
