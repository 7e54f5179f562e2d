import type { Resources } from "../generated/types.ts";
import { rooms } from "../store.ts";

/** A room and the nights it is taken. */
export const room: Resources["room"] = ({ number }, ctx) => {
  const found = rooms.find((candidate) => candidate.number === number);
  if (found === undefined) return undefined;
  return JSON.stringify({ ...found, taken: ctx.app.bookings.nights(number) });
};
