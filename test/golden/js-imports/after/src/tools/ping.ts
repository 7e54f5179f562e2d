import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.js";

/** Says that it is there. */
export const ping: Tools["ping"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/ping.ts");
};
