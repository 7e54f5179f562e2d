import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

export const defaultTool: Tools["default"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/default-tool.ts");
};
