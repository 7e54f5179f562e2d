import type { Revision, Validator } from "../contract/contract.ts";
import { methods } from "./methods.ts";
import { shapes } from "./shapes.ts";
import {
  CallToolRequest,
  CancelledNotification,
  CompleteRequest,
  CreateMessageResult,
  ElicitResult,
  EmptyResult,
  GetPromptRequest,
  InitializeRequest,
  InitializedNotification,
  ListPromptsRequest,
  ListResourceTemplatesRequest,
  ListResourcesRequest,
  ListRootsResult,
  ListToolsRequest,
  PingRequest,
  ProgressNotification,
  ReadResourceRequest,
  RootsListChangedNotification,
  SetLevelRequest,
  SubscribeRequest,
  UnsubscribeRequest,
} from "./validators/server.js";

/** Revision 2025-06-18 as a server needs it. */
export const server: Revision = {
  id: "2025-06-18",
  era: "legacy",
  role: "server",
  methods,
  requests: new Map<string, Validator>([
    ["completion/complete", CompleteRequest],
    ["initialize", InitializeRequest],
    ["logging/setLevel", SetLevelRequest],
    ["ping", PingRequest],
    ["prompts/get", GetPromptRequest],
    ["prompts/list", ListPromptsRequest],
    ["resources/list", ListResourcesRequest],
    ["resources/read", ReadResourceRequest],
    ["resources/subscribe", SubscribeRequest],
    ["resources/templates/list", ListResourceTemplatesRequest],
    ["resources/unsubscribe", UnsubscribeRequest],
    ["tools/call", CallToolRequest],
    ["tools/list", ListToolsRequest],
  ]),
  notifications: new Map<string, Validator>([
    ["notifications/cancelled", CancelledNotification],
    ["notifications/initialized", InitializedNotification],
    ["notifications/progress", ProgressNotification],
    ["notifications/roots/list_changed", RootsListChangedNotification],
  ]),
  answers: new Map<string, Validator>([
    ["elicitation/create", ElicitResult],
    ["ping", EmptyResult],
    ["roots/list", ListRootsResult],
    ["sampling/createMessage", CreateMessageResult],
  ]),
  shapes,
};
