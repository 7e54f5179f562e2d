/** Every definition of revision 2026-07-28. */

/**
 * Hints that let a client sort and filter content before showing it or giving it to a model.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
 */
export interface Annotations {
  /** Roles the content is meant for; absent means either. */
  audience?: Role[];
  /** When the content last changed, as an ISO 8601 date and time. */
  lastModified?: string;
  /** From 0, safe to leave out, to 1, needed; absent means unknown. */
  priority?: number;
}

/**
 * A sound clip inside a message or a tool's answer.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/tools
 */
export interface AudioContent {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: MetaObject;
  /** For whom it is and how much it matters; absent means nothing is known. */
  annotations?: Annotations;
  /** Bytes of the clip in base64. */
  data: string;
  /** Media type of the clip, such as `audio/wav`. */
  mimeType: string;
  /** Literal `audio`, by which a reader tells it from other content. */
  type: "audio";
}

/**
 * What everything with a name shares: one name for programs and one for people.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export interface BaseMetadata {
  /** Identifier used on the wire and in code; also the last choice for display. */
  name: string;
  /** Text shown to people; when absent a client shows the name. */
  title?: string;
}

/**
 * Contents of a resource that is not text.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
 */
export interface BlobResourceContents {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: MetaObject;
  /** Bytes of the resource in base64. */
  blob: string;
  /** Media type of the bytes; absent when the server does not know it. */
  mimeType?: string;
  /** Where exactly these bytes are from; may lie below the URI that was asked for. */
  uri: string;
}

/**
 * A yes-or-no field of a form.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation
 */
export interface BooleanSchema {
  /** Value the form starts with; absent leaves the field empty. */
  default?: boolean;
  /** Help text beside the form field. */
  description?: string;
  /** Label of the form field; when absent the property's name is shown. */
  title?: string;
  /** Literal `boolean`. */
  type: "boolean";
}

/**
 * Base of answers that a client may keep for a while.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/utilities/caching
 */
export interface CacheableResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: ResultMetaObject;
  /** Whether caches may share the answer between users (`public`) or must keep it to one authorization (`private`). */
  cacheScope: "private" | "public";
  /** Tells a final answer from a question; peers of older revisions leave it out and mean a final one. */
  resultType: string;
  /** Milliseconds for which a client may reuse the answer; 0 means it is stale at once. */
  ttlMs: number;
}

/**
 * Sent by the client to run one tool.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/tools
 */
export interface CallToolRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "tools/call";
  params: CallToolRequestParams;
}

/**
 * Which tool to run, and the input it gets.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/tools
 */
export interface CallToolRequestParams {
  /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
  _meta: RequestMetaObject;
  /** Input of the tool, by parameter; has to match its `inputSchema`. Absent means an empty object. */
  arguments?: {
    [k: string]: unknown;
  };
  /** Answers to the questions of the previous round, under the keys those had; only on a retry. */
  inputResponses?: InputResponses;
  /** Name of the tool as it was listed. */
  name: string;
  /** State the server handed out in the previous round, returned byte for byte; absent if it gave none. */
  requestState?: string;
}

/**
 * What a tool returned, for the model to read; failures of the tool's own work arrive here too.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/tools
 */
export interface CallToolResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: ResultMetaObject;
  /** Blocks the model gets to see, in order; present even when empty. */
  content: ContentBlock[];
  /**
   * Set when the tool failed in a way the model can react to.
   * @defaultValue false
   */
  isError?: boolean;
  /** Tells a final answer from a question; peers of older revisions leave it out and mean a final one. */
  resultType: "complete";
  /** The same answer as data; conforms to the tool's `outputSchema` where it has one. An object before 2026-07-28. */
  structuredContent?: unknown;
}

/**
 * The response that ends a tool call, or asks the client something first.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/tools
 */
export interface CallToolResultResponse {
  id: RequestId;
  jsonrpc: "2.0";
  result: InputRequiredResult | CallToolResult;
}

/**
 * Asks the peer that runs a task to stop it.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/utilities/tasks
 */
export interface CancelTaskRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "tasks/cancel";
  params: CancelTaskRequestParams;
}

/**
 * Names what the client no longer waits for.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/tasks
 */
export interface CancelTaskRequestParams {
  /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
  _meta: RequestMetaObject;
  /** Names the task to stop, as its creation did. */
  taskId: string;
}

/**
 * State of the task after it was stopped; from 2026-07-28 on only that the wish has arrived.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/utilities/tasks
 */
export interface CancelTaskResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: ResultMetaObject;
  /** Always `complete`: the wish has arrived, and the task may end otherwise all the same. */
  resultType: "complete";
}

/** Tells the peer that the sender no longer wants the answer to a request of its own. */
export interface CancelledNotification {
  jsonrpc: "2.0";
  method: "notifications/cancelled";
  params: CancelledNotificationParams;
}

/** Which request is given up, and why. */
export interface CancelledNotificationParams {
  /** Data about the notification; on a subscription from 2026-07-28 on it names the listening request. */
  _meta?: NotificationMetaObject;
  /** Why, for logs and people. */
  reason?: string;
  /** Id of the request, as its sender wrote it; 2025-11-25 lets it be absent, tasks being cancelled another way. */
  requestId: RequestId;
}

/**
 * What a client can do for a server; a feature that is absent must not be used.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export interface ClientCapabilities {
  /** The client can ask its user; an empty object means by form only. */
  elicitation?: {
    /** The client can show a form. */
    form?: JSONObject;
    /** The client can send its user to a web page. */
    url?: JSONObject;
  };
  /** Features outside the protocol, by name. */
  experimental?: {
    [k: string]: JSONObject;
  };
  /** Extensions the client supports, by id, each with its settings; an empty object has none. */
  extensions?: {
    [k: string]: JSONObject;
  };
  /**
   * The client can tell which folders the server may work in.
   * @deprecated Roots are deprecated since 2026-07-28: take paths as tool arguments, resource URIs or configuration.
   */
  roots?: {};
  /**
   * The client can run a prompt through a model.
   * @deprecated Sampling is deprecated since 2026-07-28: call a model provider from the server instead.
   */
  sampling?: {
    /** It honours `includeContext`. */
    context?: JSONObject;
    /** The model may be given tools. */
    tools?: JSONObject;
  };
}

/**
 * Every notification a client sends.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export type ClientNotification = CancelledNotification;

/**
 * Every request a client sends.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export type ClientRequest = DiscoverRequest | ListResourcesRequest | ListResourceTemplatesRequest | ReadResourceRequest | SubscriptionsListenRequest | ListPromptsRequest | GetPromptRequest | ListToolsRequest | CallToolRequest | CompleteRequest | ListSkillsRequest | GetSkillRequest | ReadResourceDirectoryRequest | GetTaskRequest | UpdateTaskRequest | CancelTaskRequest;

/**
 * Every result a client gives; told apart only by the request it answers.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export type ClientResult = Result;

/**
 * Sent by the client while its user types an argument, to get suggestions.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/utilities/completion
 */
export interface CompleteRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "completion/complete";
  params: CompleteRequestParams;
}

/**
 * What is being typed, and where.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/utilities/completion
 */
export interface CompleteRequestParams {
  /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
  _meta: RequestMetaObject;
  /** The argument under the cursor. */
  argument: {
    /** Which argument of the prompt or variable of the template. */
    name: string;
    /** What has been typed so far; empty at first. */
    value: string;
  };
  /** What the user has settled already. */
  context?: {
    /** Values of the other arguments, by their names. */
    arguments?: {
      [k: string]: string;
    };
  };
  /** The prompt or resource template that the argument belongs to. */
  ref: PromptReference | ResourceTemplateReference;
}

/**
 * Suggestions for an argument, best first.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/utilities/completion
 */
