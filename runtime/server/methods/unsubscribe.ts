import type { RequestMethod } from "./method.ts";

/** The session is told of updates of the resource no longer (RES-12); one it never subscribed to is no error. */
export const unsubscribe: RequestMethod<"resources/unsubscribe"> = {
  method: "resources/unsubscribe",
  answer: ({ uri }, { session }) => {
    session?.subscriber?.unsubscribe(uri);
    return {};
  },
};
