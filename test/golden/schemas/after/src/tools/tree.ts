import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

export const tree: Tools["tree"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/tree.ts");
};
