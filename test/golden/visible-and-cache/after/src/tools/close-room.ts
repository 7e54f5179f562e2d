import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

/** Closes a room. */
export const closeRoom: Tools["close_room"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/close-room.ts");
};
