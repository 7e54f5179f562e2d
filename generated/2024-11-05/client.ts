import type { Revision, Validator } from "../contract/contract.ts";
import { methods } from "./methods.ts";
import { shapes } from "./shapes.ts";
import {
  CallToolResult,
  CancelledNotification,
  CompleteResult,
  CreateMessageRequest,
  EmptyResult,
  GetPromptResult,
  InitializeResult,
  ListPromptsResult,
  ListResourceTemplatesResult,
  ListResourcesResult,
  ListRootsRequest,
  ListToolsResult,
  LoggingMessageNotification,
  PingRequest,
  ProgressNotification,
  PromptListChangedNotification,
  ReadResourceResult,
  ResourceListChangedNotification,
  ResourceUpdatedNotification,
  ToolListChangedNotification,
} from "./validators/client.js";

/** Revision 2024-11-05 as a client needs it. */
export const client: Revision = {
  id: "2024-11-05",
  era: "legacy",
  role: "client",
  methods,
  requests: new Map<string, Validator>([
    ["ping", PingRequest],
    ["roots/list", ListRootsRequest],
    ["sampling/createMessage", CreateMessageRequest],
  ]),
  notifications: new Map<string, Validator>([
    ["notifications/cancelled", CancelledNotification],
    ["notifications/message", LoggingMessageNotification],
    ["notifications/progress", ProgressNotification],
    ["notifications/prompts/list_changed", PromptListChangedNotification],
    ["notifications/resources/list_changed", ResourceListChangedNotification],
    ["notifications/resources/updated", ResourceUpdatedNotification],
    ["notifications/tools/list_changed", ToolListChangedNotification],
  ]),
  answers: new Map<string, Validator>([
    ["completion/complete", CompleteResult],
    ["initialize", InitializeResult],
    ["logging/setLevel", EmptyResult],
    ["ping", EmptyResult],
    ["prompts/get", GetPromptResult],
    ["prompts/list", ListPromptsResult],
    ["resources/list", ListResourcesResult],
    ["resources/read", ReadResourceResult],
    ["resources/subscribe", EmptyResult],
    ["resources/templates/list", ListResourceTemplatesResult],
    ["resources/unsubscribe", EmptyResult],
    ["tools/call", CallToolResult],
    ["tools/list", ListToolsResult],
  ]),
  shapes,
};
