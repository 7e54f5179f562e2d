/** Every definition of revision 2025-11-25. */

/**
 * Hints that let a client sort and filter content before showing it or giving it to a model.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/tools
 */
export interface AudioContent {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: {
    [k: string]: unknown;
  };
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic
 */
export interface BaseMetadata {
  /** Identifier used on the wire and in code; also the last choice for display. */
  name: string;
  /** Text shown to people; when absent a client shows the name. */
  title?: string;
}

/**
 * Contents of a resource that is not text.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
 */
export interface BlobResourceContents {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: {
    [k: string]: unknown;
  };
  /** Bytes of the resource in base64. */
  blob: string;
  /** Media type of the bytes; absent when the server does not know it. */
  mimeType?: string;
  /** Where exactly these bytes are from; may lie below the URI that was asked for. */
  uri: string;
}

/**
 * A yes-or-no field of a form.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation
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
 * Sent by the client to run one tool.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/tools
 */
export interface CallToolRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "tools/call";
  params: CallToolRequestParams;
}

/**
 * Which tool to run, and the input it gets.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/tools
 */
export interface CallToolRequestParams {
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
  /** Asks the receiver to run the request as a task; ignored by a receiver that declared no support. */
  task?: TaskMetadata;
}

/**
 * What a tool returned, for the model to read; failures of the tool's own work arrive here too.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/tools
 */
export interface CallToolResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: {
    [k: string]: unknown;
  };
  /** Blocks the model gets to see, in order; present even when empty. */
  content: ContentBlock[];
  /**
   * Set when the tool failed in a way the model can react to.
   * @defaultValue false
   */
  isError?: boolean;
  /** The same answer as data; conforms to the tool's `outputSchema` where it has one. An object before 2026-07-28. */
  structuredContent?: {
    [k: string]: unknown;
  };
}

/**
 * Asks the peer that runs a task to stop it.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export interface CancelTaskRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "tasks/cancel";
  params: {
    /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
    _meta?: {
      progressToken?: ProgressToken;
      [k: string]: unknown;
    };
    /** Names the task to stop, as its creation did. */
    taskId: string;
  };
}

/**
 * State of the task after it was stopped; from 2026-07-28 on only that the wish has arrived.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export type CancelTaskResult = Result & Task;

/** Tells the peer that the sender no longer wants the answer to a request of its own. */
export interface CancelledNotification {
  jsonrpc: "2.0";
  method: "notifications/cancelled";
  params: CancelledNotificationParams;
}

/** Which request is given up, and why. */
export interface CancelledNotificationParams {
  /** Data about the notification; on a subscription from 2026-07-28 on it names the listening request. */
  _meta?: {
    [k: string]: unknown;
  };
  /** Why, for logs and people. */
  reason?: string;
  /** Id of the request, as its sender wrote it; 2025-11-25 lets it be absent, tasks being cancelled another way. */
  requestId?: RequestId;
}

/**
 * What a client can do for a server; a feature that is absent must not be used.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic
 */
export interface ClientCapabilities {
  /** The client can ask its user; an empty object means by form only. */
  elicitation?: {
    /** The client can show a form. */
    form?: {
      [k: string]: unknown;
    };
    /** The client can send its user to a web page. */
    url?: {
      [k: string]: unknown;
    };
  };
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
    /** It honours `includeContext`. */
    context?: {
      [k: string]: unknown;
    };
    /** The model may be given tools. */
    tools?: {
      [k: string]: unknown;
    };
  };
  /** Which requests to the client may run as tasks, and what can be done with these. */
  tasks?: {
    /** Tasks can be stopped by the server. */
    cancel?: {
      [k: string]: unknown;
    };
    /** Tasks can be listed by the server. */
    list?: {
      [k: string]: unknown;
    };
    /** Requests that may run as tasks; what is not named may not. */
    requests?: {
      /** Which questions to the user may run as tasks. */
      elicitation?: {
        /** A question to the user may run as a task. */
        create?: {
          [k: string]: unknown;
        };
      };
      /** Which requests to a model may run as tasks. */
      sampling?: {
        /** A call of a model may run as a task. */
        createMessage?: {
          [k: string]: unknown;
        };
      };
    };
  };
}