export interface CompleteResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: ResultMetaObject;
  /** The suggestions and how many there are. */
  completion: {
    /** Whether there are suggestions beyond these, even if their number is unknown. */
    hasMore?: boolean;
    /** Number of all suggestions; may exceed those listed. */
    total?: number;
    /** At most 100 values. */
    values: string[];
  };
  /** Tells a final answer from a question; peers of older revisions leave it out and mean a final one. */
  resultType: "complete";
}

/**
 * The response that carries suggestions.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/utilities/completion
 */
export interface CompleteResultResponse {
  id: RequestId;
  jsonrpc: "2.0";
  result: CompleteResult;
}

/**
 * One piece of content in a message or a tool's answer, told apart by `type`.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/tools
 */
export type ContentBlock = TextContent | ImageContent | AudioContent | ResourceLink | EmbeddedResource;

/**
 * Asks the client to run messages through a model, with its user's consent.
 * @deprecated Sampling is deprecated since 2026-07-28: call a model provider from the server instead.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/sampling
 */
export interface CreateMessageRequest {
  method: "sampling/createMessage";
  params: CreateMessageRequestParams;
}

/**
 * The conversation for the model and how to run it; the client has the last word on all of it.
 * @deprecated Sampling is deprecated since 2026-07-28: call a model provider from the server instead.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/sampling
 */
export interface CreateMessageRequestParams {
  /**
   * Whether the client should add context of its own: none, from this server, or from all servers.
   * @defaultValue "none"
   * @deprecated Leave it out: `none` is meant then, and `thisServer` and `allServers` are on their way out; put the context into the messages.
   */
  includeContext?: "allServers" | "none" | "thisServer";
  /** Most tokens the model may write; it may stop earlier. */
  maxTokens: number;
  /** The conversation so far, oldest first. */
  messages: SamplingMessage[];
  /** Settings handed to the model's provider as they are. */
  metadata?: JSONObject;
  /** What matters when the client chooses a model. */
  modelPreferences?: ModelPreferences;
  /** Texts at which the model stops writing. */
  stopSequences?: string[];
  /** Instruction ahead of the conversation; the client may change or drop it. */
  systemPrompt?: string;
  /** How varied the answer is; its range is the provider's. */
  temperature?: number;
  /**
   * Whether the model may, must or must not use tools; needs `sampling.tools`.
   * @defaultValue {"mode":"auto"}
   */
  toolChoice?: ToolChoice;
  /** Tools for this run alone, executed by the server; needs `sampling.tools`. */
  tools?: Tool[];
}

/**
 * What the model wrote.
 * @deprecated Sampling is deprecated since 2026-07-28: call a model provider from the server instead.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/sampling
 */
export interface CreateMessageResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: MetaObject;
  /** The message; from 2025-11-25 on it may be several blocks. */
  content: TextContent | ImageContent | AudioContent | ToolUseContent | ToolResultContent | SamplingMessageContentBlock[];
  /** Name of the model that was used, as its provider calls it. */
  model: string;
  /** `assistant`, as the model is the author. */
  role: Role;
  /** Why it ended, such as `endTurn`, `maxTokens` or `toolUse`; absent if unknown. */
  stopReason?: string;
}

/**
 * Returned at once in place of the result when a request runs as a task.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/utilities/tasks
 */
export interface CreateTaskResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: ResultMetaObject;
  /** When the task began, as an ISO 8601 date and time. */
  createdAt: string;
  /** When the state of the task last changed, as an ISO 8601 date and time. */
  lastUpdatedAt: string;
  /** Milliseconds to wait between two looks; absent leaves it to the client. */
  pollIntervalMs?: number;
  /** Always `task`: the result is yet to come. */
  resultType: "task";
  /** How far the new task has come. */
  status: TaskStatus;
  /** The same for people. */
  statusMessage?: string;
  /** Chosen by the server, and hard to guess. */
  taskId: string;
  /** Milliseconds after its beginning for which it is kept; null means without limit. */
  ttlMs: number | null;
}

/**
 * Position in a list; only its maker can read it.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/utilities/pagination
 */
export type Cursor = string;

/**
 * State of a task, with its outcome or with what it waits for.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/tasks
 */
export interface DetailedTask {
  /** When it began, as an ISO 8601 date and time. */
  createdAt: string;
  /** Why a `failed` task failed, as the request would have been refused. */
  error?: Error;
  /** Questions an `input_required` task waits for, each under a key that is never used again. */
  inputRequests?: InputRequests;
  /** When its state last changed, as an ISO 8601 date and time. */
  lastUpdatedAt: string;
  /** Milliseconds to wait between two looks; absent leaves it to the client. */
  pollIntervalMs?: number;
  /** What a `completed` task came to, as the request would have been answered. */
  result?: {
    [k: string]: unknown;
  };
  /** How far it has come. */
  status: TaskStatus;
  /** The same for people, and what went wrong if it failed. */
  statusMessage?: string;
  /** Chosen by the server, and hard to guess. */
  taskId: string;
  /** Milliseconds after its beginning for which it is kept; null means without limit. */
  ttlMs: number | null;
}

/**
 * Sent by the client to learn what a server offers and which revisions it speaks.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/discover
 */
export interface DiscoverRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "server/discover";
  params: RequestParams;
}

/**
 * What a server offers, in place of a handshake.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/discover
 */
export interface DiscoverResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: ResultMetaObject;
  /** Whether caches may share the answer between users (`public`) or must keep it to one authorization (`private`). */
  cacheScope: "private" | "public";
  /** Features the server has; a method whose feature is absent is answered with -32601. */
  capabilities: ServerCapabilities;
  /** How to use the server, written for a model; a client may put it into the system prompt. */
  instructions?: string;
  /** Tells a final answer from a question; peers of older revisions leave it out and mean a final one. */
  resultType: "complete";
  /** Every revision the server answers, for the client to choose from. */
  supportedVersions: string[];
  /** Milliseconds for which a client may reuse the answer; 0 means it is stale at once. */
  ttlMs: number;
}

/**
 * The response that carries what a server offers.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/discover
 */
export interface DiscoverResultResponse {
  id: RequestId;
  jsonrpc: "2.0";
  result: DiscoverResult;
}

/**
 * Asks the client to get something from its user.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation
 */
export interface ElicitRequest {
  method: "elicitation/create";
  params: ElicitRequestParams;
}

/**
 * A question answered by filling in a form.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation
 */
export interface ElicitRequestFormParams {
  /** What the user is asked, and why. */
  message: string;
  /**
   * `form`; the same is meant when it is absent.
   * @defaultValue "form"
   */
  mode?: "form";
  /** Fields of the form: one flat object of simple values. */
  requestedSchema: {
    /** Dialect of the schema; absent means 2020-12. */
    $schema?: string;
    /** The fields, by the names their values come back under. */
    properties: {
      [k: string]: PrimitiveSchemaDefinition;
    };
    /** Fields that have to be filled in. */
    required?: string[];
    /** Literal `object`. */
    type: "object";
  };
}

/**
 * A question to the user, either as a form or as a web page.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation
 */
export type ElicitRequestParams = ElicitRequestFormParams | ElicitRequestURLParams;

/**
 * A question answered on a web page, so that secrets never pass through the client.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation
 */
export interface ElicitRequestURLParams {
  /** Why the user is sent there. */
  message: string;
  /** Literal `url`. */
  mode: "url";
  /** Page to open, after the user has seen its host and agreed. */
  url: string;
}

/**
 * What the user did with a question.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation
 */
export interface ElicitResult {
  /** `accept` for an answer, `decline` for an explicit no, `cancel` when the question was dismissed. */
  action: "accept" | "cancel" | "decline";
  /** What was filled in, by field; only with `accept` and only for forms. */
  content?: {
    [k: string]: string[] | string | number | boolean;
  };
}

/**
 * A resource put into a message whole, so that nobody has to read it.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/tools
 */
export interface EmbeddedResource {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: MetaObject;
  /** For whom it is and how much it matters; absent means nothing is known. */
  annotations?: Annotations;
  /** Its contents, as text or bytes. */
  resource: TextResourceContents | BlobResourceContents;
  /** Literal `resource`, by which a reader tells it from other content. */
  type: "resource";
}

