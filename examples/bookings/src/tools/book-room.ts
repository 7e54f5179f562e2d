import type { Tools } from "../generated/types.ts";
import { rooms } from "../store.ts";

/** Books one room for one night. */
export const bookRoom: Tools["book_room"] = async ({ room, night, guest, guests }, ctx) => {
  const found = rooms.find(({ number }) => number === room);
  if (found === undefined) throw ctx.error.no_such_room({ room });
  if (found.beds < guests) throw ctx.error.too_small({ room, beds: found.beds });
  const booking = await ctx.app.bookings.book(room, night, guest);
  if (booking === undefined) throw ctx.error.room_taken({ room, night });
  return { confirmation: booking.confirmation, price: found.price };
};
