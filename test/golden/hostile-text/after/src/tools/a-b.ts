import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

/** `${1}` */
export const aB: Tools["a.b"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/a-b.ts");
};
