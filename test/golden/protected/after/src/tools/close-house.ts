import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

/** Closes the house. */
export const closeHouse: Tools["close_house"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/close-house.ts");
};
