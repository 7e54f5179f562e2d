import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

export const classTool: Tools["class"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/class-tool.ts");
};
