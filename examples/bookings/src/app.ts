import { BookingStore } from "./store.ts";

/** What handlers see as `ctx.app`: the bookings, kept in the file that BOOKINGS_FILE names. */
export async function start(): Promise<{ readonly bookings: BookingStore }> {
  return { bookings: await BookingStore.open(process.env["BOOKINGS_FILE"] ?? "data/bookings.json") };
}

export async function stop(app: { readonly bookings: BookingStore }): Promise<void> {
  await app.bookings.close();
}
