import { listPage } from "./list.ts";
import type { RequestMethod } from "./method.ts";

export const listResources: RequestMethod<"resources/list"> = {
  method: "resources/list",
  answer: (_params, call) => {
    const { catalogue } = call.host;
    const listed = catalogue.refreshFolders();
    return listed === undefined
      ? listPage(catalogue.resources, call)
      : listed.then(() => listPage(catalogue.resources, call));
  },
};