/**
 * Every notification a client sends.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic
 */
export type ClientNotification = CancelledNotification | InitializedNotification | ProgressNotification | TaskStatusNotification | RootsListChangedNotification;

/**
 * Every request a client sends.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic
 */
export type ClientRequest = InitializeRequest | PingRequest | ListResourcesRequest | ListResourceTemplatesRequest | ReadResourceRequest | SubscribeRequest | UnsubscribeRequest | ListPromptsRequest | GetPromptRequest | ListToolsRequest | CallToolRequest | GetTaskRequest | GetTaskPayloadRequest | CancelTaskRequest | ListTasksRequest | SetLevelRequest | CompleteRequest;

/**
 * Every result a client gives; told apart only by the request it answers.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic
 */
export type ClientResult = Result | GetTaskResult | GetTaskPayloadResult | CancelTaskResult | ListTasksResult | CreateMessageResult | ListRootsResult | ElicitResult;

/**
 * Sent by the client while its user types an argument, to get suggestions.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/completion
 */
export interface CompleteRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "completion/complete";
  params: CompleteRequestParams;
}

/**
 * What is being typed, and where.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/completion
 */
export interface CompleteRequestParams {
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/completion
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
 * One piece of content in a message or a tool's answer, told apart by `type`.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/tools
 */
export type ContentBlock = TextContent | ImageContent | AudioContent | ResourceLink | EmbeddedResource;

/**
 * Asks the client to run messages through a model, with its user's consent.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/sampling
 */
export interface CreateMessageRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "sampling/createMessage";
  params: CreateMessageRequestParams;
}

/**
 * The conversation for the model and how to run it; the client has the last word on all of it.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/sampling
 */
export interface CreateMessageRequestParams {
  /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
  _meta?: {
    progressToken?: ProgressToken;
    [k: string]: unknown;
  };
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
  metadata?: {
    [k: string]: unknown;
  };
  /** What matters when the client chooses a model. */
  modelPreferences?: ModelPreferences;
  /** Texts at which the model stops writing. */
  stopSequences?: string[];
  /** Instruction ahead of the conversation; the client may change or drop it. */
  systemPrompt?: string;
  /** Asks the receiver to run the request as a task; ignored by a receiver that declared no support. */
  task?: TaskMetadata;
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/sampling
 */
export interface CreateMessageResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: {
    [k: string]: unknown;
  };
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export interface CreateTaskResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: {
    [k: string]: unknown;
  };
  /** The task as it was created; its id leads to the result. */
  task: Task;
}

/**
 * Position in a list; only its maker can read it.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/pagination
 */
export type Cursor = string;

/**
 * Asks the client to get something from its user.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation
 */
export interface ElicitRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "elicitation/create";
  params: ElicitRequestParams;
}

/**
 * A question answered by filling in a form.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation
 */
export interface ElicitRequestFormParams {
  /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
  _meta?: {
    progressToken?: ProgressToken;
    [k: string]: unknown;
  };
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
  /** Asks the receiver to run the request as a task; ignored by a receiver that declared no support. */
  task?: TaskMetadata;
}

/**
 * A question to the user, either as a form or as a web page.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation
 */
export type ElicitRequestParams = ElicitRequestURLParams | ElicitRequestFormParams;

/**
 * A question answered on a web page, so that secrets never pass through the client.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation
 */
export interface ElicitRequestURLParams {
  /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
  _meta?: {
    progressToken?: ProgressToken;
    [k: string]: unknown;
  };
  /** Names this question in the later notification that it is done; 2025-11-25 only. */
  elicitationId: string;
  /** Why the user is sent there. */
  message: string;
  /** Literal `url`. */
  mode: "url";
  /** Asks the receiver to run the request as a task; ignored by a receiver that declared no support. */
  task?: TaskMetadata;
  /** Page to open, after the user has seen its host and agreed. */
  url: string;
}

/**
 * What the user did with a question.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation
 */
export interface ElicitResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: {
    [k: string]: unknown;
  };
  /** `accept` for an answer, `decline` for an explicit no, `cancel` when the question was dismissed. */
  action: "accept" | "cancel" | "decline";
  /** What was filled in, by field; only with `accept` and only for forms. */
  content?: {
    [k: string]: string[] | string | number | boolean;
  };
}

