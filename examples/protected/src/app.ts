import { Bookings } from "./bookings.ts";

/** What handlers see as `ctx.app`. */
export function start(): { readonly bookings: Bookings } {
  return { bookings: new Bookings() };
}
