import { listPage } from "./list.ts";
import type { RequestMethod } from "./method.ts";

export const listResourceTemplates: RequestMethod<"resources/templates/list"> = {
  method: "resources/templates/list",
  answer: (_params, call) => listPage("templates", call),
};
