import { NotImplementedError } from "@mcpwright/runtime";
import type { Tools } from "../generated/types.ts";

/** Books a seat. */
export const bookSeat: Tools["book_seat"] = async (_input, _ctx) => {
  throw new NotImplementedError("src/tools/book-seat.ts");
};
