import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

/** When we are there. */
export const openingHours: Tools["opening_hours"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/opening-hours.ts");
};
