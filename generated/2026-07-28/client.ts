import type { Revision, Validator } from "../contract/contract.ts";
import { inputRequests, methods } from "./methods.ts";
import { shapes } from "./shapes.ts";
import {
  CallToolAnswer,
  CancelledNotification,
  CompleteAnswer,
  DiscoverAnswer,
  GetPromptAnswer,
  ListPromptsAnswer,
  ListResourceTemplatesAnswer,
  ListResourcesAnswer,
  ListToolsAnswer,
  LoggingMessageNotification,
  ProgressNotification,
  PromptListChangedNotification,
  ReadResourceAnswer,
  ResourceListChangedNotification,
  ResourceUpdatedNotification,
  SubscriptionsAcknowledgedNotification,
  SubscriptionsListenAnswer,
  ToolListChangedNotification,
} from "./validators/client.js";

/** Revision 2026-07-28 as a client needs it. */
export const client: Revision = {
  id: "2026-07-28",
  era: "modern",
  role: "client",
  methods,
  requests: new Map<string, Validator>(),
  notifications: new Map<string, Validator>([
    ["notifications/cancelled", CancelledNotification],
    ["notifications/message", LoggingMessageNotification],
    ["notifications/progress", ProgressNotification],
    ["notifications/prompts/list_changed", PromptListChangedNotification],
    ["notifications/resources/list_changed", ResourceListChangedNotification],
    ["notifications/resources/updated", ResourceUpdatedNotification],
    ["notifications/subscriptions/acknowledged", SubscriptionsAcknowledgedNotification],
    ["notifications/tools/list_changed", ToolListChangedNotification],
  ]),
  answers: new Map<string, Validator>([
    ["completion/complete", CompleteAnswer],
    ["prompts/get", GetPromptAnswer],
    ["prompts/list", ListPromptsAnswer],
    ["resources/list", ListResourcesAnswer],
    ["resources/read", ReadResourceAnswer],
    ["resources/templates/list", ListResourceTemplatesAnswer],
    ["server/discover", DiscoverAnswer],
    ["subscriptions/listen", SubscriptionsListenAnswer],
    ["tools/call", CallToolAnswer],
    ["tools/list", ListToolsAnswer],
  ]),
  inputRequests,
  shapes,
};
