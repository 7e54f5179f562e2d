/** Every definition of revision 2024-11-05. */

/**
 * Base of content that may say for whom it is; 2024-11-05 writes the annotations in place.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/resources
 */
export interface Annotated {
  /** For whom it is and how much it matters; absent means nothing is known. */
  annotations?: {
    audience?: Role[];
    priority?: number;
  };
}

/**
 * Contents of a resource that is not text.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/resources
 */
export interface BlobResourceContents {
  /** Bytes of the resource in base64. */
  blob: string;
  /** Media type of the bytes; absent when the server does not know it. */
  mimeType?: string;
  /** Where exactly these bytes are from; may lie below the URI that was asked for. */
  uri: string;
}

/**
 * Sent by the client to run one tool.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/tools
 */
export interface CallToolRequest {
  method: "tools/call";
  params: {
    /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
    _meta?: {
      progressToken?: ProgressToken;
      [k: string]: unknown;
    };
    /** Input of the tool, by parameter; has to match its `inputSchema`. Absent means an empty object. */
    arguments?: {
      [k: string]: unknown;
    };
    /** Name of the tool as it was listed. */
    name: string;
  };
}

/**
 * What a tool returned, for the model to read; failures of the tool's own work arrive here too.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/tools
 */
export interface CallToolResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: {
    [k: string]: unknown;
  };
  /** Blocks the model gets to see, in order; present even when empty. */
  content: (TextContent | ImageContent | EmbeddedResource)[];
  /**
   * Set when the tool failed in a way the model can react to.
   * @defaultValue false
   */
  isError?: boolean;
}

/** Tells the peer that the sender no longer wants the answer to a request of its own. */
export interface CancelledNotification {
  method: "notifications/cancelled";
  params: {
    /** Data about the notification; on a subscription from 2026-07-28 on it names the listening request. */
    _meta?: {
      [k: string]: unknown;
    };
    /** Why, for logs and people. */
    reason?: string;
    /** Id of the request, as its sender wrote it; 2025-11-25 lets it be absent, tasks being cancelled another way. */
    requestId: RequestId;
  };
}

/**
 * What a client can do for a server; a feature that is absent must not be used.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/basic
 */
export interface ClientCapabilities {
  /** Features outside the protocol, by name. */
  experimental?: {
    [k: string]: {
      [k: string]: unknown;
    };
  };
  /** The client can tell which folders the server may work in. */
  roots?: {
    /** It also tells when those folders change. */
    listChanged?: boolean;
  };
  /** The client can run a prompt through a model. */
  sampling?: {
    [k: string]: unknown;
  };
}

/**
 * Every notification a client sends.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/basic
 */
export type ClientNotification = CancelledNotification | InitializedNotification | ProgressNotification | RootsListChangedNotification;

/**
 * Every request a client sends.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/basic
 */
export type ClientRequest = InitializeRequest | PingRequest | ListResourcesRequest | ListResourceTemplatesRequest | ReadResourceRequest | SubscribeRequest | UnsubscribeRequest | ListPromptsRequest | GetPromptRequest | ListToolsRequest | CallToolRequest | SetLevelRequest | CompleteRequest;

/**
 * Every result a client gives; told apart only by the request it answers.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/basic
 */
export type ClientResult = Result | CreateMessageResult | ListRootsResult;

/**
 * Sent by the client while its user types an argument, to get suggestions.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/utilities/completion
 */
export interface CompleteRequest {
  method: "completion/complete";
  params: {
    /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
    _meta?: {
      progressToken?: ProgressToken;
      [k: string]: unknown;
    };
    /** The argument under the cursor. */
    argument: {
      /** Which argument of the prompt or variable of the template. */
      name: string;
      /** What has been typed so far; empty at first. */
      value: string;
    };
    /** The prompt or resource template that the argument belongs to. */
    ref: PromptReference | ResourceReference;
  };
}

/**
 * Suggestions for an argument, best first.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/utilities/completion
 */
export interface CompleteResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: {
    [k: string]: unknown;
  };
  /** The suggestions and how many there are. */
  completion: {
    /** Whether there are suggestions beyond these, even if their number is unknown. */
    hasMore?: boolean;
    /** Number of all suggestions; may exceed those listed. */
    total?: number;
    /** At most 100 values. */
    values: string[];
  };
}

/**
 * Asks the client to run messages through a model, with its user's consent.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/client/sampling
 */
