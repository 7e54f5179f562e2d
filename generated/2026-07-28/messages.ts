import { parseShape } from "../contract/message.ts";
import type * as types from "./types.ts";
import * as validators from "./validators/all.js";

export interface CallToolRequest extends types.CallToolRequest {}
/**
 * Sent by the client to run one tool.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/tools
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
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/tools
 */
export class CallToolResult {
  constructor(init: Omit<types.CallToolResult, "resultType">) {
    this.resultType = "complete";
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

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.CallToolResult(value);
  }
}

export interface CancelTaskRequest extends types.CancelTaskRequest {}
/**
 * Asks the peer that runs a task to stop it.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/utilities/tasks
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
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/utilities/tasks
 */
export class CancelTaskResult {
  constructor(init: Omit<types.CancelTaskResult, "resultType"> = {}) {
    this.resultType = "complete";
    if (init._meta !== undefined) this._meta = init._meta;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is CancelTaskResult {
    return validators.CancelTaskResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): CancelTaskResult {
    return parseShape<CancelTaskResult>(validators.CancelTaskResult, "CancelTaskResult", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.CancelTaskResult(value);
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
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/utilities/completion
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
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/utilities/completion
 */
export class CompleteResult {
  constructor(init: Omit<types.CompleteResult, "resultType">) {
    this.resultType = "complete";
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

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.CompleteResult(value);
  }
}

export interface CreateMessageRequest extends types.CreateMessageRequest {}
/**
 * Asks the client to run messages through a model, with its user's consent.
 * @deprecated Sampling is deprecated since 2026-07-28: call a model provider from the server instead.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/sampling
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
 * @deprecated Sampling is deprecated since 2026-07-28: call a model provider from the server instead.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/sampling
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

export interface DiscoverRequest extends types.DiscoverRequest {}
/**
 * Sent by the client to learn what a server offers and which revisions it speaks.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/discover
 */
export class DiscoverRequest {
  static readonly method: "server/discover" = "server/discover";

  constructor(init: Omit<types.DiscoverRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
    this.method = "server/discover";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is DiscoverRequest {
    return validators.DiscoverRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): DiscoverRequest {
    return parseShape<DiscoverRequest>(validators.DiscoverRequest, "DiscoverRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.DiscoverRequest(value);
  }
}

export interface DiscoverResult extends types.DiscoverResult {}
/**
 * What a server offers, in place of a handshake.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/discover
 */
export class DiscoverResult {
  constructor(init: Omit<types.DiscoverResult, "resultType">) {
    this.resultType = "complete";
    this.cacheScope = init.cacheScope;
    this.capabilities = init.capabilities;
    if (init.instructions !== undefined) this.instructions = init.instructions;
    this.supportedVersions = init.supportedVersions;
    this.ttlMs = init.ttlMs;
    if (init._meta !== undefined) this._meta = init._meta;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is DiscoverResult {
    return validators.DiscoverResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): DiscoverResult {
    return parseShape<DiscoverResult>(validators.DiscoverResult, "DiscoverResult", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.DiscoverResult(value);
  }
}

export interface ElicitRequest extends types.ElicitRequest {}
/**
 * Asks the client to get something from its user.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation
 */
export class ElicitRequest {
  static readonly method: "elicitation/create" = "elicitation/create";

  constructor(init: Omit<types.ElicitRequest, "method">) {
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
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation
 */
export class ElicitResult {
  constructor(init: types.ElicitResult) {
    this.action = init.action;
    if (init.content !== undefined) this.content = init.content;
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

export interface GetPromptRequest extends types.GetPromptRequest {}
/**
 * Sent by the client to fill in a prompt, usually because its user picked it.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/prompts
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
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/prompts
 */
export class GetPromptResult {
  constructor(init: Omit<types.GetPromptResult, "resultType">) {
    this.resultType = "complete";
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

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.GetPromptResult(value);
  }
}

export interface GetSkillRequest extends types.GetSkillRequest {}
/**
 * Asks for one skill by the address of its `SKILL.md`.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/skills
 */
export class GetSkillRequest {
  static readonly method: "skills/get" = "skills/get";

  constructor(init: Omit<types.GetSkillRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
    this.method = "skills/get";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is GetSkillRequest {
    return validators.GetSkillRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): GetSkillRequest {
    return parseShape<GetSkillRequest>(validators.GetSkillRequest, "GetSkillRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.GetSkillRequest(value);
  }
}

export interface GetSkillResult extends types.GetSkillResult {}
/**
 * One skill, as it is at this moment.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/skills
 */
export class GetSkillResult {
  constructor(init: Omit<types.GetSkillResult, "resultType">) {
    this.resultType = "complete";
    this.cacheScope = init.cacheScope;
    this.skill = init.skill;
    this.ttlMs = init.ttlMs;
    if (init._meta !== undefined) this._meta = init._meta;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is GetSkillResult {
    return validators.GetSkillResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): GetSkillResult {
    return parseShape<GetSkillResult>(validators.GetSkillResult, "GetSkillResult", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.GetSkillResult(value);
  }
}

export interface GetTaskRequest extends types.GetTaskRequest {}
/**
 * Asks how far a task has come.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/utilities/tasks
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
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/utilities/tasks
 */
export class GetTaskResult {
  constructor(init: Omit<types.GetTaskResult, "resultType">) {
    this.resultType = "complete";
    this.createdAt = init.createdAt;
    if (init.error !== undefined) this.error = init.error;
    if (init.inputRequests !== undefined) this.inputRequests = init.inputRequests;
    this.lastUpdatedAt = init.lastUpdatedAt;
    if (init.pollIntervalMs !== undefined) this.pollIntervalMs = init.pollIntervalMs;
    if (init.result !== undefined) this.result = init.result;
    this.status = init.status;
    if (init.statusMessage !== undefined) this.statusMessage = init.statusMessage;
    this.taskId = init.taskId;
    this.ttlMs = init.ttlMs;
    if (init._meta !== undefined) this._meta = init._meta;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is GetTaskResult {
    return validators.GetTaskResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): GetTaskResult {
    return parseShape<GetTaskResult>(validators.GetTaskResult, "GetTaskResult", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.GetTaskResult(value);
  }
}

export interface InputRequiredResult extends types.InputRequiredResult {}
/**
 * Says that the request needs the client's input: it is sent again with the answers.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/mrtr
 */
export class InputRequiredResult {
  constructor(init: Omit<types.InputRequiredResult, "resultType"> = {}) {
    this.resultType = "input_required";
    if (init.inputRequests !== undefined) this.inputRequests = init.inputRequests;
    if (init.requestState !== undefined) this.requestState = init.requestState;
    if (init._meta !== undefined) this._meta = init._meta;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is InputRequiredResult {
    return validators.InputRequiredResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): InputRequiredResult {
    return parseShape<InputRequiredResult>(validators.InputRequiredResult, "InputRequiredResult", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.InputRequiredResult(value);
  }
}

export interface ListPromptsRequest extends types.ListPromptsRequest {}
/**
 * Sent by the client to learn which prompts there are.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/prompts
 */
export class ListPromptsRequest {
  static readonly method: "prompts/list" = "prompts/list";

  constructor(init: Omit<types.ListPromptsRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
    this.method = "prompts/list";
    this.params = init.params;
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
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/prompts
 */
export class ListPromptsResult {
  constructor(init: Omit<types.ListPromptsResult, "resultType">) {
    this.resultType = "complete";
    this.cacheScope = init.cacheScope;
    if (init.nextCursor !== undefined) this.nextCursor = init.nextCursor;
    this.prompts = init.prompts;
    this.ttlMs = init.ttlMs;
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

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.ListPromptsResult(value);
  }
}

export interface ListResourceTemplatesRequest extends types.ListResourceTemplatesRequest {}
/**
 * Sent by the client to learn which families of resources there are.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
 */
export class ListResourceTemplatesRequest {
  static readonly method: "resources/templates/list" = "resources/templates/list";

  constructor(init: Omit<types.ListResourceTemplatesRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
    this.method = "resources/templates/list";
    this.params = init.params;
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
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
 */
export class ListResourceTemplatesResult {
  constructor(init: Omit<types.ListResourceTemplatesResult, "resultType">) {
    this.resultType = "complete";
    this.cacheScope = init.cacheScope;
    if (init.nextCursor !== undefined) this.nextCursor = init.nextCursor;
    this.resourceTemplates = init.resourceTemplates;
    this.ttlMs = init.ttlMs;
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

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.ListResourceTemplatesResult(value);
  }
}

export interface ListResourcesRequest extends types.ListResourcesRequest {}
/**
 * Sent by the client to learn which resources there are.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
 */
export class ListResourcesRequest {
  static readonly method: "resources/list" = "resources/list";

  constructor(init: Omit<types.ListResourcesRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
    this.method = "resources/list";
    this.params = init.params;
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
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
 */
export class ListResourcesResult {
  constructor(init: Omit<types.ListResourcesResult, "resultType">) {
    this.resultType = "complete";
    this.cacheScope = init.cacheScope;
    if (init.nextCursor !== undefined) this.nextCursor = init.nextCursor;
    this.resources = init.resources;
    this.ttlMs = init.ttlMs;
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

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.ListResourcesResult(value);
  }
}

export interface ListRootsRequest extends types.ListRootsRequest {}
/**
 * Asks the client which folders or locations the server may work in.
 * @deprecated Roots are deprecated since 2026-07-28: take paths as tool arguments, resource URIs or configuration.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/roots
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
 * @deprecated Roots are deprecated since 2026-07-28: take paths as tool arguments, resource URIs or configuration.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/roots
 */
export class ListRootsResult {
  constructor(init: types.ListRootsResult) {
    this.roots = init.roots;
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

export interface ListSkillsRequest extends types.ListSkillsRequest {}
/**
 * Asks for one page of the skills.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/skills
 */
export class ListSkillsRequest {
  static readonly method: "skills/list" = "skills/list";

  constructor(init: Omit<types.ListSkillsRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
    this.method = "skills/list";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is ListSkillsRequest {
    return validators.ListSkillsRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): ListSkillsRequest {
    return parseShape<ListSkillsRequest>(validators.ListSkillsRequest, "ListSkillsRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.ListSkillsRequest(value);
  }
}

export interface ListSkillsResult extends types.ListSkillsResult {}
/**
 * One page of skills.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/skills
 */
export class ListSkillsResult {
  constructor(init: Omit<types.ListSkillsResult, "resultType">) {
    this.resultType = "complete";
    this.cacheScope = init.cacheScope;
    if (init.nextCursor !== undefined) this.nextCursor = init.nextCursor;
    this.skills = init.skills;
    this.ttlMs = init.ttlMs;
    if (init._meta !== undefined) this._meta = init._meta;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is ListSkillsResult {
    return validators.ListSkillsResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): ListSkillsResult {
    return parseShape<ListSkillsResult>(validators.ListSkillsResult, "ListSkillsResult", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.ListSkillsResult(value);
  }
}

export interface ListToolsRequest extends types.ListToolsRequest {}
/**
 * Sent by the client to learn which tools there are.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/tools
 */
export class ListToolsRequest {
  static readonly method: "tools/list" = "tools/list";

  constructor(init: Omit<types.ListToolsRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
    this.method = "tools/list";
    this.params = init.params;
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
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/tools
 */
export class ListToolsResult {
  constructor(init: Omit<types.ListToolsResult, "resultType">) {
    this.resultType = "complete";
    this.cacheScope = init.cacheScope;
    if (init.nextCursor !== undefined) this.nextCursor = init.nextCursor;
    this.tools = init.tools;
    this.ttlMs = init.ttlMs;
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

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.ListToolsResult(value);
  }
}

export interface LoggingMessageNotification extends types.LoggingMessageNotification {}
/**
 * A log message of the server, for the client to show or keep.
 * @deprecated Protocol logging is deprecated since 2026-07-28: write to stderr on stdio, or export telemetry.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/utilities/logging
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
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/prompts
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

export interface ReadResourceDirectoryRequest extends types.ReadResourceDirectoryRequest {}
/**
 * Asks what stands directly in a folder.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/skills
 */
export class ReadResourceDirectoryRequest {
  static readonly method: "resources/directory/read" = "resources/directory/read";

  constructor(init: Omit<types.ReadResourceDirectoryRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
    this.method = "resources/directory/read";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is ReadResourceDirectoryRequest {
    return validators.ReadResourceDirectoryRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): ReadResourceDirectoryRequest {
    return parseShape<ReadResourceDirectoryRequest>(validators.ReadResourceDirectoryRequest, "ReadResourceDirectoryRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.ReadResourceDirectoryRequest(value);
  }
}

export interface ReadResourceDirectoryResult extends types.ReadResourceDirectoryResult {}
/**
 * One page of what stands directly in a folder.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/skills
 */
export class ReadResourceDirectoryResult {
  constructor(init: Omit<types.ReadResourceDirectoryResult, "resultType">) {
    this.resultType = "complete";
    if (init.nextCursor !== undefined) this.nextCursor = init.nextCursor;
    this.resources = init.resources;
    if (init._meta !== undefined) this._meta = init._meta;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is ReadResourceDirectoryResult {
    return validators.ReadResourceDirectoryResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): ReadResourceDirectoryResult {
    return parseShape<ReadResourceDirectoryResult>(validators.ReadResourceDirectoryResult, "ReadResourceDirectoryResult", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.ReadResourceDirectoryResult(value);
  }
}

export interface ReadResourceRequest extends types.ReadResourceRequest {}
/**
 * Sent by the client to get the contents of a resource.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
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
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
 */
export class ReadResourceResult {
  constructor(init: Omit<types.ReadResourceResult, "resultType">) {
    this.resultType = "complete";
    this.cacheScope = init.cacheScope;
    this.contents = init.contents;
    this.ttlMs = init.ttlMs;
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

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.ReadResourceResult(value);
  }
}

export interface ResourceListChangedNotification extends types.ResourceListChangedNotification {}
/**
 * Tells the client that its list of resources is out of date.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
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
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
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

export interface SubscriptionsAcknowledgedNotification extends types.SubscriptionsAcknowledgedNotification {}
/**
 * First message of a subscription: says what the server will really send.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/subscriptions
 */
export class SubscriptionsAcknowledgedNotification {
  static readonly method: "notifications/subscriptions/acknowledged" = "notifications/subscriptions/acknowledged";

  constructor(init: Omit<types.SubscriptionsAcknowledgedNotification, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.method = "notifications/subscriptions/acknowledged";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is SubscriptionsAcknowledgedNotification {
    return validators.SubscriptionsAcknowledgedNotification(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): SubscriptionsAcknowledgedNotification {
    return parseShape<SubscriptionsAcknowledgedNotification>(validators.SubscriptionsAcknowledgedNotification, "SubscriptionsAcknowledgedNotification", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.SubscriptionsAcknowledgedNotification(value);
  }
}

export interface SubscriptionsListenRequest extends types.SubscriptionsListenRequest {}
/**
 * Sent by the client to hear of changes; stays open until either side ends it.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/subscriptions
 */
export class SubscriptionsListenRequest {
  static readonly method: "subscriptions/listen" = "subscriptions/listen";

  constructor(init: Omit<types.SubscriptionsListenRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
    this.method = "subscriptions/listen";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is SubscriptionsListenRequest {
    return validators.SubscriptionsListenRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): SubscriptionsListenRequest {
    return parseShape<SubscriptionsListenRequest>(validators.SubscriptionsListenRequest, "SubscriptionsListenRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.SubscriptionsListenRequest(value);
  }
}

export interface SubscriptionsListenResult extends types.SubscriptionsListenResult {}
/**
 * Says that the server ended the subscription on purpose; a stream that breaks without it was lost.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/subscriptions
 */
export class SubscriptionsListenResult {
  constructor(init: Omit<types.SubscriptionsListenResult, "resultType">) {
    this.resultType = "complete";
    this._meta = init._meta;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is SubscriptionsListenResult {
    return validators.SubscriptionsListenResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): SubscriptionsListenResult {
    return parseShape<SubscriptionsListenResult>(validators.SubscriptionsListenResult, "SubscriptionsListenResult", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.SubscriptionsListenResult(value);
  }
}

export interface TaskNotification extends types.TaskNotification {}
/**
 * Sent after each change to whoever listens for the state of it.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/tasks
 */
export class TaskNotification {
  static readonly method: "notifications/tasks" = "notifications/tasks";

  constructor(init: Omit<types.TaskNotification, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.method = "notifications/tasks";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is TaskNotification {
    return validators.TaskNotification(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): TaskNotification {
    return parseShape<TaskNotification>(validators.TaskNotification, "TaskNotification", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.TaskNotification(value);
  }
}

export interface ToolListChangedNotification extends types.ToolListChangedNotification {}
/**
 * Tells the client that its list of tools is out of date.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/tools
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

export interface UpdateTaskRequest extends types.UpdateTaskRequest {}
/**
 * Brings answers to the questions of a running task.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/tasks
 */
export class UpdateTaskRequest {
  static readonly method: "tasks/update" = "tasks/update";

  constructor(init: Omit<types.UpdateTaskRequest, "jsonrpc" | "method">) {
    this.jsonrpc = "2.0";
    this.id = init.id;
    this.method = "tasks/update";
    this.params = init.params;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is UpdateTaskRequest {
    return validators.UpdateTaskRequest(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): UpdateTaskRequest {
    return parseShape<UpdateTaskRequest>(validators.UpdateTaskRequest, "UpdateTaskRequest", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.UpdateTaskRequest(value);
  }
}

export interface UpdateTaskResult extends types.UpdateTaskResult {}
/**
 * Says that the answers have arrived; what came of them is seen by looking at the task.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/tasks
 */
export class UpdateTaskResult {
  constructor(init: Omit<types.UpdateTaskResult, "resultType"> = {}) {
    this.resultType = "complete";
    if (init._meta !== undefined) this._meta = init._meta;
  }

  /** Whether a value is one. */
  static is(value: unknown): value is UpdateTaskResult {
    return validators.UpdateTaskResult(value);
  }

  /** The same value, or a `ShapeError` that says what is wrong. */
  static parse(value: unknown): UpdateTaskResult {
    return parseShape<UpdateTaskResult>(validators.UpdateTaskResult, "UpdateTaskResult", value);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return validators.UpdateTaskResult(value);
  }
}
