import { askerOf } from "../asker.ts";
import type { Tools } from "../generated/types.ts";

/** Lists your own bookings; with rooms:manage those of everybody. */
export const listBookings: Tools["list_bookings"] = (_, ctx) => ({
  bookings: ctx.app.bookings.of(askerOf(ctx.auth)),
});
