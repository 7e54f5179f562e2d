import type { AnyServerNotifications, ServerNotificationMethod } from "@mcpwright/protocol";
import type { LoggingLevel } from "@mcpwright/protocol/2026-07-28";
import type { Call } from "../call.ts";
import type { Log } from "../context.ts";
import { LOG_LEVELS } from "../log-levels.ts";
import { LOG_LEVEL } from "../meta-keys.ts";
import { notificationText } from "../notification.ts";

const method = "notifications/message" satisfies ServerNotificationMethod;

/** The lowest level the client wants: of the session, or of this very request (LOG-05). */
function threshold(call: Call): number {
  const level = call.session === undefined ? call.meta?.[LOG_LEVEL] : call.session.logLevel;
  const index = LOG_LEVELS.indexOf(level as LoggingLevel);
  return index === -1 ? Number.POSITIVE_INFINITY : index;
}

/** `ctx.log`: sends on the stream of the request, before its response (LOG-06, LOG-07). */
export function logOf(call: Call): Log {
  const log: Partial<Record<LoggingLevel, (data: unknown, logger?: string) => void>> = {};
  for (const [severity, level] of LOG_LEVELS.entries()) {
    log[level] = (data, logger) => {
      if (severity < threshold(call)) return;
      const params: AnyServerNotifications[typeof method]["params"] = {
        level,
        data: data === undefined ? null : data,
        ...(logger !== undefined && { logger }),
        ...(call.related !== undefined && { _meta: call.related }),
      };
      call.send(notificationText(call.tables, method, params));
    };
  }
  return log as Log;
}
