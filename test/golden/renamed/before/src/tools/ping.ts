import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

/** Says that it is there. */
export const ping: Tools["ping"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/ping.ts");
};
