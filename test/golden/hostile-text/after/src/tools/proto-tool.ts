import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

/** *\/ console.log(1) /* */
export const protoTool: Tools["__proto__"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/proto-tool.ts");
};