export interface CreateMessageRequest {
  method: "sampling/createMessage";
  params: {
    /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
    _meta?: {
      progressToken?: ProgressToken;
      [k: string]: unknown;
    };
    /** Whether the client should add context of its own: none, from this server, or from all servers. */
    includeContext?: "allServers" | "none" | "thisServer";
    /** Most tokens the model may write; it may stop earlier. */
    maxTokens: number;
    /** The conversation so far, oldest first. */
    messages: SamplingMessage[];
    /** Settings handed to the model's provider as they are. */
    metadata?: {
      [k: string]: unknown;
    };
    /** What matters when the client chooses a model. */
    modelPreferences?: ModelPreferences;
    /** Texts at which the model stops writing. */
    stopSequences?: string[];
    /** Instruction ahead of the conversation; the client may change or drop it. */
    systemPrompt?: string;
    /** How varied the answer is; its range is the provider's. */
    temperature?: number;
  };
}

/**
 * What the model wrote.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/client/sampling
 */
export interface CreateMessageResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: {
    [k: string]: unknown;
  };
  /** The message; from 2025-11-25 on it may be several blocks. */
  content: TextContent | ImageContent;
  /** Name of the model that was used, as its provider calls it. */
  model: string;
  /** `assistant`, as the model is the author. */
  role: Role;
  /** Why it ended, such as `endTurn`, `maxTokens` or `toolUse`; absent if unknown. */
  stopReason?: string;
}

/**
 * Position in a list; only its maker can read it.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/utilities/pagination
 */
export type Cursor = string;

/**
 * A resource put into a message whole, so that nobody has to read it.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/tools
 */
export interface EmbeddedResource {
  /** For whom it is and how much it matters; absent means nothing is known. */
  annotations?: {
    audience?: Role[];
    priority?: number;
  };
  /** Its contents, as text or bytes. */
  resource: TextResourceContents | BlobResourceContents;
  /** Literal `resource`, by which a reader tells it from other content. */
  type: "resource";
}

/**
 * Result of a request that only needs to be acknowledged.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/basic
 */
export type EmptyResult = Result;

/**
 * Sent by the client to fill in a prompt, usually because its user picked it.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/prompts
 */
export interface GetPromptRequest {
  method: "prompts/get";
  params: {
    /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
    _meta?: {
      progressToken?: ProgressToken;
      [k: string]: unknown;
    };
    /** Values by argument; always strings. Absent means none. */
    arguments?: {
      [k: string]: string;
    };
    /** Name of the prompt as it was listed. */
    name: string;
  };
}

/**
 * The prompt filled in, ready for a model.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/prompts
 */
export interface GetPromptResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: {
    [k: string]: unknown;
  };
  /** What the prompt does, for people. */
  description?: string;
  /** Messages to begin the conversation with. */
  messages: PromptMessage[];
}

/**
 * A picture inside a message or a tool's answer.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/tools
 */
export interface ImageContent {
  /** For whom it is and how much it matters; absent means nothing is known. */
  annotations?: {
    audience?: Role[];
    priority?: number;
  };
  /** Bytes of the picture in base64. */
  data: string;
  /** Media type of the content, such as `image/png`. */
  mimeType: string;
  /** Literal `image`, by which a reader tells it from other content. */
  type: "image";
}

/**
 * Which program the peer is; for display and logs, never for decisions.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/basic
 */
export interface Implementation {
  /** Name of the program, unchanging across versions. */
  name: string;
  /** Version of the program, in whatever scheme it uses. */
  version: string;
}

/**
 * First message of a legacy client: offers a revision and says what the client can do.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/basic/lifecycle
 */
export interface InitializeRequest {
  method: "initialize";
  params: {
    /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
    _meta?: {
      progressToken?: ProgressToken;
      [k: string]: unknown;
    };
    /** What the client can do for the server. */
    capabilities: ClientCapabilities;
    /** Which program opens the session; for display and logs. */
    clientInfo: Implementation;
    /** Revision the client would like, its newest. */
    protocolVersion: string;
  };
}

/**
 * The server's half of the handshake; the session speaks the revision named here.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/basic/lifecycle
 */
export interface InitializeResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: {
    [k: string]: unknown;
  };
  /** Features the server has in this session. */
  capabilities: ServerCapabilities;
  /** How to use the server, written for a model; a client may put it into the system prompt. */
  instructions?: string;
  /** Revision of the session: the client's if the server speaks it, else the server's own choice. */
  protocolVersion: string;
  /** Which program answers; for display and logs. */
  serverInfo: Implementation;
}

