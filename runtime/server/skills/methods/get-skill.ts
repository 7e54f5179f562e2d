import type { RequestMethod } from "../../methods/method.ts";

export const getSkill: RequestMethod<"skills/get"> = {
  method: "skills/get",
  answer: async ({ uri }, { host }) => {
    const skill = await host.catalogue.skills!.skill(uri);
    return { skill, ttlMs: host.listTtl, cacheScope: "public" };
  },
};
