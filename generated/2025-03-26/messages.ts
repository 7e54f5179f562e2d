import { copyOthers, parseShape } from "../contract/message.ts";
import type * as types from "./types.ts";
import * as validators from "./validators/all.js";

export interface CallToolRequest extends types.CallToolRequest {}
/**
 * Sent by the client to run one tool.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/server/tools
 */
export class CallToolRequest {
  static readonly method: "tools/call" = "tools/call";

  constructor(init: Omit<types.CallToolRequest, "method">) {
    this.method = "tools/call";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is CallToolRequest {
    return validators.CallToolRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): CallToolRequest {
    return parseShape<CallToolRequest>(validators.CallToolRequest, "CallToolRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.CallToolRequest(value);
  }
}

export interface CallToolResult extends types.CallToolResult {}
/**
 * What a tool returned, for the model to read; failures of the tool's own work arrive here too.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/server/tools
 */
export class CallToolResult {
  constructor(init: types.CallToolResult) {
    this.content = init.content;
    if (init.isError !== undefined) this.isError = init.isError;
    if (init._meta !== undefined) this._meta = init._meta;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is CallToolResult {
    return validators.CallToolResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): CallToolResult {
    return parseShape<CallToolResult>(validators.CallToolResult, "CallToolResult", value);
  }
}

export interface CancelledNotification extends types.CancelledNotification {}
/** Tells the peer that the sender no longer wants the answer to a request of its own. */
export class CancelledNotification {
  static readonly method: "notifications/cancelled" = "notifications/cancelled";

  constructor(init: Omit<types.CancelledNotification, "method">) {
    this.method = "notifications/cancelled";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is CancelledNotification {
    return validators.CancelledNotification(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): CancelledNotification {
    return parseShape<CancelledNotification>(validators.CancelledNotification, "CancelledNotification", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.CancelledNotification(value);
  }
}

export interface CompleteRequest extends types.CompleteRequest {}
/**
 * Sent by the client while its user types an argument, to get suggestions.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/server/utilities/completion
 */
export class CompleteRequest {
  static readonly method: "completion/complete" = "completion/complete";

  constructor(init: Omit<types.CompleteRequest, "method">) {
    this.method = "completion/complete";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is CompleteRequest {
    return validators.CompleteRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): CompleteRequest {
    return parseShape<CompleteRequest>(validators.CompleteRequest, "CompleteRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.CompleteRequest(value);
  }
}

export interface CompleteResult extends types.CompleteResult {}
/**
 * Suggestions for an argument, best first.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/server/utilities/completion
 */
export class CompleteResult {
  constructor(init: types.CompleteResult) {
    this.completion = init.completion;
    if (init._meta !== undefined) this._meta = init._meta;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is CompleteResult {
    return validators.CompleteResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): CompleteResult {
    return parseShape<CompleteResult>(validators.CompleteResult, "CompleteResult", value);
  }
}

export interface CreateMessageRequest extends types.CreateMessageRequest {}
/**
 * Asks the client to run messages through a model, with its user's consent.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/client/sampling
 */
export class CreateMessageRequest {
  static readonly method: "sampling/createMessage" = "sampling/createMessage";

  constructor(init: Omit<types.CreateMessageRequest, "method">) {
    this.method = "sampling/createMessage";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is CreateMessageRequest {
    return validators.CreateMessageRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): CreateMessageRequest {
    return parseShape<CreateMessageRequest>(validators.CreateMessageRequest, "CreateMessageRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.CreateMessageRequest(value);
  }
}

export interface CreateMessageResult extends types.CreateMessageResult {}
/**
 * What the model wrote.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/client/sampling
 */
export class CreateMessageResult {
  constructor(init: types.CreateMessageResult) {
    this.content = init.content;
    this.model = init.model;
    this.role = init.role;
    if (init.stopReason !== undefined) this.stopReason = init.stopReason;
    if (init._meta !== undefined) this._meta = init._meta;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is CreateMessageResult {
    return validators.CreateMessageResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): CreateMessageResult {
    return parseShape<CreateMessageResult>(validators.CreateMessageResult, "CreateMessageResult", value);
  }
}

export interface EmptyResult extends types.EmptyResult {}
/**
 * Result of a request that only needs to be acknowledged.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/basic
 */
export class EmptyResult {
  constructor(init: types.EmptyResult = {}) {
    if (init._meta !== undefined) this._meta = init._meta;
    copyOthers(this, init);
  }

  /** Whether a value is one. */
  static is(value: unknown): value is EmptyResult {
    return validators.EmptyResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): EmptyResult {
    return parseShape<EmptyResult>(validators.EmptyResult, "EmptyResult", value);
  }
}

export interface GetPromptRequest extends types.GetPromptRequest {}
/**
 * Sent by the client to fill in a prompt, usually because its user picked it.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/server/prompts
 */
export class GetPromptRequest {
  static readonly method: "prompts/get" = "prompts/get";

  constructor(init: Omit<types.GetPromptRequest, "method">) {
    this.method = "prompts/get";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is GetPromptRequest {
    return validators.GetPromptRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): GetPromptRequest {
    return parseShape<GetPromptRequest>(validators.GetPromptRequest, "GetPromptRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.GetPromptRequest(value);
  }
}

export interface GetPromptResult extends types.GetPromptResult {}
/**
 * The prompt filled in, ready for a model.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/server/prompts
 */
export class GetPromptResult {
  constructor(init: types.GetPromptResult) {
    if (init.description !== undefined) this.description = init.description;
    this.messages = init.messages;
    if (init._meta !== undefined) this._meta = init._meta;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is GetPromptResult {
    return validators.GetPromptResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): GetPromptResult {
    return parseShape<GetPromptResult>(validators.GetPromptResult, "GetPromptResult", value);
  }
}

export interface InitializeRequest extends types.InitializeRequest {}
/**
 * First message of a legacy client: offers a revision and says what the client can do.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/basic/lifecycle
 */
export class InitializeRequest {
  static readonly method: "initialize" = "initialize";

  constructor(init: Omit<types.InitializeRequest, "method">) {
    this.method = "initialize";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is InitializeRequest {
    return validators.InitializeRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): InitializeRequest {
    return parseShape<InitializeRequest>(validators.InitializeRequest, "InitializeRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.InitializeRequest(value);
  }
}

export interface InitializeResult extends types.InitializeResult {}
/**
 * The server's half of the handshake; the session speaks the revision named here.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/basic/lifecycle
 */
export class InitializeResult {
  constructor(init: types.InitializeResult) {
    this.capabilities = init.capabilities;
    if (init.instructions !== undefined) this.instructions = init.instructions;
    this.protocolVersion = init.protocolVersion;
    this.serverInfo = init.serverInfo;
    if (init._meta !== undefined) this._meta = init._meta;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is InitializeResult {
    return validators.InitializeResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): InitializeResult {
    return parseShape<InitializeResult>(validators.InitializeResult, "InitializeResult", value);
  }
}

export interface InitializedNotification extends types.InitializedNotification {}
/**
 * Sent by the client once it has read the handshake's answer; ordinary traffic begins.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/basic/lifecycle
 */
export class InitializedNotification {
  static readonly method: "notifications/initialized" = "notifications/initialized";

  constructor(init: Omit<types.InitializedNotification, "method"> = {}) {
    this.method = "notifications/initialized";
    if (init.params !== undefined) this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is InitializedNotification {
    return validators.InitializedNotification(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): InitializedNotification {
    return parseShape<InitializedNotification>(validators.InitializedNotification, "InitializedNotification", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.InitializedNotification(value);
  }
}

export interface ListPromptsRequest extends types.ListPromptsRequest {}
/**
 * Sent by the client to learn which prompts there are.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/server/prompts
 */
export class ListPromptsRequest {
  static readonly method: "prompts/list" = "prompts/list";

  constructor(init: Omit<types.ListPromptsRequest, "method"> = {}) {
    this.method = "prompts/list";
    if (init.params !== undefined) this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is ListPromptsRequest {
    return validators.ListPromptsRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): ListPromptsRequest {
    return parseShape<ListPromptsRequest>(validators.ListPromptsRequest, "ListPromptsRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.ListPromptsRequest(value);
  }
}

export interface ListPromptsResult extends types.ListPromptsResult {}
/**
 * One page of prompts.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/server/prompts
 */
export class ListPromptsResult {
  constructor(init: types.ListPromptsResult) {
    if (init.nextCursor !== undefined) this.nextCursor = init.nextCursor;
    this.prompts = init.prompts;
    if (init._meta !== undefined) this._meta = init._meta;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is ListPromptsResult {
    return validators.ListPromptsResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): ListPromptsResult {
    return parseShape<ListPromptsResult>(validators.ListPromptsResult, "ListPromptsResult", value);
  }
}

export interface ListResourceTemplatesRequest extends types.ListResourceTemplatesRequest {}
/**
 * Sent by the client to learn which families of resources there are.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/server/resources
 */
export class ListResourceTemplatesRequest {
  static readonly method: "resources/templates/list" = "resources/templates/list";

  constructor(init: Omit<types.ListResourceTemplatesRequest, "method"> = {}) {
    this.method = "resources/templates/list";
    if (init.params !== undefined) this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is ListResourceTemplatesRequest {
    return validators.ListResourceTemplatesRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): ListResourceTemplatesRequest {
    return parseShape<ListResourceTemplatesRequest>(validators.ListResourceTemplatesRequest, "ListResourceTemplatesRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.ListResourceTemplatesRequest(value);
  }
}

export interface ListResourceTemplatesResult extends types.ListResourceTemplatesResult {}
/**
 * One page of resource templates.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/server/resources
 */
export class ListResourceTemplatesResult {
  constructor(init: types.ListResourceTemplatesResult) {
    if (init.nextCursor !== undefined) this.nextCursor = init.nextCursor;
    this.resourceTemplates = init.resourceTemplates;
    if (init._meta !== undefined) this._meta = init._meta;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is ListResourceTemplatesResult {
    return validators.ListResourceTemplatesResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): ListResourceTemplatesResult {
    return parseShape<ListResourceTemplatesResult>(validators.ListResourceTemplatesResult, "ListResourceTemplatesResult", value);
  }
}

export interface ListResourcesRequest extends types.ListResourcesRequest {}
/**
 * Sent by the client to learn which resources there are.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/server/resources
 */
export class ListResourcesRequest {
  static readonly method: "resources/list" = "resources/list";

  constructor(init: Omit<types.ListResourcesRequest, "method"> = {}) {
    this.method = "resources/list";
    if (init.params !== undefined) this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is ListResourcesRequest {
    return validators.ListResourcesRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): ListResourcesRequest {
    return parseShape<ListResourcesRequest>(validators.ListResourcesRequest, "ListResourcesRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.ListResourcesRequest(value);
  }
}

export interface ListResourcesResult extends types.ListResourcesResult {}
/**
 * One page of resources; those behind templates need not be on it.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/server/resources
 */
export class ListResourcesResult {
  constructor(init: types.ListResourcesResult) {
    if (init.nextCursor !== undefined) this.nextCursor = init.nextCursor;
    this.resources = init.resources;
    if (init._meta !== undefined) this._meta = init._meta;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is ListResourcesResult {
    return validators.ListResourcesResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): ListResourcesResult {
    return parseShape<ListResourcesResult>(validators.ListResourcesResult, "ListResourcesResult", value);
  }
}

export interface ListRootsRequest extends types.ListRootsRequest {}
/**
 * Asks the client which folders or locations the server may work in.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/client/roots
 */
export class ListRootsRequest {
  static readonly method: "roots/list" = "roots/list";

  constructor(init: Omit<types.ListRootsRequest, "method"> = {}) {
    this.method = "roots/list";
    if (init.params !== undefined) this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is ListRootsRequest {
    return validators.ListRootsRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): ListRootsRequest {
    return parseShape<ListRootsRequest>(validators.ListRootsRequest, "ListRootsRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.ListRootsRequest(value);
  }
}

export interface ListRootsResult extends types.ListRootsResult {}
/**
 * Where the server may work.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/client/roots
 */
export class ListRootsResult {
  constructor(init: types.ListRootsResult) {
    this.roots = init.roots;
    if (init._meta !== undefined) this._meta = init._meta;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is ListRootsResult {
    return validators.ListRootsResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): ListRootsResult {
    return parseShape<ListRootsResult>(validators.ListRootsResult, "ListRootsResult", value);
  }
}

export interface ListToolsRequest extends types.ListToolsRequest {}
/**
 * Sent by the client to learn which tools there are.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/server/tools
 */
export class ListToolsRequest {
  static readonly method: "tools/list" = "tools/list";

  constructor(init: Omit<types.ListToolsRequest, "method"> = {}) {
    this.method = "tools/list";
    if (init.params !== undefined) this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is ListToolsRequest {
    return validators.ListToolsRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): ListToolsRequest {
    return parseShape<ListToolsRequest>(validators.ListToolsRequest, "ListToolsRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.ListToolsRequest(value);
  }
}

export interface ListToolsResult extends types.ListToolsResult {}
/**
 * One page of tools.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/server/tools
 */
export class ListToolsResult {
  constructor(init: types.ListToolsResult) {
    if (init.nextCursor !== undefined) this.nextCursor = init.nextCursor;
    this.tools = init.tools;
    if (init._meta !== undefined) this._meta = init._meta;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is ListToolsResult {
    return validators.ListToolsResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): ListToolsResult {
    return parseShape<ListToolsResult>(validators.ListToolsResult, "ListToolsResult", value);
  }
}

export interface LoggingMessageNotification extends types.LoggingMessageNotification {}
/**
 * A log message of the server, for the client to show or keep.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/server/utilities/logging
 */
export class LoggingMessageNotification {
  static readonly method: "notifications/message" = "notifications/message";

  constructor(init: Omit<types.LoggingMessageNotification, "method">) {
    this.method = "notifications/message";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is LoggingMessageNotification {
    return validators.LoggingMessageNotification(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): LoggingMessageNotification {
    return parseShape<LoggingMessageNotification>(validators.LoggingMessageNotification, "LoggingMessageNotification", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.LoggingMessageNotification(value);
  }
}

export interface PingRequest extends types.PingRequest {}
/**
 * Checks that the peer still answers; sent by either side.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/basic/utilities/ping
 */
export class PingRequest {
  static readonly method: "ping" = "ping";

  constructor(init: Omit<types.PingRequest, "method"> = {}) {
    this.method = "ping";
    if (init.params !== undefined) this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is PingRequest {
    return validators.PingRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): PingRequest {
    return parseShape<PingRequest>(validators.PingRequest, "PingRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.PingRequest(value);
  }
}

export interface ProgressNotification extends types.ProgressNotification {}
/** Tells how far a running request has come; sent by whoever works on it. */
export class ProgressNotification {
  static readonly method: "notifications/progress" = "notifications/progress";

  constructor(init: Omit<types.ProgressNotification, "method">) {
    this.method = "notifications/progress";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is ProgressNotification {
    return validators.ProgressNotification(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): ProgressNotification {
    return parseShape<ProgressNotification>(validators.ProgressNotification, "ProgressNotification", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.ProgressNotification(value);
  }
}

export interface PromptListChangedNotification extends types.PromptListChangedNotification {}
/**
 * Tells the client that its list of prompts is out of date.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/server/prompts
 */
export class PromptListChangedNotification {
  static readonly method: "notifications/prompts/list_changed" = "notifications/prompts/list_changed";

  constructor(init: Omit<types.PromptListChangedNotification, "method"> = {}) {
    this.method = "notifications/prompts/list_changed";
    if (init.params !== undefined) this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is PromptListChangedNotification {
    return validators.PromptListChangedNotification(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): PromptListChangedNotification {
    return parseShape<PromptListChangedNotification>(validators.PromptListChangedNotification, "PromptListChangedNotification", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.PromptListChangedNotification(value);
  }
}

export interface ReadResourceRequest extends types.ReadResourceRequest {}
/**
 * Sent by the client to get the contents of a resource.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/server/resources
 */
export class ReadResourceRequest {
  static readonly method: "resources/read" = "resources/read";

  constructor(init: Omit<types.ReadResourceRequest, "method">) {
    this.method = "resources/read";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is ReadResourceRequest {
    return validators.ReadResourceRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): ReadResourceRequest {
    return parseShape<ReadResourceRequest>(validators.ReadResourceRequest, "ReadResourceRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.ReadResourceRequest(value);
  }
}

export interface ReadResourceResult extends types.ReadResourceResult {}
/**
 * What stands behind the URI that was read, as text or bytes.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/server/resources
 */
export class ReadResourceResult {
  constructor(init: types.ReadResourceResult) {
    this.contents = init.contents;
    if (init._meta !== undefined) this._meta = init._meta;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is ReadResourceResult {
    return validators.ReadResourceResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): ReadResourceResult {
    return parseShape<ReadResourceResult>(validators.ReadResourceResult, "ReadResourceResult", value);
  }
}

export interface ResourceListChangedNotification extends types.ResourceListChangedNotification {}
/**
 * Tells the client that its list of resources is out of date.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/server/resources
 */
export class ResourceListChangedNotification {
  static readonly method: "notifications/resources/list_changed" = "notifications/resources/list_changed";

  constructor(init: Omit<types.ResourceListChangedNotification, "method"> = {}) {
    this.method = "notifications/resources/list_changed";
    if (init.params !== undefined) this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is ResourceListChangedNotification {
    return validators.ResourceListChangedNotification(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): ResourceListChangedNotification {
    return parseShape<ResourceListChangedNotification>(validators.ResourceListChangedNotification, "ResourceListChangedNotification", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.ResourceListChangedNotification(value);
  }
}

export interface ResourceUpdatedNotification extends types.ResourceUpdatedNotification {}
/**
 * Tells a subscribed client that a resource may read differently now.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/server/resources
 */
export class ResourceUpdatedNotification {
  static readonly method: "notifications/resources/updated" = "notifications/resources/updated";

  constructor(init: Omit<types.ResourceUpdatedNotification, "method">) {
    this.method = "notifications/resources/updated";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is ResourceUpdatedNotification {
    return validators.ResourceUpdatedNotification(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): ResourceUpdatedNotification {
    return parseShape<ResourceUpdatedNotification>(validators.ResourceUpdatedNotification, "ResourceUpdatedNotification", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.ResourceUpdatedNotification(value);
  }
}

export interface RootsListChangedNotification extends types.RootsListChangedNotification {}
/**
 * Tells the server to ask for the roots again.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/client/roots
 */
export class RootsListChangedNotification {
  static readonly method: "notifications/roots/list_changed" = "notifications/roots/list_changed";

  constructor(init: Omit<types.RootsListChangedNotification, "method"> = {}) {
    this.method = "notifications/roots/list_changed";
    if (init.params !== undefined) this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is RootsListChangedNotification {
    return validators.RootsListChangedNotification(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): RootsListChangedNotification {
    return parseShape<RootsListChangedNotification>(validators.RootsListChangedNotification, "RootsListChangedNotification", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.RootsListChangedNotification(value);
  }
}

export interface SetLevelRequest extends types.SetLevelRequest {}
/**
 * Sent by the client to choose how serious log messages must be to reach it.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/server/utilities/logging
 */
export class SetLevelRequest {
  static readonly method: "logging/setLevel" = "logging/setLevel";

  constructor(init: Omit<types.SetLevelRequest, "method">) {
    this.method = "logging/setLevel";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is SetLevelRequest {
    return validators.SetLevelRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): SetLevelRequest {
    return parseShape<SetLevelRequest>(validators.SetLevelRequest, "SetLevelRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.SetLevelRequest(value);
  }
}

export interface SubscribeRequest extends types.SubscribeRequest {}
/**
 * Sent by a legacy client to be told when a resource changes.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/server/resources
 */
export class SubscribeRequest {
  static readonly method: "resources/subscribe" = "resources/subscribe";

  constructor(init: Omit<types.SubscribeRequest, "method">) {
    this.method = "resources/subscribe";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is SubscribeRequest {
    return validators.SubscribeRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): SubscribeRequest {
    return parseShape<SubscribeRequest>(validators.SubscribeRequest, "SubscribeRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.SubscribeRequest(value);
  }
}

export interface ToolListChangedNotification extends types.ToolListChangedNotification {}
/**
 * Tells the client that its list of tools is out of date.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/server/tools
 */
export class ToolListChangedNotification {
  static readonly method: "notifications/tools/list_changed" = "notifications/tools/list_changed";

  constructor(init: Omit<types.ToolListChangedNotification, "method"> = {}) {
    this.method = "notifications/tools/list_changed";
    if (init.params !== undefined) this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is ToolListChangedNotification {
    return validators.ToolListChangedNotification(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): ToolListChangedNotification {
    return parseShape<ToolListChangedNotification>(validators.ToolListChangedNotification, "ToolListChangedNotification", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.ToolListChangedNotification(value);
  }
}

export interface UnsubscribeRequest extends types.UnsubscribeRequest {}
/**
 * Sent by a legacy client that no longer wants to be told of a resource.
 * @see https://modelcontextprotocol.io/specification/2025-03-26/server/resources
 */
export class UnsubscribeRequest {
  static readonly method: "resources/unsubscribe" = "resources/unsubscribe";

  constructor(init: Omit<types.UnsubscribeRequest, "method">) {
    this.method = "resources/unsubscribe";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is UnsubscribeRequest {
    return validators.UnsubscribeRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): UnsubscribeRequest {
    return parseShape<UnsubscribeRequest>(validators.UnsubscribeRequest, "UnsubscribeRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.UnsubscribeRequest(value);
  }
}
