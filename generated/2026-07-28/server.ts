import type { Revision, Validator } from "../contract/contract.ts";
import { inputRequests, methods } from "./methods.ts";
import { shapes } from "./shapes.ts";
import {
  CallToolRequest,
  CancelTaskRequest,
  CancelledNotification,
  CompleteRequest,
  CreateMessageResult,
  DiscoverRequest,
  ElicitResult,
  GetPromptRequest,
  GetSkillRequest,
  GetTaskRequest,
  ListPromptsRequest,
  ListResourceTemplatesRequest,
  ListResourcesRequest,
  ListRootsResult,
  ListSkillsRequest,
  ListToolsRequest,
  ReadResourceDirectoryRequest,
  ReadResourceRequest,
  SubscriptionsListenRequest,
  UpdateTaskRequest,
} from "./validators/server.js";

/** Revision 2026-07-28 as a server needs it. */
export const server: Revision = {
  id: "2026-07-28",
  era: "modern",
  role: "server",
  methods,
  requests: new Map<string, Validator>([
    ["completion/complete", CompleteRequest],
    ["prompts/get", GetPromptRequest],
    ["prompts/list", ListPromptsRequest],
    ["resources/directory/read", ReadResourceDirectoryRequest],
    ["resources/list", ListResourcesRequest],
    ["resources/read", ReadResourceRequest],
    ["resources/templates/list", ListResourceTemplatesRequest],
    ["server/discover", DiscoverRequest],
    ["skills/get", GetSkillRequest],
    ["skills/list", ListSkillsRequest],
    ["subscriptions/listen", SubscriptionsListenRequest],
    ["tasks/cancel", CancelTaskRequest],
    ["tasks/get", GetTaskRequest],
    ["tasks/update", UpdateTaskRequest],
    ["tools/call", CallToolRequest],
    ["tools/list", ListToolsRequest],
  ]),
  notifications: new Map<string, Validator>([
    ["notifications/cancelled", CancelledNotification],
  ]),
  answers: new Map<string, Validator>([
    ["elicitation/create", ElicitResult],
    ["roots/list", ListRootsResult],
    ["sampling/createMessage", CreateMessageResult],
  ]),
  inputRequests,
  shapes,
};