/**
 * Result of a request that only needs to be acknowledged.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export type EmptyResult = Result;

/**
 * A choice field of a form; before 2025-11-25 one plain list of strings.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation
 */
export type EnumSchema = UntitledSingleSelectEnumSchema | TitledSingleSelectEnumSchema | UntitledMultiSelectEnumSchema | TitledMultiSelectEnumSchema | LegacyTitledEnumSchema;

/**
 * What went wrong with a request.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export interface Error {
  /** Number that says what kind of failure it is; negative, the ranges of JSON-RPC are reserved. */
  code: number;
  /** Whatever else helps to deal with the failure; its form depends on the code. */
  data?: unknown;
  /** One short sentence for people; programs look at the code. */
  message: string;
}

/**
 * Sent by the client to fill in a prompt, usually because its user picked it.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/prompts
 */
export interface GetPromptRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "prompts/get";
  params: GetPromptRequestParams;
}

/**
 * The prompt to fill in, and the values for its blanks.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/prompts
 */
export interface GetPromptRequestParams {
  /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
  _meta: RequestMetaObject;
  /** Values by argument; always strings. Absent means none. */
  arguments?: {
    [k: string]: string;
  };
  /** Answers to the questions of the previous round, under the keys those had; only on a retry. */
  inputResponses?: InputResponses;
  /** Name of the prompt as it was listed. */
  name: string;
  /** State the server handed out in the previous round, returned byte for byte; absent if it gave none. */
  requestState?: string;
}

/**
 * The prompt filled in, ready for a model.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/prompts
 */
export interface GetPromptResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: ResultMetaObject;
  /** What the prompt does, for people. */
  description?: string;
  /** Messages to begin the conversation with. */
  messages: PromptMessage[];
  /** Tells a final answer from a question; peers of older revisions leave it out and mean a final one. */
  resultType: "complete";
}

/**
 * The response that carries a prompt, or asks the client something first.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/prompts
 */
export interface GetPromptResultResponse {
  id: RequestId;
  jsonrpc: "2.0";
  result: InputRequiredResult | GetPromptResult;
}

/**
 * Asks for one skill by the address of its `SKILL.md`.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/skills
 */
export interface GetSkillRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "skills/get";
  params: GetSkillRequestParams;
}

/**
 * Names the skill that is wanted.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/skills
 */
export interface GetSkillRequestParams {
  /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
  _meta: RequestMetaObject;
  /** Address of the skill's `SKILL.md`. */
  uri: string;
}

/**
 * One skill, as it is at this moment.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/skills
 */
export interface GetSkillResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: ResultMetaObject;
  /** Whether other users of the client may be given the kept answer. */
  cacheScope: "private" | "public";
  /** Always `complete`. */
  resultType: "complete";
  /** What a list says of the skill as well. */
  skill: Skill;
  /** For how many milliseconds the answer may be kept. */
  ttlMs: number;
}

/**
 * Asks how far a task has come.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/utilities/tasks
 */
export interface GetTaskRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "tasks/get";
  params: GetTaskRequestParams;
}

/**
 * Names whose state is wanted.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/tasks
 */
export interface GetTaskRequestParams {
  /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
  _meta: RequestMetaObject;
  /** Names the task to look at, as its creation did. */
  taskId: string;
}

/**
 * State of a task when it was asked for.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/utilities/tasks
 */
export interface GetTaskResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: ResultMetaObject;
  /** When the task began, as an ISO 8601 date and time. */
  createdAt: string;
  /** Why a `failed` task failed, as the request would have been refused. */
  error?: Error;
  /** Questions an `input_required` task waits for, each under a key that is never used again. */
  inputRequests?: InputRequests;
  /** When the state of the task last changed, as an ISO 8601 date and time. */
  lastUpdatedAt: string;
  /** Milliseconds to wait between two looks; absent leaves it to the client. */
  pollIntervalMs?: number;
  /** What a `completed` task came to, as the request would have been answered. */
  result?: {
    [k: string]: unknown;
  };
  /** Always `complete`, whatever the state of the task. */
  resultType: "complete";
  /** How far it has come. */
  status: TaskStatus;
  /** The same for people, and what went wrong if it failed. */
  statusMessage?: string;
  /** Chosen by the server, and hard to guess. */
  taskId: string;
  /** Milliseconds after its beginning for which it is kept; null means without limit. */
  ttlMs: number | null;
}

/**
 * Response of an HTTP server when a header is missing or says something else than the body.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http
 */
export interface HeaderMismatchError {
  /** Carries code -32020. */
  error: (Error & {
    code: -32020;
  });
  /** Request that was refused; absent if it could not be read. */
  id?: RequestId;
  /** Version of JSON-RPC, always 2.0. */
  jsonrpc: "2.0";
}

/**
 * One picture, in one file.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export interface Icon {
  /** Media type of the file, where the URI does not tell. */
  mimeType?: string;
  /** Sizes it looks good at, as `48x48`, or `any` for scalable formats; absent means any. */
  sizes?: string[];
  /** Address of the file: `https:` or `data:`. */
  src: string;
  /** Background it was drawn for; absent means either. */
  theme?: "dark" | "light";
}

/**
 * Base of everything that may be shown with a picture.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export interface Icons {
  /** Pictures a client may show; it picks the size and theme that fit. */
  icons?: Icon[];
}

/**
 * A picture inside a message or a tool's answer.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/tools
 */
export interface ImageContent {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: MetaObject;
  /** For whom it is and how much it matters; absent means nothing is known. */
  annotations?: Annotations;
  /** Bytes of the picture in base64. */
  data: string;
  /** Media type of the content, such as `image/png`. */
  mimeType: string;
  /** Literal `image`, by which a reader tells it from other content. */
  type: "image";
}

/**
 * Which program the peer is; for display and logs, never for decisions.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export interface Implementation {
  /** What the program does, in a sentence. */
  description?: string;
  /** Pictures a client may show; it picks the size and theme that fit. */
  icons?: Icon[];
  /** Name of the program, unchanging across versions. */
  name: string;
  /** Text shown to people; when absent a client shows the name. */
  title?: string;
  /** Version of the program, in whatever scheme it uses. */
  version: string;
  /** Page about the program. */
  websiteUrl?: string;
}

/**
 * A question to the client, carried inside a result; told apart by `method`.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/mrtr
 */
export type InputRequest = CreateMessageRequest | ListRootsRequest | ElicitRequest;

/**
 * Questions by a key of the server's choice, under which the answers come back.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/mrtr
 */
export interface InputRequests {
  [k: string]: InputRequest;
}

/**
 * Says that the request needs the client's input: it is sent again with the answers.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/mrtr
 */
export interface InputRequiredResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: ResultMetaObject;
  /** Questions, all of which are answered before the retry; absent when the retry alone is wanted. */
  inputRequests?: InputRequests;
  /** What the server needs to go on; opaque to the client, which returns it unread. */
  requestState?: string;
  /** Literal `input_required`. */
  resultType: "input_required";
}

/**
 * The answer to one question, in the form its method prescribes.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/mrtr
 */
export type InputResponse = CreateMessageResult | ListRootsResult | ElicitResult;

/**
 * Base of requests that can be sent again with answers.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/mrtr
 */
export interface InputResponseRequestParams {
  /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
  _meta: RequestMetaObject;
  /** Answers to the questions of the previous round, under the keys those had; only on a retry. */
  inputResponses?: InputResponses;
  /** State the server handed out in the previous round, returned byte for byte; absent if it gave none. */
  requestState?: string;
}

/**
 * Answers by the keys of their questions.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/mrtr
 */
export interface InputResponses {
  [k: string]: InputResponse;
}

/**
 * Failure inside the receiver that the sender cannot help.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export interface InternalError {
  /** Always -32603. */
  code: -32603;
  /** Whatever else helps to deal with the failure; its form depends on the code. */
  data?: unknown;
  /** One short sentence for people; programs look at the code. */
  message: string;
}

