import type { NotificationMethod } from "./method.ts";

/** The client is ready: from now on the session is told of changes (LIFE-06). */
export const initialized: NotificationMethod<"notifications/initialized"> = {
  method: "notifications/initialized",
  receive: (_params, session, host) => {
    if (session === undefined) return;
    host.subscriptions.ofSession(session).begin();
    return session.share?.change((facts) => ({ ...facts, ready: true }));
  },
};
