import type { RequestMethod } from "./method.ts";

let loaded: typeof import("../completion.ts") | undefined;

/** What suggests values is loaded with the first request. */
export const completeArgument: RequestMethod<"completion/complete"> = {
  method: "completion/complete",
  answer: (params, call) => {
    if (loaded !== undefined) return loaded.completion(params, call);
    return import("../completion.ts").then((module) => {
      loaded = module;
      return module.completion(params, call);
    });
  },
};