/**
 * The method exists, but these params make no sense to it.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export interface InvalidParamsError {
  /** Always -32602. */
  code: -32602;
  /** Whatever else helps to deal with the failure; its form depends on the code. */
  data?: unknown;
  /** One short sentence for people; programs look at the code. */
  message: string;
}

/**
 * JSON arrived, but no request that can be understood.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export interface InvalidRequestError {
  /** Always -32600. */
  code: -32600;
  /** Whatever else helps to deal with the failure; its form depends on the code. */
  data?: unknown;
  /** One short sentence for people; programs look at the code. */
  message: string;
}

/**
 * A list of any JSON values.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export type JSONArray = JSONValue[];

/**
 * An object with any JSON values.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export interface JSONObject {
  [k: string]: JSONValue;
}

/**
 * Response to a request that failed.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export interface JSONRPCErrorResponse {
  /** What went wrong. */
  error: Error;
  /** Id of the request, of the same JSON type; absent only if it could not be read. */
  id?: RequestId;
  /** Version of JSON-RPC, always 2.0. */
  jsonrpc: "2.0";
}

/** Anything that travels between peers. */
export type JSONRPCMessage = JSONRPCRequest | JSONRPCNotification | JSONRPCResultResponse | JSONRPCErrorResponse;

/** A message nobody answers. */
export interface JSONRPCNotification {
  /** Version of JSON-RPC, always 2.0. */
  jsonrpc: "2.0";
  /** Says what happened, such as `notifications/progress`. */
  method: string;
  /** Details, always as an object. */
  params?: {
    [k: string]: unknown;
  };
}

/** A message that is answered exactly once. */
export interface JSONRPCRequest {
  /** Chosen by the sender, who finds the answer by it; never null, never a fraction. */
  id: RequestId;
  /** Version of JSON-RPC, always 2.0. */
  jsonrpc: "2.0";
  /** Says what is asked for, such as `tools/list`. */
  method: string;
  /** Details, always as an object. */
  params?: {
    [k: string]: unknown;
  };
}

/** Answer to a request: from 2025-11-25 on either kind, before that a successful one. */
export type JSONRPCResponse = JSONRPCResultResponse | JSONRPCErrorResponse;

/**
 * Response to a request that succeeded.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export interface JSONRPCResultResponse {
  /** Id of the request, of the same JSON type. */
  id: RequestId;
  /** Version of JSON-RPC, always 2.0. */
  jsonrpc: "2.0";
  /** What was asked for; its form follows from the method of the request. */
  result: Result;
}

/**
 * Anything JSON can say, null and fractions included.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export type JSONValue = (JSONObject | JSONValue[] | (string | number | boolean | null));

/**
 * A choice of one, labelled as 2025-06-18 did it.
 * @deprecated `enumNames` never was JSON Schema; give titles with `oneOf` (TitledSingleSelectEnumSchema).
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation
 */
export interface LegacyTitledEnumSchema {
  /** Value the form starts with; absent leaves the field empty. */
  default?: string;
  /** Help text beside the form field. */
  description?: string;
  /** Values to choose from. */
  enum: string[];
  /** Labels of the values, in the same order. */
  enumNames?: string[];
  /** Label of the form field; when absent the property's name is shown. */
  title?: string;
  /** Literal `string`. */
  type: "string";
}

/**
 * Sent by the client to learn which prompts there are.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/prompts
 */
export interface ListPromptsRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "prompts/list";
  params: PaginatedRequestParams;
}

/**
 * One page of prompts.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/prompts
 */
export interface ListPromptsResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: ResultMetaObject;
  /** Whether caches may share the answer between users (`public`) or must keep it to one authorization (`private`). */
  cacheScope: "private" | "public";
  /** Where the following page begins; absent on the last page. */
  nextCursor?: string;
  /** Prompts the caller may use, in a stable order. */
  prompts: Prompt[];
  /** Tells a final answer from a question; peers of older revisions leave it out and mean a final one. */
  resultType: "complete";
  /** Milliseconds for which a client may reuse the answer; 0 means it is stale at once. */
  ttlMs: number;
}

/**
 * The response that carries a page of prompts.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/prompts
 */
export interface ListPromptsResultResponse {
  id: RequestId;
  jsonrpc: "2.0";
  result: ListPromptsResult;
}

/**
 * Sent by the client to learn which families of resources there are.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
 */
export interface ListResourceTemplatesRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "resources/templates/list";
  params: PaginatedRequestParams;
}

/**
 * One page of resource templates.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
 */
export interface ListResourceTemplatesResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: ResultMetaObject;
  /** Whether caches may share the answer between users (`public`) or must keep it to one authorization (`private`). */
  cacheScope: "private" | "public";
  /** Where the following page begins; absent on the last page. */
  nextCursor?: string;
  /** Templates the caller may read from, in a stable order. */
  resourceTemplates: ResourceTemplate[];
  /** Tells a final answer from a question; peers of older revisions leave it out and mean a final one. */
  resultType: "complete";
  /** Milliseconds for which a client may reuse the answer; 0 means it is stale at once. */
  ttlMs: number;
}

/**
 * The response that carries a page of resource templates.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
 */
export interface ListResourceTemplatesResultResponse {
  id: RequestId;
  jsonrpc: "2.0";
  result: ListResourceTemplatesResult;
}

/**
 * Sent by the client to learn which resources there are.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
 */
export interface ListResourcesRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "resources/list";
  params: PaginatedRequestParams;
}

/**
 * One page of resources; those behind templates need not be on it.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
 */
export interface ListResourcesResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: ResultMetaObject;
  /** Whether caches may share the answer between users (`public`) or must keep it to one authorization (`private`). */
  cacheScope: "private" | "public";
  /** Where the following page begins; absent on the last page. */
  nextCursor?: string;
  /** Resources the caller may read, in a stable order. */
  resources: Resource[];
  /** Tells a final answer from a question; peers of older revisions leave it out and mean a final one. */
  resultType: "complete";
  /** Milliseconds for which a client may reuse the answer; 0 means it is stale at once. */
  ttlMs: number;
}

/**
 * The response that carries a page of resources.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
 */
export interface ListResourcesResultResponse {
  id: RequestId;
  jsonrpc: "2.0";
  result: ListResourcesResult;
}

/**
 * Asks the client which folders or locations the server may work in.
 * @deprecated Roots are deprecated since 2026-07-28: take paths as tool arguments, resource URIs or configuration.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/roots
 */
export interface ListRootsRequest {
  method: "roots/list";
  params?: {
    /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
    _meta?: MetaObject;
  };
}

/**
 * Where the server may work.
 * @deprecated Roots are deprecated since 2026-07-28: take paths as tool arguments, resource URIs or configuration.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/roots
 */
export interface ListRootsResult {
  /** Locations the client opens to the server; may be empty. */
  roots: Root[];
}

/**
 * Asks for one page of the skills.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/skills
 */
export interface ListSkillsRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "skills/list";
  params: PaginatedRequestParams;
}

/**
 * One page of skills.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/skills
 */
export interface ListSkillsResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: ResultMetaObject;
  /** Whether other users of the client may be given the kept page. */
  cacheScope: "private" | "public";
  /** Where the next page begins; absent on the last. */
  nextCursor?: string;
  /** Always `complete`. */
  resultType: "complete";
  /** The skills of this page, each whole. */
  skills: Skill[];
  /** For how many milliseconds the page may be kept. */
  ttlMs: number;
}

/**
 * Sent by the client to learn which tools there are.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/tools
 */
export interface ListToolsRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "tools/list";
  params: PaginatedRequestParams;
}

/**
 * One page of tools.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/tools
 */
