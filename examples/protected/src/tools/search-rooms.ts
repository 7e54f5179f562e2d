import type { Tools } from "../generated/types.ts";

/** Lists the rooms that are free on one night. */
export const searchRooms: Tools["search_rooms"] = ({ night }, ctx) => ({ rooms: ctx.app.bookings.free(night) });
