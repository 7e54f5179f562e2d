import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

/** Comes last. */
export const last: Tools["last"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/last.ts");
};
