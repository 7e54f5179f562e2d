import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

/** Holds a room. */
export const holdRoom: Tools["hold_room"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/hold-room.ts");
};
