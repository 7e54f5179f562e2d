import type { RequestMethod } from "./method.ts";

/** Answered at once, also while other requests run (PING-01). */
export const ping: RequestMethod<"ping"> = {
  method: "ping",
  answer: () => ({}),
};
