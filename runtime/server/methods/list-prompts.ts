import { listPage } from "./list.ts";
import type { RequestMethod } from "./method.ts";

export const listPrompts: RequestMethod<"prompts/list"> = {
  method: "prompts/list",
  answer: (_params, call) => listPage("prompts", call),
};
