import type { MethodFacts } from "../contract/contract.ts";
import type * as types from "./types.ts";

/** Requests a client sends in revision 2025-06-18, by method. */
export interface ClientRequests {
  /** Suggests values for an argument that is being typed. */
  "completion/complete": { params: types.CompleteRequest["params"]; result: types.CompleteResult };
  /** Opens a legacy session: the client offers a revision and its capabilities, the server answers with its own. */
  "initialize": { params: types.InitializeRequest["params"]; result: types.InitializeResult };
  /** Chooses how serious the server's log messages must be to be sent. */
  "logging/setLevel": { params: types.SetLevelRequest["params"]; result: types.EmptyResult };
  /** Checks that the peer still answers. */
  "ping": { params: types.PingRequest["params"]; result: types.EmptyResult };
  /** Fills in one prompt and returns its messages. */
  "prompts/get": { params: types.GetPromptRequest["params"]; result: types.GetPromptResult };
  /** Lists the prompts the caller may use, page by page. */
  "prompts/list": { params: types.ListPromptsRequest["params"]; result: types.ListPromptsResult };
  /** Lists the resources the caller may read, page by page. */
  "resources/list": { params: types.ListResourcesRequest["params"]; result: types.ListResourcesResult };
  /** Returns the contents behind a URI. */
  "resources/read": { params: types.ReadResourceRequest["params"]; result: types.ReadResourceResult };
  /** Asks to be told when a resource changes, for the rest of the session. */
  "resources/subscribe": { params: types.SubscribeRequest["params"]; result: types.EmptyResult };
  /** Lists the patterns by which further resources can be addressed, page by page. */
  "resources/templates/list": { params: types.ListResourceTemplatesRequest["params"]; result: types.ListResourceTemplatesResult };
  /** Takes back an earlier wish to be told of a resource. */
  "resources/unsubscribe": { params: types.UnsubscribeRequest["params"]; result: types.EmptyResult };
  /** Runs one tool and returns what it made. */
  "tools/call": { params: types.CallToolRequest["params"]; result: types.CallToolResult };
  /** Lists the tools the caller may run, page by page. */
  "tools/list": { params: types.ListToolsRequest["params"]; result: types.ListToolsResult };
}

/** Requests a server sends in revision 2025-06-18, by method. */
export interface ServerRequests {
  /** Has the client ask its user, by a form or on a web page. */
  "elicitation/create": { params: types.ElicitRequest["params"]; result: types.ElicitResult };
  /** Checks that the peer still answers. */
  "ping": { params: types.PingRequest["params"]; result: types.EmptyResult };
  /** Asks the client where the server may work. */
  "roots/list": { params: types.ListRootsRequest["params"]; result: types.ListRootsResult };
  /** Has the client run messages through a model of its choice. */
  "sampling/createMessage": { params: types.CreateMessageRequest["params"]; result: types.CreateMessageResult };
}

/** Notifications a client sends in revision 2025-06-18, by method. */
export interface ClientNotifications {
  /** Gives up a request that has not been answered yet. */
  "notifications/cancelled": { params: types.CancelledNotification["params"] };
  /** Ends the handshake of a legacy session. */
  "notifications/initialized": { params: types.InitializedNotification["params"] };
  /** Tells how far a request has come. */
  "notifications/progress": { params: types.ProgressNotification["params"] };
  /** Says that the client's roots changed. */
  "notifications/roots/list_changed": { params: types.RootsListChangedNotification["params"] };
}

/** Notifications a server sends in revision 2025-06-18, by method. */
export interface ServerNotifications {
  /** Gives up a request that has not been answered yet. */
  "notifications/cancelled": { params: types.CancelledNotification["params"] };
  /** Carries a log message of the server. */
  "notifications/message": { params: types.LoggingMessageNotification["params"] };
  /** Tells how far a request has come. */
  "notifications/progress": { params: types.ProgressNotification["params"] };
  /** Says that prompts came or went. */
  "notifications/prompts/list_changed": { params: types.PromptListChangedNotification["params"] };
  /** Says that resources came or went. */
  "notifications/resources/list_changed": { params: types.ResourceListChangedNotification["params"] };
  /** Says that a watched resource changed. */
  "notifications/resources/updated": { params: types.ResourceUpdatedNotification["params"] };
  /** Says that tools came or went. */
  "notifications/tools/list_changed": { params: types.ToolListChangedNotification["params"] };
}

