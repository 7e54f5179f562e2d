/**
 * Version 1 of the contract between generated code and the runtime: the only entry a user's generated files import.
 */

export type { Validator } from "@mcpwright/protocol/contract";
export { codePoints as ucs2length, equal } from "@mcpwright/protocol/contract/equality";
export type { VerifyToken } from "../auth/server/options.ts";
export { NotImplementedError, ToolError } from "../errors.ts";
export { formats } from "../schema/formats.ts";
export type {
  CompletionContext,
  Context,
  Extras,
  PromptContext,
  ResourceContext,
  ToolContext,
} from "../server/context.ts";
export type {
  CacheHint,
  CompletionSource,
  DeclaredError,
  DeclaredQuestion,
  Lifespan,
  ListCaching,
  MethodDefinition,
  MirroredArgument,
  PromptDefinition,
  PromptText,
  ResourceDefinition,
  ServerDefinition,
  ServerIdentity,
  StaticContents,
  TemplateDefinition,
  ToolDefinition,
} from "../server/definition.ts";
export type {
  CompletionHandler,
  CompletionReturn,
  MethodHandler,
  PromptHandler,
  PromptReturn,
  ResourceHandler,
  ResourceItem,
  ResourceReturn,
  ToolHandler,
  ToolReturn,
} from "../server/handlers.ts";
export { defineServer, type Server, type ServerOptions } from "../server/server.ts";
export { isToolResult, result, type ToolResult, type ToolResultParts } from "../server/tool-result.ts";
export type { Visible as VisibleHandler } from "../server/visibility.ts";
