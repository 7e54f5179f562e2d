import type { AnyServerNotifications, ServerNotificationMethod } from "@mcpwright/protocol";
import type { Call } from "../call.ts";
import type { Context } from "../context.ts";
import { notificationText } from "../notification.ts";

const method = "notifications/progress" satisfies ServerNotificationMethod;

function silent(): void {}

/** `ctx.progress`: strictly increasing (PROG-03), only for a token the client gave (META-07), with what the revision knows. */
export function progressOf(call: Call): Context["progress"] {
  const progressToken = call.meta?.["progressToken"];
  if (typeof progressToken !== "string" && typeof progressToken !== "number") return silent;
  let last = Number.NEGATIVE_INFINITY;
  return (progress, total, message) => {
    if (!(progress > last) || !Number.isFinite(progress)) return;
    last = progress;
    const params: AnyServerNotifications[typeof method]["params"] = {
      progressToken,
      progress,
      ...(total !== undefined && { total }),
      ...(message !== undefined && { message }),
      ...(call.related !== undefined && { _meta: call.related }),
    };
    call.send(notificationText(call.tables, method, params));
  };
}
