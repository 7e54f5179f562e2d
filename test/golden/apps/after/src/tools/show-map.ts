import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

/** Shows where the rooms are. */
export const showMap: Tools["show_map"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/show-map.ts");
};
