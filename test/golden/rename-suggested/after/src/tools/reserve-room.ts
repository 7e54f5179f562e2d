import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

/** Books one room for one night. */
export const reserveRoom: Tools["reserve_room"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/reserve-room.ts");
};
