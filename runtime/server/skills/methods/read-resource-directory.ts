import type { RequestMethod } from "../../methods/method.ts";
import { extensionPage } from "../page.ts";

export const readResourceDirectory: RequestMethod<"resources/directory/read"> = {
  method: "resources/directory/read",
  answer: async ({ uri }, call) => {
    call.checkAccess({});
    return extensionPage(await call.host.catalogue.skills!.folder(uri), call);
  },
};
