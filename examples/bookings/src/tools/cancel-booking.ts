import type { Tools } from "../generated/types.ts";

/** Cancels a booking by its confirmation. */
export const cancelBooking: Tools["cancel_booking"] = async ({ confirmation }, ctx) => ({
  cancelled: await ctx.app.bookings.cancel(confirmation),
});
