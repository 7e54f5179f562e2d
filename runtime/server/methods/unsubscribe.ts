import type { SessionFacts } from "../session-share.ts";
import type { RequestMethod } from "./method.ts";

/** The session is told of updates of the resource no longer (RES-12); one it never subscribed to is no error. */
export const unsubscribe: RequestMethod<"resources/unsubscribe"> = {
  method: "resources/unsubscribe",
  answer: ({ uri }, { session }) => {
    if (session === undefined) return {};
    session.subscriber?.unsubscribe(uri);
    const without = ({ resources }: SessionFacts): readonly string[] => resources.filter((other) => other !== uri);
    return session.changed((facts) => ({ ...facts, resources: without(facts) }));
  },
};