/**
 * Sent by the server when the user has finished on the web page; an unknown id is ignored.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation
 */
export interface ElicitationCompleteNotification {
  jsonrpc: "2.0";
  method: "notifications/elicitation/complete";
  params: {
    /** Data about the notification; on a subscription from 2026-07-28 on it names the listening request. */
    _meta?: {
      [k: string]: unknown;
    };
    /** The question that is done. */
    elicitationId: string;
  };
}

/**
 * A resource put into a message whole, so that nobody has to read it.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/tools
 */
export interface EmbeddedResource {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: {
    [k: string]: unknown;
  };
  /** For whom it is and how much it matters; absent means nothing is known. */
  annotations?: Annotations;
  /** Its contents, as text or bytes. */
  resource: TextResourceContents | BlobResourceContents;
  /** Literal `resource`, by which a reader tells it from other content. */
  type: "resource";
}

/**
 * Result of a request that only needs to be acknowledged.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic
 */
export type EmptyResult = Result;

/**
 * A choice field of a form; before 2025-11-25 one plain list of strings.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation
 */
export type EnumSchema = UntitledSingleSelectEnumSchema | TitledSingleSelectEnumSchema | UntitledMultiSelectEnumSchema | TitledMultiSelectEnumSchema | LegacyTitledEnumSchema;

/**
 * What went wrong with a request.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/prompts
 */
export interface GetPromptRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "prompts/get";
  params: GetPromptRequestParams;
}

/**
 * The prompt to fill in, and the values for its blanks.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/prompts
 */
export interface GetPromptRequestParams {
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
}

/**
 * The prompt filled in, ready for a model.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/prompts
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
 * Asks for the outcome of a task; the answer waits until the task has ended.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export interface GetTaskPayloadRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "tasks/result";
  params: {
    /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
    _meta?: {
      progressToken?: ProgressToken;
      [k: string]: unknown;
    };
    /** Names the task whose outcome is wanted. */
    taskId: string;
  };
}

/**
 * Exactly the result that the request behind the task would have had.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export interface GetTaskPayloadResult {
  /** Data about the answer, among it which task it belongs to. */
  _meta?: {
    [k: string]: unknown;
  };
  [k: string]: unknown;
}

/**
 * Asks how far a task has come.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export interface GetTaskRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "tasks/get";
  params: {
    /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
    _meta?: {
      progressToken?: ProgressToken;
      [k: string]: unknown;
    };
    /** Names the task to look at, as its creation did. */
    taskId: string;
  };
}

/**
 * State of a task when it was asked for.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export type GetTaskResult = Result & Task;

/**
 * One picture, in one file.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic
 */
export interface Icons {
  /** Pictures a client may show; it picks the size and theme that fit. */
  icons?: Icon[];
}

/**
 * A picture inside a message or a tool's answer.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/tools
 */
export interface ImageContent {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: {
    [k: string]: unknown;
  };
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic
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
 * First message of a legacy client: offers a revision and says what the client can do.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/lifecycle
 */
export interface InitializeRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "initialize";
  params: InitializeRequestParams;
}

/**
 * What the client brings to the session.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/lifecycle
 */
export interface InitializeRequestParams {
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
}

/**
 * The server's half of the handshake; the session speaks the revision named here.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/lifecycle
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/lifecycle
 */
export interface InitializedNotification {
  jsonrpc: "2.0";
  method: "notifications/initialized";
  params?: NotificationParams;
}

/**
 * Response to a request that failed.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic
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
 * A choice of one, labelled as 2025-06-18 did it.
 * @deprecated `enumNames` never was JSON Schema; give titles with `oneOf` (TitledSingleSelectEnumSchema).
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/prompts
 */
export interface ListPromptsRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "prompts/list";
  params?: PaginatedRequestParams;
}

/**
 * One page of prompts.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/prompts
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
 */
export interface ListResourceTemplatesRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "resources/templates/list";
  params?: PaginatedRequestParams;
}

/**
 * One page of resource templates.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
 */
export interface ListResourcesRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "resources/list";
  params?: PaginatedRequestParams;
}

/**
 * One page of resources; those behind templates need not be on it.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/roots
 */
