import { NotImplementedError } from "@mcpwright/runtime";
import type { Visible } from "../generated/types.ts";

/** Says which callers see what names this function. */
export const owner: Visible["owner"] = (_auth) => {
  throw new NotImplementedError("src/visible/owner.ts");
};
