import { askerOf } from "../asker.ts";
import { rooms } from "../bookings.ts";
import type { Tools } from "../generated/types.ts";

/** Books one room for one night, for whoever is signed in. */
export const bookRoom: Tools["book_room"] = ({ room, night }, ctx) => {
  if (!rooms.includes(room)) throw ctx.error.no_such_room({ room });
  const booking = ctx.app.bookings.book(room, night, askerOf(ctx.auth).guest);
  if (booking === undefined) throw ctx.error.room_taken({ room, night });
  return { confirmation: booking.confirmation };
};
