import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

export const tuple: Tools["tuple"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/tuple.ts");
};
