import type * as r20251125 from "./2025-11-25/methods.ts";
import type * as r20260728 from "./2026-07-28/methods.ts";

export * from "./codes.ts";
export * from "./revisions.ts";

/** Client requests of all revisions, each as the newest that has it says. */
export interface AnyClientRequests {
  "completion/complete": r20260728.ClientRequests["completion/complete"];
  "initialize": r20251125.ClientRequests["initialize"];
  "logging/setLevel": r20251125.ClientRequests["logging/setLevel"];
  "ping": r20251125.ClientRequests["ping"];
  "prompts/get": r20260728.ClientRequests["prompts/get"];
  "prompts/list": r20260728.ClientRequests["prompts/list"];
  "resources/directory/read": r20260728.ClientRequests["resources/directory/read"];
  "resources/list": r20260728.ClientRequests["resources/list"];
  "resources/read": r20260728.ClientRequests["resources/read"];
  "resources/subscribe": r20251125.ClientRequests["resources/subscribe"];
  "resources/templates/list": r20260728.ClientRequests["resources/templates/list"];
  "resources/unsubscribe": r20251125.ClientRequests["resources/unsubscribe"];
  "server/discover": r20260728.ClientRequests["server/discover"];
  "skills/get": r20260728.ClientRequests["skills/get"];
  "skills/list": r20260728.ClientRequests["skills/list"];
  "subscriptions/listen": r20260728.ClientRequests["subscriptions/listen"];
  "tasks/cancel": r20260728.ClientRequests["tasks/cancel"];
  "tasks/get": r20260728.ClientRequests["tasks/get"];
  "tasks/list": r20251125.ClientRequests["tasks/list"];
  "tasks/result": r20251125.ClientRequests["tasks/result"];
  "tasks/update": r20260728.ClientRequests["tasks/update"];
  "tools/call": r20260728.ClientRequests["tools/call"];
  "tools/list": r20260728.ClientRequests["tools/list"];
}

export type ClientMethod = keyof AnyClientRequests;

/** Server requests of all revisions, each as the newest that has it says. */
export interface AnyServerRequests {
  "elicitation/create": r20251125.ServerRequests["elicitation/create"];
  "ping": r20251125.ServerRequests["ping"];
  "roots/list": r20251125.ServerRequests["roots/list"];
  "sampling/createMessage": r20251125.ServerRequests["sampling/createMessage"];
  "tasks/cancel": r20251125.ServerRequests["tasks/cancel"];
  "tasks/get": r20251125.ServerRequests["tasks/get"];
  "tasks/list": r20251125.ServerRequests["tasks/list"];
  "tasks/result": r20251125.ServerRequests["tasks/result"];
}

export type ServerMethod = keyof AnyServerRequests;

/** Client notifications of all revisions, each as the newest that has it says. */
export interface AnyClientNotifications {
  "notifications/cancelled": r20260728.ClientNotifications["notifications/cancelled"];
  "notifications/initialized": r20251125.ClientNotifications["notifications/initialized"];
  "notifications/progress": r20251125.ClientNotifications["notifications/progress"];
  "notifications/roots/list_changed": r20251125.ClientNotifications["notifications/roots/list_changed"];
  "notifications/tasks/status": r20251125.ClientNotifications["notifications/tasks/status"];
}

export type ClientNotificationMethod = keyof AnyClientNotifications;

/** Server notifications of all revisions, each as the newest that has it says. */
export interface AnyServerNotifications {
  "notifications/cancelled": r20260728.ServerNotifications["notifications/cancelled"];
  "notifications/elicitation/complete": r20251125.ServerNotifications["notifications/elicitation/complete"];
  "notifications/message": r20260728.ServerNotifications["notifications/message"];
  "notifications/progress": r20260728.ServerNotifications["notifications/progress"];
  "notifications/prompts/list_changed": r20260728.ServerNotifications["notifications/prompts/list_changed"];
  "notifications/resources/list_changed": r20260728.ServerNotifications["notifications/resources/list_changed"];
  "notifications/resources/updated": r20260728.ServerNotifications["notifications/resources/updated"];
  "notifications/subscriptions/acknowledged": r20260728.ServerNotifications["notifications/subscriptions/acknowledged"];
  "notifications/tasks": r20260728.ServerNotifications["notifications/tasks"];
  "notifications/tasks/status": r20251125.ServerNotifications["notifications/tasks/status"];
  "notifications/tools/list_changed": r20260728.ServerNotifications["notifications/tools/list_changed"];
}

export type ServerNotificationMethod = keyof AnyServerNotifications;