/** Every method of revision 2025-06-18. */
export const methods: ReadonlyMap<string, MethodFacts> = new Map<string, MethodFacts>([
  ["completion/complete", { kind: "request", sender: "client", definition: "CompleteRequest", params: "required", results: ["CompleteResult"], capability: "completions", inputRequired: false, paginated: false, cacheable: false }],
  ["elicitation/create", { kind: "request", sender: "server", definition: "ElicitRequest", params: "required", results: ["ElicitResult"], capability: "elicitation", inputRequired: false, paginated: false, cacheable: false }],
  ["initialize", { kind: "request", sender: "client", definition: "InitializeRequest", params: "required", results: ["InitializeResult"], inputRequired: false, paginated: false, cacheable: false }],
  ["logging/setLevel", { kind: "request", sender: "client", definition: "SetLevelRequest", params: "required", results: ["EmptyResult"], capability: "logging", inputRequired: false, paginated: false, cacheable: false }],
  ["notifications/cancelled", { kind: "notification", sender: "both", definition: "CancelledNotification", params: "required" }],
  ["notifications/initialized", { kind: "notification", sender: "client", definition: "InitializedNotification", params: "optional" }],
  ["notifications/message", { kind: "notification", sender: "server", definition: "LoggingMessageNotification", params: "required", capability: "logging" }],
  ["notifications/progress", { kind: "notification", sender: "both", definition: "ProgressNotification", params: "required" }],
  ["notifications/prompts/list_changed", { kind: "notification", sender: "server", definition: "PromptListChangedNotification", params: "optional", capability: "prompts.listChanged" }],
  ["notifications/resources/list_changed", { kind: "notification", sender: "server", definition: "ResourceListChangedNotification", params: "optional", capability: "resources.listChanged" }],
  ["notifications/resources/updated", { kind: "notification", sender: "server", definition: "ResourceUpdatedNotification", params: "required", capability: "resources.subscribe" }],
  ["notifications/roots/list_changed", { kind: "notification", sender: "client", definition: "RootsListChangedNotification", params: "optional", capability: "roots.listChanged" }],
  ["notifications/tools/list_changed", { kind: "notification", sender: "server", definition: "ToolListChangedNotification", params: "optional", capability: "tools.listChanged" }],
  ["ping", { kind: "request", sender: "both", definition: "PingRequest", params: "optional", results: ["EmptyResult"], inputRequired: false, paginated: false, cacheable: false }],
  ["prompts/get", { kind: "request", sender: "client", definition: "GetPromptRequest", params: "required", results: ["GetPromptResult"], capability: "prompts", inputRequired: false, paginated: false, cacheable: false }],
  ["prompts/list", { kind: "request", sender: "client", definition: "ListPromptsRequest", params: "optional", results: ["ListPromptsResult"], capability: "prompts", inputRequired: false, paginated: true, cacheable: false }],
  ["resources/list", { kind: "request", sender: "client", definition: "ListResourcesRequest", params: "optional", results: ["ListResourcesResult"], capability: "resources", inputRequired: false, paginated: true, cacheable: false }],
  ["resources/read", { kind: "request", sender: "client", definition: "ReadResourceRequest", params: "required", results: ["ReadResourceResult"], capability: "resources", inputRequired: false, paginated: false, cacheable: false }],
  ["resources/subscribe", { kind: "request", sender: "client", definition: "SubscribeRequest", params: "required", results: ["EmptyResult"], capability: "resources.subscribe", inputRequired: false, paginated: false, cacheable: false }],
  ["resources/templates/list", { kind: "request", sender: "client", definition: "ListResourceTemplatesRequest", params: "optional", results: ["ListResourceTemplatesResult"], capability: "resources", inputRequired: false, paginated: true, cacheable: false }],
  ["resources/unsubscribe", { kind: "request", sender: "client", definition: "UnsubscribeRequest", params: "required", results: ["EmptyResult"], capability: "resources.subscribe", inputRequired: false, paginated: false, cacheable: false }],
  ["roots/list", { kind: "request", sender: "server", definition: "ListRootsRequest", params: "optional", results: ["ListRootsResult"], capability: "roots", inputRequired: false, paginated: false, cacheable: false }],
  ["sampling/createMessage", { kind: "request", sender: "server", definition: "CreateMessageRequest", params: "required", results: ["CreateMessageResult"], capability: "sampling", inputRequired: false, paginated: false, cacheable: false }],
  ["tools/call", { kind: "request", sender: "client", definition: "CallToolRequest", params: "required", results: ["CallToolResult"], capability: "tools", inputRequired: false, paginated: false, cacheable: false }],
  ["tools/list", { kind: "request", sender: "client", definition: "ListToolsRequest", params: "optional", results: ["ListToolsResult"], capability: "tools", inputRequired: false, paginated: true, cacheable: false }],
]);
