import type { MethodFacts, RequestFacts } from "../contract/contract.ts";
import type * as types from "./types.ts";

/** Requests a client sends in revision 2026-07-28, by method. */
export interface ClientRequests {
  /** Suggests values for an argument that is being typed. */
  "completion/complete": { params: types.CompleteRequest["params"]; result: types.CompleteResult };
  /** Fills in one prompt and returns its messages. */
  "prompts/get": { params: types.GetPromptRequest["params"]; result: types.GetPromptResult };
  /** Lists the prompts the caller may use, page by page. */
  "prompts/list": { params: types.ListPromptsRequest["params"]; result: types.ListPromptsResult };
  /** Lists what stands directly in a folder of resources, page by page. */
  "resources/directory/read": { params: types.ReadResourceDirectoryRequest["params"]; result: types.ReadResourceDirectoryResult };
  /** Lists the resources the caller may read, page by page. */
  "resources/list": { params: types.ListResourcesRequest["params"]; result: types.ListResourcesResult };
  /** Returns the contents behind a URI. */
  "resources/read": { params: types.ReadResourceRequest["params"]; result: types.ReadResourceResult };
  /** Lists the patterns by which further resources can be addressed, page by page. */
  "resources/templates/list": { params: types.ListResourceTemplatesRequest["params"]; result: types.ListResourceTemplatesResult };
  /** Tells which revisions and features the server has; takes the place of a handshake. */
  "server/discover": { params: types.DiscoverRequest["params"]; result: types.DiscoverResult };
  /** Returns what is listed of one skill. */
  "skills/get": { params: types.GetSkillRequest["params"]; result: types.GetSkillResult };
  /** Lists the skills the server serves, each with all its files, page by page. */
  "skills/list": { params: types.ListSkillsRequest["params"]; result: types.ListSkillsResult };
  /** Opens a stream of the changes the client named, until either side ends it. */
  "subscriptions/listen": { params: types.SubscriptionsListenRequest["params"]; result: types.SubscriptionsListenResult };
  /** Stops a task and returns its final state. */
  "tasks/cancel": { params: types.CancelTaskRequest["params"]; result: types.CancelTaskResult };
  /** Returns the state of a task. */
  "tasks/get": { params: types.GetTaskRequest["params"]; result: types.GetTaskResult };
  /** Answers what a running task asks its client. */
  "tasks/update": { params: types.UpdateTaskRequest["params"]; result: types.UpdateTaskResult };
  /** Runs one tool and returns what it made. */
  "tools/call": { params: types.CallToolRequest["params"]; result: types.CallToolResult };
  /** Lists the tools the caller may run, page by page. */
  "tools/list": { params: types.ListToolsRequest["params"]; result: types.ListToolsResult };
}

/** Requests a server sends in revision 2026-07-28, by method. */
export interface ServerRequests {
}

/** Notifications a client sends in revision 2026-07-28, by method. */
export interface ClientNotifications {
  /** Gives up a request that has not been answered yet. */
  "notifications/cancelled": { params: types.CancelledNotification["params"] };
}

/** Notifications a server sends in revision 2026-07-28, by method. */
export interface ServerNotifications {
  /** Gives up a request that has not been answered yet. */
  "notifications/cancelled": { params: types.CancelledNotification["params"] };
  /**
   * Carries a log message of the server.
   * @deprecated Protocol logging is deprecated since 2026-07-28: write to stderr on stdio, or export telemetry.
   */
  "notifications/message": { params: types.LoggingMessageNotification["params"] };
  /** Tells how far a request has come. */
  "notifications/progress": { params: types.ProgressNotification["params"] };
  /** Says that prompts came or went. */
  "notifications/prompts/list_changed": { params: types.PromptListChangedNotification["params"] };
  /** Says that resources came or went. */
  "notifications/resources/list_changed": { params: types.ResourceListChangedNotification["params"] };
  /** Says that a watched resource changed. */
  "notifications/resources/updated": { params: types.ResourceUpdatedNotification["params"] };
  /** Opens a subscription by saying what it will carry. */
  "notifications/subscriptions/acknowledged": { params: types.SubscriptionsAcknowledgedNotification["params"] };
  /** Carries a task that somebody listens for, whole, after each change. */
  "notifications/tasks": { params: types.TaskNotification["params"] };
  /** Says that tools came or went. */
  "notifications/tools/list_changed": { params: types.ToolListChangedNotification["params"] };
}

/** Requests that travel inside a result in revision 2026-07-28, by method. */
export interface InputRequestMap {
  /** Has the client ask its user, by a form or on a web page. */
  "elicitation/create": { params: types.ElicitRequest["params"]; result: types.ElicitResult };
  /**
   * Asks the client where the server may work.
   * @deprecated Roots are deprecated since 2026-07-28: take paths as tool arguments, resource URIs or configuration.
   */
  "roots/list": { params: types.ListRootsRequest["params"]; result: types.ListRootsResult };
  /**
   * Has the client run messages through a model of its choice.
   * @deprecated Sampling is deprecated since 2026-07-28: call a model provider from the server instead.
   */
  "sampling/createMessage": { params: types.CreateMessageRequest["params"]; result: types.CreateMessageResult };
}

