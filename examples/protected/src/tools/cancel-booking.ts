import { askerOf } from "../asker.ts";
import type { Tools } from "../generated/types.ts";

/** Cancels one of your own bookings; with rooms:manage one of anybody's. */
export const cancelBooking: Tools["cancel_booking"] = ({ confirmation }, ctx) => ({
  cancelled: ctx.app.bookings.cancel(confirmation, askerOf(ctx.auth)),
});
