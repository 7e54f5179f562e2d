import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

export const maps: Tools["maps"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/maps.ts");
};