export interface ListToolsResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: ResultMetaObject;
  /** Whether caches may share the answer between users (`public`) or must keep it to one authorization (`private`). */
  cacheScope: "private" | "public";
  /** Where the following page begins; absent on the last page. */
  nextCursor?: string;
  /** Tells a final answer from a question; peers of older revisions leave it out and mean a final one. */
  resultType: "complete";
  /** Tools the caller may run, in a stable order. */
  tools: Tool[];
  /** Milliseconds for which a client may reuse the answer; 0 means it is stale at once. */
  ttlMs: number;
}

/**
 * The response that carries a page of tools.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/tools
 */
export interface ListToolsResultResponse {
  id: RequestId;
  jsonrpc: "2.0";
  result: ListToolsResult;
}

/**
 * How serious a log message is, from `debug` up to `emergency` as in syslog.
 * @deprecated Protocol logging is deprecated since 2026-07-28: write to stderr on stdio, or export telemetry.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/utilities/logging
 */
export type LoggingLevel = "alert" | "critical" | "debug" | "emergency" | "error" | "info" | "notice" | "warning";

/**
 * A log message of the server, for the client to show or keep.
 * @deprecated Protocol logging is deprecated since 2026-07-28: write to stderr on stdio, or export telemetry.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/utilities/logging
 */
export interface LoggingMessageNotification {
  jsonrpc: "2.0";
  method: "notifications/message";
  params: LoggingMessageNotificationParams;
}

/**
 * The log message; must hold no secrets.
 * @deprecated Protocol logging is deprecated since 2026-07-28: write to stderr on stdio, or export telemetry.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/utilities/logging
 */
export interface LoggingMessageNotificationParams {
  /** Data about the notification; on a subscription from 2026-07-28 on it names the listening request. */
  _meta?: NotificationMetaObject;
  /** What is logged: text or any JSON. */
  data: unknown;
  /** How serious it is; the client's chosen level and above are sent. */
  level: LoggingLevel;
  /** Part of the server it comes from; absent means the server as a whole. */
  logger?: string;
}

/**
 * Data beside the object proper; keys may carry a reverse-domain prefix, some of which are reserved.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export interface MetaObject {}

/**
 * The receiver has no such method, or did not declare the feature behind it.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export interface MethodNotFoundError {
  /** Always -32601. */
  code: -32601;
  /** Whatever else helps to deal with the failure; its form depends on the code. */
  data?: unknown;
  /** One short sentence for people; programs look at the code. */
  message: string;
}

/**
 * Response when a request needs something of the client that it did not declare.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export interface MissingRequiredClientCapabilityError {
  /** Carries code -32021; `data.requiredCapabilities` says what is missing. */
  error: (Error & {
    code: -32021;
    data: {
      requiredCapabilities: ClientCapabilities;
    };
  });
  /** Request that was refused; absent if it could not be read. */
  id?: RequestId;
  /** Version of JSON-RPC, always 2.0. */
  jsonrpc: "2.0";
}

/**
 * A wish for a model or family of models.
 * @deprecated Sampling is deprecated since 2026-07-28: call a model provider from the server instead.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/sampling
 */
export interface ModelHint {
  /** Part of a model's name, such as `sonnet`; the client may map it to another provider's equal. */
  name?: string;
}

/**
 * What matters to the server when the client chooses a model; only advice.
 * @deprecated Sampling is deprecated since 2026-07-28: call a model provider from the server instead.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/sampling
 */
export interface ModelPreferences {
  /** Weight of a low price, from 0 to 1; absent means no opinion. */
  costPriority?: number;
  /** Wishes, the first that fits is taken; they go before the weights. */
  hints?: ModelHint[];
  /** Weight of ability, from 0 to 1; absent means no opinion. */
  intelligencePriority?: number;
  /** Weight of a quick answer, from 0 to 1; absent means no opinion. */
  speedPriority?: number;
}

/**
 * A choice of several in a form, with or without labels.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation
 */
export type MultiSelectEnumSchema = UntitledMultiSelectEnumSchema | TitledMultiSelectEnumSchema;

/**
 * What all notifications have in common.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export interface Notification {
  /** Says what happened, such as `notifications/progress`. */
  method: string;
  /** Details, always as an object. */
  params?: {
    [k: string]: unknown;
  };
}

/**
 * Data about a notification.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export interface NotificationMetaObject {
  /** Id of the listening request it belongs to; on one pipe this is what tells subscriptions apart. */
  "io.modelcontextprotocol/subscriptionId"?: RequestId;
}

/**
 * What every notification may carry, whatever it is about.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export interface NotificationParams {
  /** Data about the notification; on a subscription from 2026-07-28 on it names the listening request. */
  _meta?: NotificationMetaObject;
}

/**
 * A number field of a form.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation
 */
export interface NumberSchema {
  /** Value the form starts with; absent leaves the field empty. */
  default?: number;
  /** Help text beside the form field. */
  description?: string;
  /** Largest value allowed. */
  maximum?: number;
  /** Smallest value allowed. */
  minimum?: number;
  /** Label of the form field; when absent the property's name is shown. */
  title?: string;
  /** `integer` where fractions are refused, else `number`. */
  type: "integer" | "number";
}

/**
 * What all requests for a list have in common.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/utilities/pagination
 */
export interface PaginatedRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: string;
  params: PaginatedRequestParams;
}

/**
 * Base of the params of requests for a list.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/utilities/pagination
 */
export interface PaginatedRequestParams {
  /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
  _meta: RequestMetaObject;
  /** Position to go on from, as the previous page gave it; absent asks for the first page. */
  cursor?: string;
}

/**
 * Base of the pages of a list.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/utilities/pagination
 */
export interface PaginatedResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: ResultMetaObject;
  /** Where the following page begins; absent on the last page. */
  nextCursor?: string;
  /** Tells a final answer from a question; peers of older revisions leave it out and mean a final one. */
  resultType: string;
}

/**
 * What arrived was no JSON.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export interface ParseError {
  /** Always -32700. */
  code: -32700;
  /** Whatever else helps to deal with the failure; its form depends on the code. */
  data?: unknown;
  /** One short sentence for people; programs look at the code. */
  message: string;
}

/**
 * One field of a form: text, number, yes-or-no or a choice.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation
 */
export type PrimitiveSchemaDefinition = StringSchema | NumberSchema | BooleanSchema | UntitledSingleSelectEnumSchema | TitledSingleSelectEnumSchema | UntitledMultiSelectEnumSchema | TitledMultiSelectEnumSchema | LegacyTitledEnumSchema;

/** Tells how far a running request has come; sent by whoever works on it. */
export interface ProgressNotification {
  jsonrpc: "2.0";
  method: "notifications/progress";
  params: ProgressNotificationParams;
}

/** How far it has come. */
export interface ProgressNotificationParams {
  /** Data about the notification; on a subscription from 2026-07-28 on it names the listening request. */
  _meta?: NotificationMetaObject;
  /** What is being done right now, for people. */
  message?: string;
  /** Work done so far, in any unit; grows with each notification. */
  progress: number;
  /** Token of the request it is about. */
  progressToken: ProgressToken;
  /** Work there is in all, in the same unit; absent if unknown. */
  total?: number;
}

/** Chosen by the sender of a request; progress on that request is reported under it. */
export type ProgressToken = string | number;

/**
 * A prompt as it is listed: a template that people pick by name.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/prompts
 */
export interface Prompt {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: MetaObject;
  /** What can be filled in; absent means nothing. */
  arguments?: PromptArgument[];
  /** What the prompt is good for. */
  description?: string;
  /** Pictures a client may show; it picks the size and theme that fit. */
  icons?: Icon[];
  /** Identifier used on the wire and in code; also the last choice for display. */
  name: string;
  /** Text shown to people; when absent a client shows the name. */
  title?: string;
}

/**
 * One blank of a prompt.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/prompts
 */
export interface PromptArgument {
  /** Helps the person who fills it in. */
  description?: string;
  /** Key of the value in the request. */
  name: string;
  /** Whether the prompt needs it; absent means it does not. */
  required?: boolean;
  /** Text shown to people; when absent a client shows the name. */
  title?: string;
}

/**
 * Tells the client that its list of prompts is out of date.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/prompts
 */