/**
 * Sent by the client once it has read the handshake's answer; ordinary traffic begins.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/basic/lifecycle
 */
export interface InitializedNotification {
  method: "notifications/initialized";
  params?: {
    /** Data about the notification; on a subscription from 2026-07-28 on it names the listening request. */
    _meta?: {
      [k: string]: unknown;
    };
    [k: string]: unknown;
  };
}

/** Response to a request that failed. */
export interface JSONRPCError {
  /** What went wrong. */
  error: {
    /** Number that says what kind of failure it is; negative, the ranges of JSON-RPC are reserved. */
    code: number;
    /** Whatever else helps to deal with the failure; its form depends on the code. */
    data?: unknown;
    /** One short sentence for people; programs look at the code. */
    message: string;
  };
  /** Id of the request, of the same JSON type. */
  id: RequestId;
  /** Version of JSON-RPC, always 2.0. */
  jsonrpc: "2.0";
}

/** Anything that travels between peers. */
export type JSONRPCMessage = JSONRPCRequest | JSONRPCNotification | JSONRPCResponse | JSONRPCError;

/** A message nobody answers. */
export interface JSONRPCNotification {
  /** Version of JSON-RPC, always 2.0. */
  jsonrpc: "2.0";
  /** Says what happened, such as `notifications/progress`. */
  method: string;
  /** Details, always as an object. */
  params?: {
    /** Data about the notification; on a subscription from 2026-07-28 on it names the listening request. */
    _meta?: {
      [k: string]: unknown;
    };
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
    /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
    _meta?: {
      progressToken?: ProgressToken;
    };
    [k: string]: unknown;
  };
}

/** Answer to a request: from 2025-11-25 on either kind, before that a successful one. */
export interface JSONRPCResponse {
  /** Id of the request, of the same JSON type. */
  id: RequestId;
  /** Version of JSON-RPC, always 2.0. */
  jsonrpc: "2.0";
  /** What was asked for. */
  result: Result;
}

/**
 * Sent by the client to learn which prompts there are.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/prompts
 */
export interface ListPromptsRequest {
  method: "prompts/list";
  params?: {
    /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
    _meta?: {
      progressToken?: ProgressToken;
      [k: string]: unknown;
    };
    /** Position to go on from, as the previous page gave it; absent asks for the first page. */
    cursor?: string;
  };
}

/**
 * One page of prompts.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/prompts
 */
export interface ListPromptsResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: {
    [k: string]: unknown;
  };
  /** Where the following page begins; absent on the last page. */
  nextCursor?: string;
  /** Prompts the caller may use, in a stable order. */
  prompts: Prompt[];
}

/**
 * Sent by the client to learn which families of resources there are.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/resources
 */
export interface ListResourceTemplatesRequest {
  method: "resources/templates/list";
  params?: {
    /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
    _meta?: {
      progressToken?: ProgressToken;
      [k: string]: unknown;
    };
    /** Position to go on from, as the previous page gave it; absent asks for the first page. */
    cursor?: string;
  };
}

/**
 * One page of resource templates.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/resources
 */
export interface ListResourceTemplatesResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: {
    [k: string]: unknown;
  };
  /** Where the following page begins; absent on the last page. */
  nextCursor?: string;
  /** Templates the caller may read from, in a stable order. */
  resourceTemplates: ResourceTemplate[];
}

/**
 * Sent by the client to learn which resources there are.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/resources
 */
export interface ListResourcesRequest {
  method: "resources/list";
  params?: {
    /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
    _meta?: {
      progressToken?: ProgressToken;
      [k: string]: unknown;
    };
    /** Position to go on from, as the previous page gave it; absent asks for the first page. */
    cursor?: string;
  };
}

/**
 * One page of resources; those behind templates need not be on it.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/resources
 */
export interface ListResourcesResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: {
    [k: string]: unknown;
  };
  /** Where the following page begins; absent on the last page. */
  nextCursor?: string;
  /** Resources the caller may read, in a stable order. */
  resources: Resource[];
}

/**
 * Asks the client which folders or locations the server may work in.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/client/roots
 */
export interface ListRootsRequest {
  method: "roots/list";
  params?: {
    /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
    _meta?: {
      progressToken?: ProgressToken;
    };
    [k: string]: unknown;
  };
}

/**
 * Where the server may work.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/client/roots
 */
