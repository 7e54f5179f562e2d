import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

/** Finds rooms. */
export const searchRooms: Tools["search_rooms"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/search-rooms.ts");
};