export interface PromptListChangedNotification {
  jsonrpc: "2.0";
  method: "notifications/prompts/list_changed";
  params?: NotificationParams;
}

/**
 * One message of a filled-in prompt.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/prompts
 */
export interface PromptMessage {
  /** What is said; one block. */
  content: ContentBlock;
  /** Whether the user or the assistant says it. */
  role: Role;
}

/**
 * Points to a prompt when asking for suggestions.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/utilities/completion
 */
export interface PromptReference {
  /** Name of the prompt as it was listed. */
  name: string;
  /** Text shown to people; when absent a client shows the name. */
  title?: string;
  /** Literal `ref/prompt`. */
  type: "ref/prompt";
}

/**
 * Asks what stands directly in a folder.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/skills
 */
export interface ReadResourceDirectoryRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "resources/directory/read";
  params: ReadResourceDirectoryRequestParams;
}

/**
 * Names the folder that is wanted.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/skills
 */
export interface ReadResourceDirectoryRequestParams {
  /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
  _meta: RequestMetaObject;
  /** Where the page begins: `nextCursor` of the page before. */
  cursor?: string;
  /** Address of the folder, without a slash at its end. */
  uri: string;
}

/**
 * One page of what stands directly in a folder.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/skills
 */
export interface ReadResourceDirectoryResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: ResultMetaObject;
  /** Where the next page begins; absent on the last. */
  nextCursor?: string;
  /** Files, and folders with the media type `inode/directory`. */
  resources: Resource[];
  /** Always `complete`. */
  resultType: "complete";
}

/**
 * Sent by the client to get the contents of a resource.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
 */
export interface ReadResourceRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "resources/read";
  params: ReadResourceRequestParams;
}

/**
 * Where to read, and answers if the server asked before it let one read.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
 */
export interface ReadResourceRequestParams {
  /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
  _meta: RequestMetaObject;
  /** Answers to the questions of the previous round, under the keys those had; only on a retry. */
  inputResponses?: InputResponses;
  /** State the server handed out in the previous round, returned byte for byte; absent if it gave none. */
  requestState?: string;
  /** Listed, or made from a template; any scheme, and the server decides what it means. */
  uri: string;
}

/**
 * What stands behind the URI that was read, as text or bytes.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
 */
export interface ReadResourceResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: ResultMetaObject;
  /** Whether caches may share the answer between users (`public`) or must keep it to one authorization (`private`). */
  cacheScope: "private" | "public";
  /** One entry, or several where the URI stands for a collection. */
  contents: (TextResourceContents | BlobResourceContents)[];
  /** Tells a final answer from a question; peers of older revisions leave it out and mean a final one. */
  resultType: "complete";
  /** Milliseconds for which a client may reuse the answer; 0 means it is stale at once. */
  ttlMs: number;
}

/**
 * The response that carries contents, or asks the client something first.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
 */
export interface ReadResourceResultResponse {
  id: RequestId;
  jsonrpc: "2.0";
  result: InputRequiredResult | ReadResourceResult;
}

/**
 * What all requests have in common.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export interface Request {
  /** Says what is asked for, such as `tools/list`. */
  method: string;
  /** Details, always as an object. */
  params?: {
    [k: string]: unknown;
  };
}

/** Names a request while it is under way; an answer repeats it with the same JSON type. */
export type RequestId = string | number;

/**
 * Everything a server must know to handle a request without a session.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export interface RequestMetaObject {
  /** What the client can do for this one request; an empty object if nothing. */
  "io.modelcontextprotocol/clientCapabilities": ClientCapabilities;
  /** Which program the client is; for logs. */
  "io.modelcontextprotocol/clientInfo"?: Implementation;
  /**
   * Asks for log messages of this level and above while the request runs; absent asks for none.
   * @deprecated Protocol logging is deprecated since 2026-07-28: write to stderr on stdio, or export telemetry.
   */
  "io.modelcontextprotocol/logLevel"?: LoggingLevel;
  /** Revision the request is written in. */
  "io.modelcontextprotocol/protocolVersion": string;
  /** Asks for progress reports under this token; absent asks for none. */
  progressToken?: ProgressToken;
}

/**
 * What every request carries, whatever it asks for.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export interface RequestParams {
  /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
  _meta: RequestMetaObject;
}

/**
 * Something that can be read, as it is listed.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
 */
export interface Resource {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: MetaObject;
  /** For whom it is and how much it matters; absent means nothing is known. */
  annotations?: Annotations;
  /** What it holds, for people and models. */
  description?: string;
  /** Pictures a client may show; it picks the size and theme that fit. */
  icons?: Icon[];
  /** Media type of its contents; absent when unknown. */
  mimeType?: string;
  /** Identifier used on the wire and in code; also the last choice for display. */
  name: string;
  /** Bytes of its contents before any encoding; absent when unknown. */
  size?: number;
  /** Text shown to people; when absent a client shows the name. */
  title?: string;
  /** Address by which it is read; unique within the server. */
  uri: string;
}

/**
 * What text and binary contents have in common.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
 */
export interface ResourceContents {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: MetaObject;
  /** Media type of the contents; absent when the server does not know it. */
  mimeType?: string;
  /** Where exactly these contents are from; may lie below the URI that was asked for. */
  uri: string;
}

/**
 * Points to a resource from within a message; it need not be listed.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/tools
 */
export interface ResourceLink {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: MetaObject;
  /** For whom it is and how much it matters; absent means nothing is known. */
  annotations?: Annotations;
  /** What it holds, for people and models. */
  description?: string;
  /** Pictures a client may show; it picks the size and theme that fit. */
  icons?: Icon[];
  /** Media type of its contents; absent when unknown. */
  mimeType?: string;
  /** Identifier used on the wire and in code; also the last choice for display. */
  name: string;
  /** Bytes of its contents before any encoding; absent when unknown. */
  size?: number;
  /** Text shown to people; when absent a client shows the name. */
  title?: string;
  /** Literal `resource_link`, by which a reader tells it from other content. */
  type: "resource_link";
  /** Address by which it is read. */
  uri: string;
}

/**
 * Tells the client that its list of resources is out of date.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
 */
export interface ResourceListChangedNotification {
  jsonrpc: "2.0";
  method: "notifications/resources/list_changed";
  params?: NotificationParams;
}

/**
 * Base of the params of requests about one resource.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
 */
export interface ResourceRequestParams {
  /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
  _meta: RequestMetaObject;
  /** The resource in question. */
  uri: string;
}

/**
 * A family of resources whose addresses follow one pattern.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
 */
export interface ResourceTemplate {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: MetaObject;
  /** For whom it is and how much it matters; absent means nothing is known. */
  annotations?: Annotations;
  /** What the family holds, for people and models. */
  description?: string;
  /** Pictures a client may show; it picks the size and theme that fit. */
  icons?: Icon[];
  /** Media type of every member; absent where they differ. */
  mimeType?: string;
  /** Identifier used on the wire and in code; also the last choice for display. */
  name: string;
  /** Text shown to people; when absent a client shows the name. */
  title?: string;
  /** Pattern of the addresses, after RFC 6570. */
  uriTemplate: string;
}

/**
 * Points to a resource template when asking for suggestions.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/utilities/completion
 */
export interface ResourceTemplateReference {
  /** Literal `ref/resource`. */
  type: "ref/resource";
  /** The template as it was listed, or a URI made from it. */
  uri: string;
}

/**
 * Tells a subscribed client that a resource may read differently now.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
 */
export interface ResourceUpdatedNotification {
  jsonrpc: "2.0";
  method: "notifications/resources/updated";
  params: ResourceUpdatedNotificationParams;
}

/**
 * What has changed.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
 */
export interface ResourceUpdatedNotificationParams {
  /** Data about the notification; on a subscription from 2026-07-28 on it names the listening request. */
  _meta?: NotificationMetaObject;
  /** The resource; may lie below one that was subscribed to. */
  uri: string;
}

