import { listPage } from "./list.ts";
import type { RequestMethod } from "./method.ts";

export const listResources: RequestMethod<"resources/list"> = {
  method: "resources/list",
  answer: (_params, call) => {
    const refreshed = call.host.catalogue.refreshFolders();
    return refreshed === undefined ? listPage("resources", call) : refreshed.then(() => listPage("resources", call));
  },
};
