import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

/** Books a room. */
export const bookRoom: Tools["book_room"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/book-room.ts");
};