export interface ListRootsResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: {
    [k: string]: unknown;
  };
  /** Locations the client opens to the server; may be empty. */
  roots: Root[];
}

/**
 * Sent by the client to learn which tools there are.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/tools
 */
export interface ListToolsRequest {
  method: "tools/list";
  params?: {
    /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
    _meta?: {
      progressToken?: ProgressToken;
      [k: string]: unknown;
    };
    /** Position to go on from, as the previous page gave it; absent asks for the first page. */
    cursor?: string;
  };
}

/**
 * One page of tools.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/tools
 */
export interface ListToolsResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: {
    [k: string]: unknown;
  };
  /** Where the following page begins; absent on the last page. */
  nextCursor?: string;
  /** Tools the caller may run, in a stable order. */
  tools: Tool[];
}

/**
 * How serious a log message is, from `debug` up to `emergency` as in syslog.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/utilities/logging
 */
export type LoggingLevel = "alert" | "critical" | "debug" | "emergency" | "error" | "info" | "notice" | "warning";

/**
 * A log message of the server, for the client to show or keep.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/utilities/logging
 */
export interface LoggingMessageNotification {
  method: "notifications/message";
  params: {
    /** Data about the notification; on a subscription from 2026-07-28 on it names the listening request. */
    _meta?: {
      [k: string]: unknown;
    };
    /** What is logged: text or any JSON. */
    data: unknown;
    /** How serious it is; the client's chosen level and above are sent. */
    level: LoggingLevel;
    /** Part of the server it comes from; absent means the server as a whole. */
    logger?: string;
  };
}

/**
 * A wish for a model or family of models.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/client/sampling
 */
export interface ModelHint {
  /** Part of a model's name, such as `sonnet`; the client may map it to another provider's equal. */
  name?: string;
}

/**
 * What matters to the server when the client chooses a model; only advice.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/client/sampling
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
 * What all notifications have in common.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/basic
 */
export interface Notification {
  /** Says what happened, such as `notifications/progress`. */
  method: string;
  /** Details, always as an object. */
  params?: {
    /** Data about the notification; on a subscription from 2026-07-28 on it names the listening request. */
    _meta?: {
      [k: string]: unknown;
    };
    [k: string]: unknown;
  };
}

/**
 * What all requests for a list have in common.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/utilities/pagination
 */
export interface PaginatedRequest {
  method: string;
  params?: {
    /** Position to go on from, as the previous page gave it; absent asks for the first page. */
    cursor?: string;
  };
}

/**
 * Base of the pages of a list.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/utilities/pagination
 */
export interface PaginatedResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: {
    [k: string]: unknown;
  };
  /** Where the following page begins; absent on the last page. */
  nextCursor?: string;
}

/**
 * Checks that the peer still answers; sent by either side.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/basic/utilities/ping
 */
export interface PingRequest {
  method: "ping";
  params?: {
    /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
    _meta?: {
      progressToken?: ProgressToken;
    };
    [k: string]: unknown;
  };
}

/** Tells how far a running request has come; sent by whoever works on it. */
export interface ProgressNotification {
  method: "notifications/progress";
  params: {
    /** Data about the notification; on a subscription from 2026-07-28 on it names the listening request. */
    _meta?: {
      [k: string]: unknown;
    };
    /** Work done so far, in any unit; grows with each notification. */
    progress: number;
    /** Token of the request it is about. */
    progressToken: ProgressToken;
    /** Work there is in all, in the same unit; absent if unknown. */
    total?: number;
  };
}

/** Chosen by the sender of a request; progress on that request is reported under it. */
export type ProgressToken = string | number;

/**
 * A prompt as it is listed: a template that people pick by name.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/prompts
 */
export interface Prompt {
  /** What can be filled in; absent means nothing. */
  arguments?: PromptArgument[];
  /** What the prompt is good for. */
  description?: string;
  /** Identifier used on the wire and in code; also the last choice for display. */
  name: string;
}

/**
 * One blank of a prompt.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/prompts
 */
export interface PromptArgument {
  /** Helps the person who fills it in. */
  description?: string;
  /** Key of the value in the request. */
  name: string;
  /** Whether the prompt needs it; absent means it does not. */
  required?: boolean;
}

/**
 * Tells the client that its list of prompts is out of date.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/prompts
 */
export interface PromptListChangedNotification {
  method: "notifications/prompts/list_changed";
  params?: {
    /** Data about the notification; on a subscription from 2026-07-28 on it names the listening request. */
    _meta?: {
      [k: string]: unknown;
    };
    [k: string]: unknown;
  };
}

