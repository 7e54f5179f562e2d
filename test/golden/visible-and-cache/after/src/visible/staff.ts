import { NotImplementedError } from "@mcpwright/runtime";
import type { Visible } from "../generated/types.ts";

/** Says which callers see what names this function. */
export const staff: Visible["staff"] = (_auth) => {
  throw new NotImplementedError("src/visible/staff.ts");
};
