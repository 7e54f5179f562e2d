import type { Tools } from "../generated/types.ts";

/** Lists the rooms that are free on one night, cheapest first. */
export const searchRooms: Tools["search_rooms"] = ({ night, guests }, ctx) => ({
  rooms: ctx.app.bookings.free(night, guests),
});