/**
 * What all results have in common; further fields are allowed.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export interface Result {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: ResultMetaObject;
  /** Tells a final answer from a question; peers of older revisions leave it out and mean a final one. */
  resultType: string;
  [k: string]: unknown;
}

/**
 * Data about a result.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export interface ResultMetaObject {
  /** Which program answered; for display and logs. */
  "io.modelcontextprotocol/serverInfo"?: Implementation;
}

/**
 * `complete`, `input_required`, or a word that an extension both sides declared brings along.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export type ResultType = string;

/**
 * Who a message is from, or for whom content is meant.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/prompts
 */
export type Role = "assistant" | "user";

/**
 * One place the server may work in.
 * @deprecated Roots are deprecated since 2026-07-28: take paths as tool arguments, resource URIs or configuration.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/roots
 */
export interface Root {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: MetaObject;
  /** Label for people. */
  name?: string;
  /** Its address; `file:` in all revisions so far. */
  uri: string;
}

/**
 * One message of a conversation with a model.
 * @deprecated Sampling is deprecated since 2026-07-28: call a model provider from the server instead.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/sampling
 */
export interface SamplingMessage {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: MetaObject;
  /** What is said; from 2025-11-25 on it may be several blocks. */
  content: TextContent | ImageContent | AudioContent | ToolUseContent | ToolResultContent | SamplingMessageContentBlock[];
  /** Whether the user or the assistant says it. */
  role: Role;
}

/**
 * One piece of a conversation with a model, told apart by `type`.
 * @deprecated Sampling is deprecated since 2026-07-28: call a model provider from the server instead.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/sampling
 */
export type SamplingMessageContentBlock = TextContent | ImageContent | AudioContent | ToolUseContent | ToolResultContent;

/**
 * What a server offers; what is absent must not be called.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export interface ServerCapabilities {
  /** The server suggests values for arguments. */
  completions?: JSONObject;
  /** Features outside the protocol, by name. */
  experimental?: {
    [k: string]: JSONObject;
  };
  /** Extensions the server supports, by id, each with its settings; an empty object has none. */
  extensions?: {
    [k: string]: JSONObject;
  };
  /**
   * The server sends log messages.
   * @deprecated Protocol logging is deprecated since 2026-07-28: write to stderr on stdio, or export telemetry.
   */
  logging?: JSONObject;
  /** The server has prompts. */
  prompts?: {
    /** It tells when their list changes. */
    listChanged?: boolean;
  };
  /** The server has resources. */
  resources?: {
    /** It tells when their list changes. */
    listChanged?: boolean;
    /** It tells when one of them changes, to those who asked. */
    subscribe?: boolean;
  };
  /** The server has tools. */
  tools?: {
    /** It tells when their list changes. */
    listChanged?: boolean;
  };
}

/**
 * Every notification a server sends.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export type ServerNotification = CancelledNotification | ProgressNotification | ResourceListChangedNotification | SubscriptionsAcknowledgedNotification | ResourceUpdatedNotification | PromptListChangedNotification | ToolListChangedNotification | LoggingMessageNotification | TaskNotification;

/**
 * Every result a server gives; told apart only by the request it answers.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export type ServerResult = Result | InputRequiredResult | DiscoverResult | ListResourcesResult | ListResourceTemplatesResult | ReadResourceResult | SubscriptionsListenResult | ListPromptsResult | GetPromptResult | ListToolsResult | CallToolResult | CompleteResult;

/**
 * A choice of one in a form, with or without labels.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation
 */
export type SingleSelectEnumSchema = UntitledSingleSelectEnumSchema | TitledSingleSelectEnumSchema;

/**
 * Instructions with their files, and everything needed to check what is read of them.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/skills
 */
export interface Skill {
  /** The front matter of `SKILL.md` as JSON, every field of it. */
  frontmatter: {
    description: string;
    name: string;
    [k: string]: JSONValue | string;
  };
  /** All its files, or `dynamic` where they are made when they are read. */
  resources: SkillResource[] | "dynamic";
  /** Address of its `SKILL.md`. */
  uri: string;
}

/**
 * What a reader needs to fetch one file and to know that it is the right one.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/skills
 */
export interface SkillResource {
  /** SHA-256 of its bytes: `sha256:` and 64 hexadecimal digits. */
  digest: string;
  /** Length of the file in bytes. */
  size: number;
  /** Address of the file. */
  uri: string;
}

/**
 * A text field of a form.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation
 */
export interface StringSchema {
  /** Value the form starts with; absent leaves the field empty. */
  default?: string;
  /** Help text beside the form field. */
  description?: string;
  /** What the text must look like: an address, a link or a date. */
  format?: "date" | "date-time" | "email" | "uri";
  /** Most characters allowed. */
  maxLength?: number;
  /** Fewest characters allowed. */
  minLength?: number;
  /** Label of the form field; when absent the property's name is shown. */
  title?: string;
  /** Literal `string`. */
  type: "string";
}

/**
 * What a client wants to hear of; what is absent is not sent.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/subscriptions
 */
export interface SubscriptionFilter {
  /**
   * Whether to tell when the list of prompts changes.
   * @defaultValue false
   */
  promptsListChanged?: boolean;
  /** URIs whose changes are to be told. */
  resourceSubscriptions?: string[];
  /**
   * Whether to tell when the list of resources changes.
   * @defaultValue false
   */
  resourcesListChanged?: boolean;
  /** Tasks of the caller whose changes are to be told. */
  taskIds?: string[];
  /**
   * Whether to tell when the list of tools changes.
   * @defaultValue false
   */
  toolsListChanged?: boolean;
}

/**
 * First message of a subscription: says what the server will really send.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/subscriptions
 */
export interface SubscriptionsAcknowledgedNotification {
  jsonrpc: "2.0";
  method: "notifications/subscriptions/acknowledged";
  params: SubscriptionsAcknowledgedNotificationParams;
}

/**
 * What was granted.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/subscriptions
 */
export interface SubscriptionsAcknowledgedNotificationParams {
  /** Data about the notification; on a subscription from 2026-07-28 on it names the listening request. */
  _meta?: NotificationMetaObject;
  /** The part of the wishes that the server can meet. */
  notifications: SubscriptionFilter;
}

/**
 * Sent by the client to hear of changes; stays open until either side ends it.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/subscriptions
 */
export interface SubscriptionsListenRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "subscriptions/listen";
  params: SubscriptionsListenRequestParams;
}

/**
 * Which kinds of changes the client wants to hear of.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/subscriptions
 */
export interface SubscriptionsListenRequestParams {
  /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
  _meta: RequestMetaObject;
  /** Kinds of changes, and resources to watch. */
  notifications: SubscriptionFilter;
}

/**
 * Says that the server ended the subscription on purpose; a stream that breaks without it was lost.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/subscriptions
 */
export interface SubscriptionsListenResult {
  /** Names the subscription that has ended. */
  _meta: SubscriptionsListenResultMetaObject;
  /** Tells a final answer from a question; peers of older revisions leave it out and mean a final one. */
  resultType: "complete";
}

/**
 * Data about the end of a subscription.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/subscriptions
 */
export interface SubscriptionsListenResultMetaObject {
  /** Which program answered; for display and logs. */
  "io.modelcontextprotocol/serverInfo"?: Implementation;
  /** Id of the listening request that has ended. */
  "io.modelcontextprotocol/subscriptionId": RequestId;
}

/**
 * Sent when the server closes a subscription on purpose; until then the request stays open.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/subscriptions
 */
export interface SubscriptionsListenResultResponse {
  id: RequestId;
  jsonrpc: "2.0";
  result: SubscriptionsListenResult;
}

/**
 * Sent after each change to whoever listens for the state of it.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/tasks
 */
export interface TaskNotification {
  jsonrpc: "2.0";
  method: "notifications/tasks";
  params: TaskNotificationParams;
}

/**
 * The task after the change, with all that a look at it would give.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/tasks
 */
export type TaskNotificationParams = NotificationParams & DetailedTask;