/**
 * One message of a filled-in prompt.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/prompts
 */
export interface PromptMessage {
  /** What is said; one block. */
  content: TextContent | ImageContent | EmbeddedResource;
  /** Whether the user or the assistant says it. */
  role: Role;
}

/**
 * Points to a prompt when asking for suggestions.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/utilities/completion
 */
export interface PromptReference {
  /** Name of the prompt as it was listed. */
  name: string;
  /** Literal `ref/prompt`. */
  type: "ref/prompt";
}

/**
 * Sent by the client to get the contents of a resource.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/resources
 */
export interface ReadResourceRequest {
  method: "resources/read";
  params: {
    /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
    _meta?: {
      progressToken?: ProgressToken;
      [k: string]: unknown;
    };
    /** Listed, or made from a template; any scheme, and the server decides what it means. */
    uri: string;
  };
}

/**
 * What stands behind the URI that was read, as text or bytes.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/resources
 */
export interface ReadResourceResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: {
    [k: string]: unknown;
  };
  /** One entry, or several where the URI stands for a collection. */
  contents: (TextResourceContents | BlobResourceContents)[];
}

/**
 * What all requests have in common.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/basic
 */
export interface Request {
  /** Says what is asked for, such as `tools/list`. */
  method: string;
  /** Details, always as an object. */
  params?: {
    /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
    _meta?: {
      progressToken?: ProgressToken;
    };
    [k: string]: unknown;
  };
}

/** Names a request while it is under way; an answer repeats it with the same JSON type. */
export type RequestId = string | number;

/**
 * Something that can be read, as it is listed.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/resources
 */
export interface Resource {
  /** For whom it is and how much it matters; absent means nothing is known. */
  annotations?: {
    audience?: Role[];
    priority?: number;
  };
  /** What it holds, for people and models. */
  description?: string;
  /** Media type of its contents; absent when unknown. */
  mimeType?: string;
  /** Identifier used on the wire and in code; also the last choice for display. */
  name: string;
  /** Bytes of its contents before any encoding; absent when unknown. */
  size?: number;
  /** Address by which it is read; unique within the server. */
  uri: string;
}

/**
 * What text and binary contents have in common.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/resources
 */
export interface ResourceContents {
  /** Media type of the contents; absent when the server does not know it. */
  mimeType?: string;
  /** Where exactly these contents are from; may lie below the URI that was asked for. */
  uri: string;
}

/**
 * Tells the client that its list of resources is out of date.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/resources
 */
export interface ResourceListChangedNotification {
  method: "notifications/resources/list_changed";
  params?: {
    /** Data about the notification; on a subscription from 2026-07-28 on it names the listening request. */
    _meta?: {
      [k: string]: unknown;
    };
    [k: string]: unknown;
  };
}

/**
 * Points to a resource template when asking for suggestions.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/utilities/completion
 */
export interface ResourceReference {
  /** Literal `ref/resource`. */
  type: "ref/resource";
  /** The template as it was listed, or a URI made from it. */
  uri: string;
}

/**
 * A family of resources whose addresses follow one pattern.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/resources
 */
export interface ResourceTemplate {
  /** For whom it is and how much it matters; absent means nothing is known. */
  annotations?: {
    audience?: Role[];
    priority?: number;
  };
  /** What the family holds, for people and models. */
  description?: string;
  /** Media type of every member; absent where they differ. */
  mimeType?: string;
  /** Identifier used on the wire and in code; also the last choice for display. */
  name: string;
  /** Pattern of the addresses, after RFC 6570. */
  uriTemplate: string;
}

/**
 * Tells a subscribed client that a resource may read differently now.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/resources
 */
export interface ResourceUpdatedNotification {
  method: "notifications/resources/updated";
  params: {
    /** Data about the notification; on a subscription from 2026-07-28 on it names the listening request. */
    _meta?: {
      [k: string]: unknown;
    };
    /** The resource; may lie below one that was subscribed to. */
    uri: string;
  };
}

/**
 * What all results have in common; further fields are allowed.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/basic
 */
export interface Result {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: {
    [k: string]: unknown;
  };
  [k: string]: unknown;
}

/**
 * Who a message is from, or for whom content is meant.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/prompts
 */
export type Role = "assistant" | "user";

/**
 * One place the server may work in.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/client/roots
 */
export interface Root {
  /** Label for people. */
  name?: string;
  /** Its address; `file:` in all revisions so far. */
  uri: string;
}