export interface ListRootsRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "roots/list";
  params?: RequestParams;
}

/**
 * Where the server may work.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/roots
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
 * Asks the peer for the tasks it keeps for the sender.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export interface ListTasksRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "tasks/list";
  params?: PaginatedRequestParams;
}

/**
 * One page of tasks.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export interface ListTasksResult {
  /** Data about the answer; from 2026-07-28 on it names the server that gave it. */
  _meta?: {
    [k: string]: unknown;
  };
  /** Where the following page begins; absent on the last page. */
  nextCursor?: string;
  /** Tasks the caller started and may ask for. */
  tasks: Task[];
}

/**
 * Sent by the client to learn which tools there are.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/tools
 */
export interface ListToolsRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "tools/list";
  params?: PaginatedRequestParams;
}

/**
 * One page of tools.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/tools
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/logging
 */
export type LoggingLevel = "alert" | "critical" | "debug" | "emergency" | "error" | "info" | "notice" | "warning";

/**
 * A log message of the server, for the client to show or keep.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/logging
 */
export interface LoggingMessageNotification {
  jsonrpc: "2.0";
  method: "notifications/message";
  params: LoggingMessageNotificationParams;
}

/**
 * The log message; must hold no secrets.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/logging
 */
export interface LoggingMessageNotificationParams {
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
}

/**
 * A wish for a model or family of models.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/sampling
 */
export interface ModelHint {
  /** Part of a model's name, such as `sonnet`; the client may map it to another provider's equal. */
  name?: string;
}

/**
 * What matters to the server when the client chooses a model; only advice.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/sampling
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation
 */
export type MultiSelectEnumSchema = UntitledMultiSelectEnumSchema | TitledMultiSelectEnumSchema;

/**
 * What all notifications have in common.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic
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
 * What every notification may carry, whatever it is about.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic
 */
export interface NotificationParams {
  /** Data about the notification; on a subscription from 2026-07-28 on it names the listening request. */
  _meta?: {
    [k: string]: unknown;
  };
}

/**
 * A number field of a form.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/pagination
 */
export interface PaginatedRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: string;
  params?: PaginatedRequestParams;
}

/**
 * Base of the params of requests for a list.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/pagination
 */
export interface PaginatedRequestParams {
  /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
  _meta?: {
    progressToken?: ProgressToken;
    [k: string]: unknown;
  };
  /** Position to go on from, as the previous page gave it; absent asks for the first page. */
  cursor?: string;
}

/**
 * Base of the pages of a list.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/pagination
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/ping
 */
export interface PingRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "ping";
  params?: RequestParams;
}

/**
 * One field of a form: text, number, yes-or-no or a choice.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation
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
  _meta?: {
    [k: string]: unknown;
  };
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/prompts
 */
export interface Prompt {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: {
    [k: string]: unknown;
  };
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/prompts
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/prompts
 */
export interface PromptListChangedNotification {
  jsonrpc: "2.0";
  method: "notifications/prompts/list_changed";
  params?: NotificationParams;
}

/**
 * One message of a filled-in prompt.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/prompts
 */
export interface PromptMessage {
  /** What is said; one block. */
  content: ContentBlock;
  /** Whether the user or the assistant says it. */
  role: Role;
}

/**
 * Points to a prompt when asking for suggestions.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/completion
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
 * Sent by the client to get the contents of a resource.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
 */
export interface ReadResourceRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "resources/read";
  params: ReadResourceRequestParams;
}

/**
 * Where to read, and answers if the server asked before it let one read.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
 */
export interface ReadResourceRequestParams {
  /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
  _meta?: {
    progressToken?: ProgressToken;
    [k: string]: unknown;
  };
  /** Listed, or made from a template; any scheme, and the server decides what it means. */
  uri: string;
}

/**
 * What stands behind the URI that was read, as text or bytes.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
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
 * Ties a message to a task, under the key `io.modelcontextprotocol/related-task` of `_meta`.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export interface RelatedTaskMetadata {
  /** Names the task that the message is part of. */
  taskId: string;
}

/**
 * What all requests have in common.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic
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
 * What every request carries, whatever it asks for.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic
 */
export interface RequestParams {
  /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
  _meta?: {
    progressToken?: ProgressToken;
    [k: string]: unknown;
  };
}

