import type { Prompts } from "../generated/types.ts";

/** Asks for a plan, with the free rooms of a night at hand. */
export const planStay: Prompts["plan_stay"] = ({ night }, ctx) => {
  const free = ctx.app.bookings
    .free(night, 1)
    .map(({ number, beds, price }) => `${number} (${beds} beds, ${price} EUR)`);
  return `Plan a stay for the night of ${night}. Free rooms: ${free.join(", ") || "none"}.`;
};
