import type { RequestMethod } from "../../methods/method.ts";
import { extensionPage } from "../page.ts";

export const listSkills: RequestMethod<"skills/list"> = {
  method: "skills/list",
  answer: async (_params, call) => {
    call.checkAccess({});
    return extensionPage(await call.host.catalogue.skills!.list(), call);
  },
};
