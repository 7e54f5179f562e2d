import type { RequestMethod } from "./method.ts";

/** The session gets log messages of this level and above from now on (LOG-03). */
export const setLevel: RequestMethod<"logging/setLevel"> = {
  method: "logging/setLevel",
  answer: (params, { session }) => {
    const { level } = params;
    if (session === undefined) return {};
    session.logLevel = level;
    return session.changed((facts) => ({ ...facts, logLevel: level }));
  },
};