/**
 * How far a task has come; `completed`, `failed` and `cancelled` are final.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/utilities/tasks
 */
export type TaskStatus = "cancelled" | "completed" | "failed" | "input_required" | "working";

/**
 * Text inside a message or a tool's answer.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/tools
 */
export interface TextContent {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: MetaObject;
  /** For whom it is and how much it matters; absent means nothing is known. */
  annotations?: Annotations;
  /** What is said, in plain text or Markdown. */
  text: string;
  /** Literal `text`, by which a reader tells it from other content. */
  type: "text";
}

/**
 * What a resource holds, when it can be written as characters.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/resources
 */
export interface TextResourceContents {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: MetaObject;
  /** Media type of the text; absent when the server does not know it. */
  mimeType?: string;
  /** Everything the resource holds, decoded to characters. */
  text: string;
  /** Where exactly this text is from; may lie below the URI that was asked for. */
  uri: string;
}

/**
 * A choice of several whose values have labels.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation
 */
export interface TitledMultiSelectEnumSchema {
  /** Value the form starts with; absent leaves the field empty. */
  default?: string[];
  /** Help text beside the form field. */
  description?: string;
  /** Holds the values to choose from, with their labels. */
  items: {
    /** One entry a choice: `const` is the value, `title` the label. */
    anyOf: {
      const: string;
      title: string;
    }[];
  };
  /** Most values that may be chosen. */
  maxItems?: number;
  /** Fewest values that have to be chosen. */
  minItems?: number;
  /** Label of the form field; when absent the property's name is shown. */
  title?: string;
  /** Literal `array`. */
  type: "array";
}

/**
 * A choice of one whose values have labels.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation
 */
export interface TitledSingleSelectEnumSchema {
  /** Value the form starts with; absent leaves the field empty. */
  default?: string;
  /** Help text beside the form field. */
  description?: string;
  /** One entry a choice: `const` is the value, `title` the label. */
  oneOf: {
    const: string;
    title: string;
  }[];
  /** Label of the form field; when absent the property's name is shown. */
  title?: string;
  /** Literal `string`. */
  type: "string";
}

/**
 * A tool as it is listed: something a model may have done.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/tools
 */
export interface Tool {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: MetaObject;
  /** Hints on what running it does; not to be believed of a server that is not trusted. */
  annotations?: ToolAnnotations;
  /** What it does and when to use it, written for a model. */
  description?: string;
  /** Pictures a client may show; it picks the size and theme that fit. */
  icons?: Icon[];
  /** JSON Schema of its arguments, an object at the root; 2020-12 where it names no dialect. */
  inputSchema: {
    $schema?: string;
    type: "object";
    [k: string]: unknown;
  };
  /** Identifier used on the wire and in code; also the last choice for display. */
  name: string;
  /** JSON Schema of `structuredContent`; absent promises nothing. An object at the root before 2026-07-28. */
  outputSchema?: {
    $schema?: string;
    [k: string]: unknown;
  };
  /** Text shown to people; when absent the annotations' title, then the name is shown. */
  title?: string;
}

/**
 * Hints on a tool's behaviour, for asking the user and for showing it.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/tools
 */
export interface ToolAnnotations {
  /**
   * Whether it may overwrite or delete; says something only of tools that write.
   * @defaultValue true
   */
  destructiveHint?: boolean;
  /**
   * Whether a second run with the same arguments changes nothing more; says something only of tools that write.
   * @defaultValue false
   */
  idempotentHint?: boolean;
  /**
   * Whether it deals with things beyond the server's own, such as the web.
   * @defaultValue true
   */
  openWorldHint?: boolean;
  /**
   * Whether it leaves everything as it is.
   * @defaultValue false
   */
  readOnlyHint?: boolean;
  /** Text shown to people; the tool's own `title` goes before it. */
  title?: string;
}

/**
 * How the model is to treat the tools it was given.
 * @deprecated Sampling is deprecated since 2026-07-28: call a model provider from the server instead.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/sampling
 */
export interface ToolChoice {
  /**
   * `auto` leaves it to the model, `required` wants at least one call, `none` forbids them.
   * @defaultValue "auto"
   */
  mode?: "auto" | "none" | "required";
}

/**
 * Tells the client that its list of tools is out of date.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/server/tools
 */
export interface ToolListChangedNotification {
  jsonrpc: "2.0";
  method: "notifications/tools/list_changed";
  params?: NotificationParams;
}

/**
 * Outcome of a tool that the model had asked for, given back to it.
 * @deprecated Sampling is deprecated since 2026-07-28: call a model provider from the server instead.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/sampling
 */
export interface ToolResultContent {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: MetaObject;
  /** Blocks the model gets to see. */
  content: ContentBlock[];
  /**
   * Set when the tool failed.
   * @defaultValue false
   */
  isError?: boolean;
  /** The outcome as data, in the form of the tool's `outputSchema`. */
  structuredContent?: unknown;
  /** Which call it answers. */
  toolUseId: string;
  /** Literal `tool_result`, by which a reader tells it from other content. */
  type: "tool_result";
}

/**
 * A model's wish to have a tool run.
 * @deprecated Sampling is deprecated since 2026-07-28: call a model provider from the server instead.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/sampling
 */
export interface ToolUseContent {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: MetaObject;
  /** Names the call; its outcome repeats it. */
  id: string;
  /** Arguments for the tool. */
  input: {
    [k: string]: unknown;
  };
  /** Which of the given tools. */
  name: string;
  /** Literal `tool_use`, by which a reader tells it from other content. */
  type: "tool_use";
}

/**
 * Response when a request is written in a revision the server does not speak.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/basic/versioning
 */
export interface UnsupportedProtocolVersionError {
  /** Carries code -32022; `data.supported` lists the revisions to choose from. */
  error: (Error & {
    code: -32022;
    data: {
      requested: string;
      supported: string[];
    };
  });
  /** Request that was refused; absent if it could not be read. */
  id?: RequestId;
  /** Version of JSON-RPC, always 2.0. */
  jsonrpc: "2.0";
}

/**
 * A choice of several whose values speak for themselves.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation
 */
export interface UntitledMultiSelectEnumSchema {
  /** Value the form starts with; absent leaves the field empty. */
  default?: string[];
  /** Help text beside the form field. */
  description?: string;
  /** Holds the values to choose from. */
  items: {
    /** Values to choose from. */
    enum: string[];
    /** Literal `string`. */
    type: "string";
  };
  /** Most values that may be chosen. */
  maxItems?: number;
  /** Fewest values that have to be chosen. */
  minItems?: number;
  /** Label of the form field; when absent the property's name is shown. */
  title?: string;
  /** Literal `array`. */
  type: "array";
}

/**
 * A choice of one whose values speak for themselves.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation
 */
export interface UntitledSingleSelectEnumSchema {
  /** Value the form starts with; absent leaves the field empty. */
  default?: string;
  /** Help text beside the form field. */
  description?: string;
  /** Values to choose from. */
  enum: string[];
  /** Label of the form field; when absent the property's name is shown. */
  title?: string;
  /** Literal `string`. */
  type: "string";
}

/**
 * Brings answers to the questions of a running task.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/tasks
 */
export interface UpdateTaskRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "tasks/update";
  params: UpdateTaskRequestParams;
}

/**
 * The answers, and the task they are for.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/tasks
 */
export interface UpdateTaskRequestParams {
  /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
  _meta: RequestMetaObject;
  /** One answer for each key that is answered, which need not be all that are open. */
  inputResponses: {
    [k: string]: unknown;
  };
  /** Names the task that asks, as its creation did. */
  taskId: string;
}

/**
 * Says that the answers have arrived; what came of them is seen by looking at the task.
 * @see https://modelcontextprotocol.io/specification/2026-07-28/extensions/tasks
 */
export interface UpdateTaskResult {
  /** Data about the answer; it names the server that gave it. */
  _meta?: ResultMetaObject;
  /** Always `complete`. */
  resultType: "complete";
}