/**
 * Something that can be read, as it is listed.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
 */
export interface Resource {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: {
    [k: string]: unknown;
  };
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
 */
export interface ResourceContents {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: {
    [k: string]: unknown;
  };
  /** Media type of the contents; absent when the server does not know it. */
  mimeType?: string;
  /** Where exactly these contents are from; may lie below the URI that was asked for. */
  uri: string;
}

/**
 * Points to a resource from within a message; it need not be listed.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/tools
 */
export interface ResourceLink {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: {
    [k: string]: unknown;
  };
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
 */
export interface ResourceListChangedNotification {
  jsonrpc: "2.0";
  method: "notifications/resources/list_changed";
  params?: NotificationParams;
}

/**
 * Base of the params of requests about one resource.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
 */
export interface ResourceRequestParams {
  /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
  _meta?: {
    progressToken?: ProgressToken;
    [k: string]: unknown;
  };
  /** The resource in question. */
  uri: string;
}

/**
 * A family of resources whose addresses follow one pattern.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
 */
export interface ResourceTemplate {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: {
    [k: string]: unknown;
  };
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/completion
 */
export interface ResourceTemplateReference {
  /** Literal `ref/resource`. */
  type: "ref/resource";
  /** The template as it was listed, or a URI made from it. */
  uri: string;
}

/**
 * Tells a subscribed client that a resource may read differently now.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
 */
export interface ResourceUpdatedNotification {
  jsonrpc: "2.0";
  method: "notifications/resources/updated";
  params: ResourceUpdatedNotificationParams;
}

/**
 * What has changed.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
 */
export interface ResourceUpdatedNotificationParams {
  /** Data about the notification; on a subscription from 2026-07-28 on it names the listening request. */
  _meta?: {
    [k: string]: unknown;
  };
  /** The resource; may lie below one that was subscribed to. */
  uri: string;
}

/**
 * What all results have in common; further fields are allowed.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/prompts
 */
export type Role = "assistant" | "user";

/**
 * One place the server may work in.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/roots
 */
export interface Root {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: {
    [k: string]: unknown;
  };
  /** Label for people. */
  name?: string;
  /** Its address; `file:` in all revisions so far. */
  uri: string;
}

/**
 * Tells the server to ask for the roots again.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/roots
 */
export interface RootsListChangedNotification {
  jsonrpc: "2.0";
  method: "notifications/roots/list_changed";
  params?: NotificationParams;
}

/**
 * One message of a conversation with a model.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/sampling
 */
export interface SamplingMessage {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: {
    [k: string]: unknown;
  };
  /** What is said; from 2025-11-25 on it may be several blocks. */
  content: TextContent | ImageContent | AudioContent | ToolUseContent | ToolResultContent | SamplingMessageContentBlock[];
  /** Whether the user or the assistant says it. */
  role: Role;
}

/**
 * One piece of a conversation with a model, told apart by `type`.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/sampling
 */
export type SamplingMessageContentBlock = TextContent | ImageContent | AudioContent | ToolUseContent | ToolResultContent;

/**
 * What a server offers; what is absent must not be called.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic
 */
export interface ServerCapabilities {
  /** The server suggests values for arguments. */
  completions?: {
    [k: string]: unknown;
  };
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
  /** Which requests to the server may run as tasks, and what can be done with these. */
  tasks?: {
    /** Tasks can be stopped by the client. */
    cancel?: {
      [k: string]: unknown;
    };
    /** Tasks can be listed by the client. */
    list?: {
      [k: string]: unknown;
    };
    /** Requests that may run as tasks; what is not named may not. */
    requests?: {
      /** Which requests about tools may run as tasks. */
      tools?: {
        /** A tool call may run as a task, if the tool allows it too. */
        call?: {
          [k: string]: unknown;
        };
      };
    };
  };
  /** The server has tools. */
  tools?: {
    /** It tells when their list changes. */
    listChanged?: boolean;
  };
}

/**
 * Every notification a server sends.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic
 */
export type ServerNotification = CancelledNotification | ProgressNotification | ResourceListChangedNotification | ResourceUpdatedNotification | PromptListChangedNotification | ToolListChangedNotification | TaskStatusNotification | LoggingMessageNotification | ElicitationCompleteNotification;

/**
 * Every request a legacy server sends; later ones ask inside results.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic
 */
export type ServerRequest = PingRequest | GetTaskRequest | GetTaskPayloadRequest | CancelTaskRequest | ListTasksRequest | CreateMessageRequest | ListRootsRequest | ElicitRequest;

/**
 * Every result a server gives; told apart only by the request it answers.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic
 */
export type ServerResult = Result | InitializeResult | ListResourcesResult | ListResourceTemplatesResult | ReadResourceResult | ListPromptsResult | GetPromptResult | ListToolsResult | CallToolResult | GetTaskResult | GetTaskPayloadResult | CancelTaskResult | ListTasksResult | CompleteResult;

/**
 * Sent by the client to choose how serious log messages must be to reach it.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/logging
 */
export interface SetLevelRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "logging/setLevel";
  params: SetLevelRequestParams;
}

/**
 * From where on to log.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/logging
 */
export interface SetLevelRequestParams {
  /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
  _meta?: {
    progressToken?: ProgressToken;
    [k: string]: unknown;
  };
  /** Least serious level that is still sent. */
  level: LoggingLevel;
}

/**
 * A choice of one in a form, with or without labels.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation
 */
export type SingleSelectEnumSchema = UntitledSingleSelectEnumSchema | TitledSingleSelectEnumSchema;

/**
 * A text field of a form.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation
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
 * Sent by a legacy client to be told when a resource changes.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
 */
export interface SubscribeRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "resources/subscribe";
  params: SubscribeRequestParams;
}

/**
 * Which resource the client wants to watch.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
 */
export interface SubscribeRequestParams {
  /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
  _meta?: {
    progressToken?: ProgressToken;
    [k: string]: unknown;
  };
  /** The resource to watch; need not be listed. */
  uri: string;
}

/**
 * State of a request that goes on after it was answered.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export interface Task {
  /** When it began, as an ISO 8601 date and time. */
  createdAt: string;
  /** When its state last changed, as an ISO 8601 date and time. */
  lastUpdatedAt: string;
  /** Milliseconds to wait between two looks; absent leaves it to the one who looks. */
  pollInterval?: number;
  /** How far it has come. */
  status: TaskStatus;
  /** The same for people, and what went wrong if it failed. */
  statusMessage?: string;
  /** Chosen by whoever runs the task, and hard to guess. */
  taskId: string;
  /** Milliseconds after its beginning for which it is kept; null means without limit. */
  ttl: number | null;
}

