import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

export const anchored: Tools["anchored"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/anchored.ts");
};
