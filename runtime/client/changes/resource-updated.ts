import type { ResourceUpdatedNotification } from "@mcpwright/protocol/2026-07-28";
import { isObject, type JsonObject } from "../../jsonrpc.ts";

export const resourceUpdatedMethod: ResourceUpdatedNotification["method"] = "notifications/resources/updated";

/** The resource that a notification says has changed; `undefined` for every other message. */
export function updatedUri({ method, params }: JsonObject): string | undefined {
  if (method !== resourceUpdatedMethod || !isObject(params)) return undefined;
  return typeof params["uri"] === "string" ? params["uri"] : undefined;
}

/** Whether an update of `updated` is one of what was subscribed to: the resource itself, or a part of it (SUBS-16). */
export function concerns(subscribed: string, updated: string): boolean {
  if (!updated.startsWith(subscribed)) return false;
  return (
    updated.length === subscribed.length || subscribed.endsWith("/") || /^[/?#]/.test(updated.slice(subscribed.length))
  );
}
