import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

/** Sets a price. */
export const setPrice: Tools["set_price"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/set-price.ts");
};
