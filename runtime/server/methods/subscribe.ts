import type { SessionFacts } from "../session-share.ts";
import type { RequestMethod } from "./method.ts";

/** The session is told of updates of the resource from now on (RES-12). The resource need not exist yet. */
export const subscribe: RequestMethod<"resources/subscribe"> = {
  method: "resources/subscribe",
  answer: ({ uri }, call) => {
    const { host, session, auth } = call;
    const entry = host.catalogue.entryAt(uri, auth);
    if (entry !== undefined) call.checkAccess(entry);
    if (session === undefined) return {};
    host.subscriptions.ofSession(session).subscribe(uri);
    const added = ({ resources }: SessionFacts): readonly string[] =>
      resources.includes(uri) ? resources : [...resources, uri];
    return session.changed((facts) => ({ ...facts, resources: added(facts) }));
  },
};
