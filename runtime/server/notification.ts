import type { AnyServerNotifications, ServerNotificationMethod } from "@mcpwright/protocol";
import type { Revision } from "@mcpwright/protocol/contract";
import { project } from "./project.ts";

/** A notification as text, with the fields its revision knows. */
export function notificationText<Method extends ServerNotificationMethod>(
  tables: Revision,
  method: Method,
  params: AnyServerNotifications[Method]["params"],
): string {
  const facts = tables.methods.get(method);
  const body =
    facts === undefined ? { method, params } : project({ method, params }, [facts.definition], tables.shapes);
  return JSON.stringify({ jsonrpc: "2.0", ...(body as object) });
}
