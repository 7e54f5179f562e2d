import type { RequestMethod } from "./method.ts";

/** The session is told of updates of the resource from now on (RES-12). The resource need not exist yet. */
export const subscribe: RequestMethod<"resources/subscribe"> = {
  method: "resources/subscribe",
  answer: ({ uri }, { host, session }) => {
    if (session !== undefined) host.subscriptions.ofSession(session).subscribe(uri);
    return {};
  },
};