/**
 * Base of the params of requests that may run as tasks.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export interface TaskAugmentedRequestParams {
  /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
  _meta?: {
    progressToken?: ProgressToken;
    [k: string]: unknown;
  };
  /** Asks the receiver to run the request as a task; ignored by a receiver that declared no support. */
  task?: TaskMetadata;
}

/**
 * Wishes for a task that is to be created.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export interface TaskMetadata {
  /** Milliseconds to keep it; the receiver may decide otherwise, absent leaves it to the receiver. */
  ttl?: number;
}

/**
 * How far a task has come; `completed`, `failed` and `cancelled` are final.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export type TaskStatus = "cancelled" | "completed" | "failed" | "input_required" | "working";

/**
 * Tells that a task has changed its state; an extra that nobody may rely on.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export interface TaskStatusNotification {
  jsonrpc: "2.0";
  method: "notifications/tasks/status";
  params: TaskStatusNotificationParams;
}

/**
 * The task after the change.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks
 */
export type TaskStatusNotificationParams = NotificationParams & Task;

/**
 * Text inside a message or a tool's answer.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/tools
 */
export interface TextContent {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: {
    [k: string]: unknown;
  };
  /** For whom it is and how much it matters; absent means nothing is known. */
  annotations?: Annotations;
  /** What is said, in plain text or Markdown. */
  text: string;
  /** Literal `text`, by which a reader tells it from other content. */
  type: "text";
}

/**
 * What a resource holds, when it can be written as characters.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
 */
export interface TextResourceContents {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: {
    [k: string]: unknown;
  };
  /** Media type of the text; absent when the server does not know it. */
  mimeType?: string;
  /** Everything the resource holds, decoded to characters. */
  text: string;
  /** Where exactly this text is from; may lie below the URI that was asked for. */
  uri: string;
}

