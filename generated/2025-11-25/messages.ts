import { copyOthers, parseShape } from "../contract/message.ts";
import type * as types from "./types.ts";
import * as validators from "./validators/all.js";

export interface CallToolRequest extends types.CallToolRequest {}
/**
 * Sent by the client to run one tool.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/tools
 */
export class CallToolRequest {
  static readonly method: "tools/call" = "tools/call";

  constructor(init: Omit<types.CallToolRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/tools
 */
export class CallToolResult {
  constructor(init: types.CallToolResult) {
    this.content = init.content;
    if (init.isError !== undefined) this.isError = init.isError;
    if (init.structuredContent !== undefined) this.structuredContent = init.structuredContent;
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

export interface CancelTaskRequest extends types.CancelTaskRequest {}
/**
 * Asks the peer that runs a task to stop it.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export class CancelTaskRequest {
  static readonly method: "tasks/cancel" = "tasks/cancel";

  constructor(init: Omit<types.CancelTaskRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
    this.method = "tasks/cancel";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is CancelTaskRequest {
    return validators.CancelTaskRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): CancelTaskRequest {
    return parseShape<CancelTaskRequest>(validators.CancelTaskRequest, "CancelTaskRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.CancelTaskRequest(value);
  }
}

export interface CancelTaskResult extends types.CancelTaskResult {}
/**
 * State of the task after it was stopped; from 2026-07-28 on only that the wish has arrived.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export class CancelTaskResult {
  constructor(init: types.CancelTaskResult) {
    this.createdAt = init.createdAt;
    this.lastUpdatedAt = init.lastUpdatedAt;
    if (init.pollInterval !== undefined) this.pollInterval = init.pollInterval;
    this.status = init.status;
    if (init.statusMessage !== undefined) this.statusMessage = init.statusMessage;
    this.taskId = init.taskId;
    this.ttl = init.ttl;
    if (init._meta !== undefined) this._meta = init._meta;
    copyOthers(this, init);
  }

  /** Whether a value is one. */
  static is(value: unknown): value is CancelTaskResult {
    return validators.CancelTaskResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): CancelTaskResult {
    return parseShape<CancelTaskResult>(validators.CancelTaskResult, "CancelTaskResult", value);
  }
}

export interface CancelledNotification extends types.CancelledNotification {}
/** Tells the peer that the sender no longer wants the answer to a request of its own. */
export class CancelledNotification {
  static readonly method: "notifications/cancelled" = "notifications/cancelled";

  constructor(init: Omit<types.CancelledNotification, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/completion
 */
export class CompleteRequest {
  static readonly method: "completion/complete" = "completion/complete";

  constructor(init: Omit<types.CompleteRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/completion
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/sampling
 */
export class CreateMessageRequest {
  static readonly method: "sampling/createMessage" = "sampling/createMessage";

  constructor(init: Omit<types.CreateMessageRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/sampling
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

export interface CreateTaskResult extends types.CreateTaskResult {}
/**
 * Returned at once in place of the result when a request runs as a task.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export class CreateTaskResult {
  constructor(init: types.CreateTaskResult) {
    this.task = init.task;
    if (init._meta !== undefined) this._meta = init._meta;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is CreateTaskResult {
    return validators.CreateTaskResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): CreateTaskResult {
    return parseShape<CreateTaskResult>(validators.CreateTaskResult, "CreateTaskResult", value);
  }
}

export interface ElicitRequest extends types.ElicitRequest {}
/**
 * Asks the client to get something from its user.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation
 */
export class ElicitRequest {
  static readonly method: "elicitation/create" = "elicitation/create";

  constructor(init: Omit<types.ElicitRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
    this.method = "elicitation/create";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is ElicitRequest {
    return validators.ElicitRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): ElicitRequest {
    return parseShape<ElicitRequest>(validators.ElicitRequest, "ElicitRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.ElicitRequest(value);
  }
}

export interface ElicitResult extends types.ElicitResult {}
/**
 * What the user did with a question.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation
 */
export class ElicitResult {
  constructor(init: types.ElicitResult) {
    this.action = init.action;
    if (init.content !== undefined) this.content = init.content;
    if (init._meta !== undefined) this._meta = init._meta;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is ElicitResult {
    return validators.ElicitResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): ElicitResult {
    return parseShape<ElicitResult>(validators.ElicitResult, "ElicitResult", value);
  }
}

export interface ElicitationCompleteNotification extends types.ElicitationCompleteNotification {}
/**
 * Sent by the server when the user has finished on the web page; an unknown id is ignored.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation
 */
export class ElicitationCompleteNotification {
  static readonly method: "notifications/elicitation/complete" = "notifications/elicitation/complete";

  constructor(init: Omit<types.ElicitationCompleteNotification, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.method = "notifications/elicitation/complete";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is ElicitationCompleteNotification {
    return validators.ElicitationCompleteNotification(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): ElicitationCompleteNotification {
    return parseShape<ElicitationCompleteNotification>(validators.ElicitationCompleteNotification, "ElicitationCompleteNotification", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.ElicitationCompleteNotification(value);
  }
}

export interface EmptyResult extends types.EmptyResult {}
/**
 * Result of a request that only needs to be acknowledged.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/prompts
 */
export class GetPromptRequest {
  static readonly method: "prompts/get" = "prompts/get";

  constructor(init: Omit<types.GetPromptRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/prompts
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

export interface GetTaskPayloadRequest extends types.GetTaskPayloadRequest {}
/**
 * Asks for the outcome of a task; the answer waits until the task has ended.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export class GetTaskPayloadRequest {
  static readonly method: "tasks/result" = "tasks/result";

  constructor(init: Omit<types.GetTaskPayloadRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
    this.method = "tasks/result";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is GetTaskPayloadRequest {
    return validators.GetTaskPayloadRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): GetTaskPayloadRequest {
    return parseShape<GetTaskPayloadRequest>(validators.GetTaskPayloadRequest, "GetTaskPayloadRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.GetTaskPayloadRequest(value);
  }
}

export interface GetTaskPayloadResult extends types.GetTaskPayloadResult {}
/**
 * Exactly the result that the request behind the task would have had.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export class GetTaskPayloadResult {
  constructor(init: types.GetTaskPayloadResult = {}) {
    if (init._meta !== undefined) this._meta = init._meta;
    copyOthers(this, init);
  }

  /** Whether a value is one. */
  static is(value: unknown): value is GetTaskPayloadResult {
    return validators.GetTaskPayloadResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): GetTaskPayloadResult {
    return parseShape<GetTaskPayloadResult>(validators.GetTaskPayloadResult, "GetTaskPayloadResult", value);
  }
}

export interface GetTaskRequest extends types.GetTaskRequest {}
/**
 * Asks how far a task has come.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export class GetTaskRequest {
  static readonly method: "tasks/get" = "tasks/get";

  constructor(init: Omit<types.GetTaskRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
    this.method = "tasks/get";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is GetTaskRequest {
    return validators.GetTaskRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): GetTaskRequest {
    return parseShape<GetTaskRequest>(validators.GetTaskRequest, "GetTaskRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.GetTaskRequest(value);
  }
}

export interface GetTaskResult extends types.GetTaskResult {}
/**
 * State of a task when it was asked for.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export class GetTaskResult {
  constructor(init: types.GetTaskResult) {
    this.createdAt = init.createdAt;
    this.lastUpdatedAt = init.lastUpdatedAt;
    if (init.pollInterval !== undefined) this.pollInterval = init.pollInterval;
    this.status = init.status;
    if (init.statusMessage !== undefined) this.statusMessage = init.statusMessage;
    this.taskId = init.taskId;
    this.ttl = init.ttl;
    if (init._meta !== undefined) this._meta = init._meta;
    copyOthers(this, init);
  }

  /** Whether a value is one. */
  static is(value: unknown): value is GetTaskResult {
    return validators.GetTaskResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): GetTaskResult {
    return parseShape<GetTaskResult>(validators.GetTaskResult, "GetTaskResult", value);
  }
}

export interface InitializeRequest extends types.InitializeRequest {}
/**
 * First message of a legacy client: offers a revision and says what the client can do.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/lifecycle
 */
export class InitializeRequest {
  static readonly method: "initialize" = "initialize";

  constructor(init: Omit<types.InitializeRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/lifecycle
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/lifecycle
 */
export class InitializedNotification {
  static readonly method: "notifications/initialized" = "notifications/initialized";

  constructor(init: Omit<types.InitializedNotification, "jsonrpc" | "method"> = {}) {
    this.jsonrpc = "2.0";
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/prompts
 */
export class ListPromptsRequest {
  static readonly method: "prompts/list" = "prompts/list";

  constructor(init: Omit<types.ListPromptsRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/prompts
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
 */
export class ListResourceTemplatesRequest {
  static readonly method: "resources/templates/list" = "resources/templates/list";

  constructor(init: Omit<types.ListResourceTemplatesRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
 */
export class ListResourcesRequest {
  static readonly method: "resources/list" = "resources/list";

  constructor(init: Omit<types.ListResourcesRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/roots
 */
export class ListRootsRequest {
  static readonly method: "roots/list" = "roots/list";

  constructor(init: Omit<types.ListRootsRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/roots
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

export interface ListTasksRequest extends types.ListTasksRequest {}
/**
 * Asks the peer for the tasks it keeps for the sender.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export class ListTasksRequest {
  static readonly method: "tasks/list" = "tasks/list";

  constructor(init: Omit<types.ListTasksRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
    this.method = "tasks/list";
    if (init.params !== undefined) this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is ListTasksRequest {
    return validators.ListTasksRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): ListTasksRequest {
    return parseShape<ListTasksRequest>(validators.ListTasksRequest, "ListTasksRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.ListTasksRequest(value);
  }
}

export interface ListTasksResult extends types.ListTasksResult {}
/**
 * One page of tasks.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export class ListTasksResult {
  constructor(init: types.ListTasksResult) {
    if (init.nextCursor !== undefined) this.nextCursor = init.nextCursor;
    this.tasks = init.tasks;
    if (init._meta !== undefined) this._meta = init._meta;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is ListTasksResult {
    return validators.ListTasksResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): ListTasksResult {
    return parseShape<ListTasksResult>(validators.ListTasksResult, "ListTasksResult", value);
  }
}

export interface ListToolsRequest extends types.ListToolsRequest {}
/**
 * Sent by the client to learn which tools there are.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/tools
 */
export class ListToolsRequest {
  static readonly method: "tools/list" = "tools/list";

  constructor(init: Omit<types.ListToolsRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/tools
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/logging
 */
export class LoggingMessageNotification {
  static readonly method: "notifications/message" = "notifications/message";

  constructor(init: Omit<types.LoggingMessageNotification, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/ping
 */
export class PingRequest {
  static readonly method: "ping" = "ping";

  constructor(init: Omit<types.PingRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
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

  constructor(init: Omit<types.ProgressNotification, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/prompts
 */
export class PromptListChangedNotification {
  static readonly method: "notifications/prompts/list_changed" = "notifications/prompts/list_changed";

  constructor(init: Omit<types.PromptListChangedNotification, "jsonrpc" | "method"> = {}) {
    this.jsonrpc = "2.0";
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
 */
export class ReadResourceRequest {
  static readonly method: "resources/read" = "resources/read";

  constructor(init: Omit<types.ReadResourceRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
 */
export class ResourceListChangedNotification {
  static readonly method: "notifications/resources/list_changed" = "notifications/resources/list_changed";

  constructor(init: Omit<types.ResourceListChangedNotification, "jsonrpc" | "method"> = {}) {
    this.jsonrpc = "2.0";
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
 */
export class ResourceUpdatedNotification {
  static readonly method: "notifications/resources/updated" = "notifications/resources/updated";

  constructor(init: Omit<types.ResourceUpdatedNotification, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/roots
 */
export class RootsListChangedNotification {
  static readonly method: "notifications/roots/list_changed" = "notifications/roots/list_changed";

  constructor(init: Omit<types.RootsListChangedNotification, "jsonrpc" | "method"> = {}) {
    this.jsonrpc = "2.0";
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/logging
 */
export class SetLevelRequest {
  static readonly method: "logging/setLevel" = "logging/setLevel";

  constructor(init: Omit<types.SetLevelRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
 */
export class SubscribeRequest {
  static readonly method: "resources/subscribe" = "resources/subscribe";

  constructor(init: Omit<types.SubscribeRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
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

export interface TaskStatusNotification extends types.TaskStatusNotification {}
/**
 * Tells that a task has changed its state; an extra that nobody may rely on.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export class TaskStatusNotification {
  static readonly method: "notifications/tasks/status" = "notifications/tasks/status";

  constructor(init: Omit<types.TaskStatusNotification, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.method = "notifications/tasks/status";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is TaskStatusNotification {
    return validators.TaskStatusNotification(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): TaskStatusNotification {
    return parseShape<TaskStatusNotification>(validators.TaskStatusNotification, "TaskStatusNotification", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.TaskStatusNotification(value);
  }
}

export interface ToolListChangedNotification extends types.ToolListChangedNotification {}
/**
 * Tells the client that its list of tools is out of date.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/tools
 */
export class ToolListChangedNotification {
  static readonly method: "notifications/tools/list_changed" = "notifications/tools/list_changed";

  constructor(init: Omit<types.ToolListChangedNotification, "jsonrpc" | "method"> = {}) {
    this.jsonrpc = "2.0";
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
 */
export class UnsubscribeRequest {
  static readonly method: "resources/unsubscribe" = "resources/unsubscribe";

  constructor(init: Omit<types.UnsubscribeRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
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
