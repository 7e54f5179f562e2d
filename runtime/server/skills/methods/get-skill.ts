import type { RequestMethod } from "../../methods/method.ts";

export const getSkill: RequestMethod<"skills/get"> = {
  method: "skills/get",
  answer: async ({ uri }, call) => {
    const { host } = call;
    call.checkAccess({});
    const skill = await host.catalogue.skills!.skill(uri);
    return { skill, ttlMs: host.listTtl, cacheScope: call.peer.access === undefined ? "public" : "private" };
  },
};
