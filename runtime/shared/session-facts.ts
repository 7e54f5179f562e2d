import type { LegacySession } from "../server/legacy-session.ts";
import type { SessionFacts } from "../server/session-share.ts";
import type { Subscriptions } from "../server/subscriptions/subscriptions.ts";

/** What other processes have to know of a session that was just opened. */
export function factsOf({ revision, client, auth, logLevel }: LegacySession): SessionFacts {
  return {
    revision: revision.id,
    client,
    ...(auth && { auth }),
    logLevel,
    ready: false,
    resources: [],
    streams: [],
  };
}

/** Has a session be what its facts say. */
export function adoptFacts(session: LegacySession, facts: SessionFacts, subscriptions: Subscriptions): void {
  const { logLevel, ready, resources } = facts;
  session.logLevel = logLevel;
  if (!ready && resources.length === 0 && session.subscriber === undefined) return;
  const subscriber = subscriptions.ofSession(session);
  if (ready) subscriber.begin();
  const wanted = new Set(resources);
  for (const uri of subscriber.resources) if (!wanted.has(uri)) subscriber.unsubscribe(uri);
  for (const uri of wanted) subscriber.subscribe(uri);
}