/**
 * A choice of several whose values have labels.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/tools
 */
export interface Tool {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: {
    [k: string]: unknown;
  };
  /** Hints on what running it does; not to be believed of a server that is not trusted. */
  annotations?: ToolAnnotations;
  /** What it does and when to use it, written for a model. */
  description?: string;
  /** How it may be run, beyond a plain call. */
  execution?: ToolExecution;
  /** Pictures a client may show; it picks the size and theme that fit. */
  icons?: Icon[];
  /** JSON Schema of its arguments, an object at the root; 2020-12 where it names no dialect. */
  inputSchema: {
    $schema?: string;
    properties?: {
      [k: string]: unknown;
    };
    required?: string[];
    type: "object";
  };
  /** Identifier used on the wire and in code; also the last choice for display. */
  name: string;
  /** JSON Schema of `structuredContent`; absent promises nothing. An object at the root before 2026-07-28. */
  outputSchema?: {
    $schema?: string;
    properties?: {
      [k: string]: unknown;
    };
    required?: string[];
    type: "object";
  };
  /** Text shown to people; when absent the annotations' title, then the name is shown. */
  title?: string;
}

/**
 * Hints on a tool's behaviour, for asking the user and for showing it.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/tools
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/sampling
 */
export interface ToolChoice {
  /**
   * `auto` leaves it to the model, `required` wants at least one call, `none` forbids them.
   * @defaultValue "auto"
   */
  mode?: "auto" | "none" | "required";
}

/**
 * Ways to run a tool.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/tools
 */
export interface ToolExecution {
  /**
   * Whether a call may (`optional`), must (`required`) or must not (`forbidden`) run as a task.
   * @defaultValue "forbidden"
   */
  taskSupport?: "forbidden" | "optional" | "required";
}

/**
 * Tells the client that its list of tools is out of date.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/tools
 */
export interface ToolListChangedNotification {
  jsonrpc: "2.0";
  method: "notifications/tools/list_changed";
  params?: NotificationParams;
}

/**
 * Outcome of a tool that the model had asked for, given back to it.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/sampling
 */
export interface ToolResultContent {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: {
    [k: string]: unknown;
  };
  /** Blocks the model gets to see. */
  content: ContentBlock[];
  /**
   * Set when the tool failed.
   * @defaultValue false
   */
  isError?: boolean;
  /** The outcome as data, in the form of the tool's `outputSchema`. */
  structuredContent?: {
    [k: string]: unknown;
  };
  /** Which call it answers. */
  toolUseId: string;
  /** Literal `tool_result`, by which a reader tells it from other content. */
  type: "tool_result";
}

/**
 * A model's wish to have a tool run.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/sampling
 */
export interface ToolUseContent {
  /** Data about the object that is not part of it; keys of the protocol and of extensions carry a prefix, others are the sender's own. */
  _meta?: {
    [k: string]: unknown;
  };
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
 * Response when the user has to visit web pages before the request can succeed.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation
 */
export interface URLElicitationRequiredError {
  /** Carries code -32042; `data.elicitations` lists the pages. */
  error: (Error & {
    code: -32042;
    data: {
      elicitations: ElicitRequestURLParams[];
      [k: string]: unknown;
    };
  });
  /** Request that was refused; absent if it could not be read. */
  id?: RequestId;
  /** Version of JSON-RPC, always 2.0. */
  jsonrpc: "2.0";
}

/**
 * Sent by a legacy client that no longer wants to be told of a resource.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
 */
export interface UnsubscribeRequest {
  id: RequestId;
  jsonrpc: "2.0";
  method: "resources/unsubscribe";
  params: UnsubscribeRequestParams;
}

/**
 * Which resource the client no longer wants to watch.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/resources
 */
export interface UnsubscribeRequestParams {
  /** Data about the request: the progress token, from 2026-07-28 on also version, capabilities and identity of the client. */
  _meta?: {
    progressToken?: ProgressToken;
    [k: string]: unknown;
  };
  /** The resource, as it was subscribed to. */
  uri: string;
}

/**
 * A choice of several whose values speak for themselves.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation
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
 * @see https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation
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
