import type { RequestMethod } from "./method.ts";

let loaded: typeof import("../prompt-messages.ts") | undefined;

/** What makes messages is loaded with the first request. */
export const getPrompt: RequestMethod<"prompts/get"> = {
  method: "prompts/get",
  answer: (params, call) => {
    if (loaded !== undefined) return loaded.promptMessages(params, call);
    return import("../prompt-messages.ts").then((module) => {
      loaded = module;
      return module.promptMessages(params, call);
    });
  },
};