/**
 * Tells the server to ask for the roots again.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/client/roots
 */
export interface RootsListChangedNotification {
  method: "notifications/roots/list_changed";
  params?: {
    /** Data about the notification; on a subscription from 2026-07-28 on it names the listening request. */
    _meta?: {
      [k: string]: unknown;
    };
    [k: string]: unknown;
  };
}

/**
 * One message of a conversation with a model.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/client/sampling
 */
export interface SamplingMessage {
  /** What is said; from 2025-11-25 on it may be several blocks. */
  content: TextContent | ImageContent;
  /** Whether the user or the assistant says it. */
  role: Role;
}

/**
 * What a server offers; what is absent must not be called.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/basic
 */
export interface ServerCapabilities {
  /** Features outside the protocol, by name. */
  experimental?: {
    [k: string]: {
      [k: string]: unknown;
    };
  };
  /** The server sends log messages. */
  logging?: {
    [k: string]: unknown;
  };
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
 * @see https://modelcontextprotocol.io/specification/2024-11-05/basic
 */
export type ServerNotification = CancelledNotification | ProgressNotification | ResourceListChangedNotification | ResourceUpdatedNotification | PromptListChangedNotification | ToolListChangedNotification | LoggingMessageNotification;

/**
 * Every request a legacy server sends; later ones ask inside results.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/basic
 */
export type ServerRequest = PingRequest | CreateMessageRequest | ListRootsRequest;

/**
 * Every result a server gives; told apart only by the request it answers.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/basic
 */
export type ServerResult = Result | InitializeResult | ListResourcesResult | ListResourceTemplatesResult | ReadResourceResult | ListPromptsResult | GetPromptResult | ListToolsResult | CallToolResult | CompleteResult;

/**
 * Sent by the client to choose how serious log messages must be to reach it.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/utilities/logging
 */
export interface SetLevelRequest {
  method: "logging/setLevel";
  params: {
    /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
    _meta?: {
      progressToken?: ProgressToken;
      [k: string]: unknown;
    };
    /** Least serious level that is still sent. */
    level: LoggingLevel;
  };
}

/**
 * Sent by a legacy client to be told when a resource changes.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/resources
 */
export interface SubscribeRequest {
  method: "resources/subscribe";
  params: {
    /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
    _meta?: {
      progressToken?: ProgressToken;
      [k: string]: unknown;
    };
    /** The resource to watch; need not be listed. */
    uri: string;
  };
}

/**
 * Text inside a message or a tool's answer.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/tools
 */
export interface TextContent {
  /** For whom it is and how much it matters; absent means nothing is known. */
  annotations?: {
    audience?: Role[];
    priority?: number;
  };
  /** What is said, in plain text or Markdown. */
  text: string;
  /** Literal `text`, by which a reader tells it from other content. */
  type: "text";
}

/**
 * What a resource holds, when it can be written as characters.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/resources
 */
export interface TextResourceContents {
  /** Media type of the text; absent when the server does not know it. */
  mimeType?: string;
  /** Everything the resource holds, decoded to characters. */
  text: string;
  /** Where exactly this text is from; may lie below the URI that was asked for. */
  uri: string;
}

/**
 * A tool as it is listed: something a model may have done.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/tools
 */
export interface Tool {
  /** What it does and when to use it, written for a model. */
  description?: string;
  /** JSON Schema of its arguments, an object at the root; 2020-12 where it names no dialect. */
  inputSchema: {
    properties?: {
      [k: string]: unknown;
    };
    required?: string[];
    type: "object";
  };
  /** Identifier used on the wire and in code; also the last choice for display. */
  name: string;
}

/**
 * Tells the client that its list of tools is out of date.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/tools
 */
export interface ToolListChangedNotification {
  method: "notifications/tools/list_changed";
  params?: {
    /** Data about the notification; on a subscription from 2026-07-28 on it names the listening request. */
    _meta?: {
      [k: string]: unknown;
    };
    [k: string]: unknown;
  };
}

/**
 * Sent by a legacy client that no longer wants to be told of a resource.
 * @see https://modelcontextprotocol.io/specification/2024-11-05/server/resources
 */
export interface UnsubscribeRequest {
  method: "resources/unsubscribe";
  params: {
    /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
    _meta?: {
      progressToken?: ProgressToken;
      [k: string]: unknown;
    };
    /** The resource, as it was subscribed to. */
    uri: string;
  };
}
