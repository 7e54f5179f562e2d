import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

export const closed: Tools["closed"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/closed.ts");
};