/** Every method of revision 2026-07-28. */
export const methods: ReadonlyMap<string, MethodFacts> = new Map<string, MethodFacts>([
  ["completion/complete", { kind: "request", sender: "client", definition: "CompleteRequest", params: "required", results: ["CompleteResult"], capability: "completions", inputRequired: false, paginated: false, cacheable: false }],
  ["notifications/cancelled", { kind: "notification", sender: "both", definition: "CancelledNotification", params: "required" }],
  ["notifications/message", { kind: "notification", sender: "server", definition: "LoggingMessageNotification", params: "required", capability: "logging" }],
  ["notifications/progress", { kind: "notification", sender: "server", definition: "ProgressNotification", params: "required" }],
  ["notifications/prompts/list_changed", { kind: "notification", sender: "server", definition: "PromptListChangedNotification", params: "optional", capability: "prompts.listChanged" }],
  ["notifications/resources/list_changed", { kind: "notification", sender: "server", definition: "ResourceListChangedNotification", params: "optional", capability: "resources.listChanged" }],
  ["notifications/resources/updated", { kind: "notification", sender: "server", definition: "ResourceUpdatedNotification", params: "required", capability: "resources.subscribe" }],
  ["notifications/subscriptions/acknowledged", { kind: "notification", sender: "server", definition: "SubscriptionsAcknowledgedNotification", params: "required" }],
  ["notifications/tasks", { kind: "notification", sender: "server", definition: "TaskNotification", params: "required", extension: "io.modelcontextprotocol/tasks" }],
  ["notifications/tools/list_changed", { kind: "notification", sender: "server", definition: "ToolListChangedNotification", params: "optional", capability: "tools.listChanged" }],
  ["prompts/get", { kind: "request", sender: "client", definition: "GetPromptRequest", params: "required", results: ["GetPromptResult"], capability: "prompts", inputRequired: true, mirrored: "name", paginated: false, cacheable: false }],
  ["prompts/list", { kind: "request", sender: "client", definition: "ListPromptsRequest", params: "required", results: ["ListPromptsResult"], capability: "prompts", inputRequired: false, paginated: true, cacheable: true }],
  ["resources/directory/read", { kind: "request", sender: "client", definition: "ReadResourceDirectoryRequest", params: "required", results: ["ReadResourceDirectoryResult"], extension: "io.modelcontextprotocol/skills", inputRequired: false, paginated: true, cacheable: false }],
  ["resources/list", { kind: "request", sender: "client", definition: "ListResourcesRequest", params: "required", results: ["ListResourcesResult"], capability: "resources", inputRequired: false, paginated: true, cacheable: true }],
  ["resources/read", { kind: "request", sender: "client", definition: "ReadResourceRequest", params: "required", results: ["ReadResourceResult"], capability: "resources", inputRequired: true, mirrored: "uri", paginated: false, cacheable: true }],
  ["resources/templates/list", { kind: "request", sender: "client", definition: "ListResourceTemplatesRequest", params: "required", results: ["ListResourceTemplatesResult"], capability: "resources", inputRequired: false, paginated: true, cacheable: true }],
  ["server/discover", { kind: "request", sender: "client", definition: "DiscoverRequest", params: "required", results: ["DiscoverResult"], inputRequired: false, paginated: false, cacheable: true }],
  ["skills/get", { kind: "request", sender: "client", definition: "GetSkillRequest", params: "required", results: ["GetSkillResult"], extension: "io.modelcontextprotocol/skills", inputRequired: false, paginated: false, cacheable: true }],
  ["skills/list", { kind: "request", sender: "client", definition: "ListSkillsRequest", params: "required", results: ["ListSkillsResult"], extension: "io.modelcontextprotocol/skills", inputRequired: false, paginated: true, cacheable: true }],
  ["subscriptions/listen", { kind: "request", sender: "client", definition: "SubscriptionsListenRequest", params: "required", results: ["SubscriptionsListenResult"], inputRequired: false, paginated: false, cacheable: false }],
  ["tasks/cancel", { kind: "request", sender: "client", definition: "CancelTaskRequest", params: "required", results: ["CancelTaskResult"], extension: "io.modelcontextprotocol/tasks", inputRequired: false, mirrored: "taskId", paginated: false, cacheable: false }],
  ["tasks/get", { kind: "request", sender: "client", definition: "GetTaskRequest", params: "required", results: ["GetTaskResult"], extension: "io.modelcontextprotocol/tasks", inputRequired: false, mirrored: "taskId", paginated: false, cacheable: false }],
  ["tasks/update", { kind: "request", sender: "client", definition: "UpdateTaskRequest", params: "required", results: ["UpdateTaskResult"], extension: "io.modelcontextprotocol/tasks", inputRequired: false, mirrored: "taskId", paginated: false, cacheable: false }],
  ["tools/call", { kind: "request", sender: "client", definition: "CallToolRequest", params: "required", results: ["CallToolResult"], capability: "tools", inputRequired: true, mirrored: "name", paginated: false, cacheable: false }],
  ["tools/list", { kind: "request", sender: "client", definition: "ListToolsRequest", params: "required", results: ["ListToolsResult"], capability: "tools", inputRequired: false, paginated: true, cacheable: true }],
]);

/** Requests that travel inside a result, by method. */
export const inputRequests: ReadonlyMap<string, RequestFacts> = new Map<string, RequestFacts>([
  ["elicitation/create", { kind: "request", sender: "server", definition: "ElicitRequest", params: "required", results: ["ElicitResult"], capability: "elicitation", inputRequired: false, paginated: false, cacheable: false }],
  ["roots/list", { kind: "request", sender: "server", definition: "ListRootsRequest", params: "optional", results: ["ListRootsResult"], capability: "roots", inputRequired: false, paginated: false, cacheable: false }],
  ["sampling/createMessage", { kind: "request", sender: "server", definition: "CreateMessageRequest", params: "required", results: ["CreateMessageResult"], capability: "sampling", inputRequired: false, paginated: false, cacheable: false }],
]);
