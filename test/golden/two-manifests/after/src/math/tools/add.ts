import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

export const add: Tools["add"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/math/tools/add.ts");
};
