import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

export const evil: Tools["evil"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/evil.ts");
};
