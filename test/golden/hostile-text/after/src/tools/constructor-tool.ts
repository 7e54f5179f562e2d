import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

/**
 * //
 *  console.log(1)
 * \@ts-nocheck
 */
export const constructorTool: Tools["constructor"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/constructor-tool.ts");
};
