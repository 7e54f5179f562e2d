import type { Tools } from "../generated/types.ts";

/** Divides one number by another. */
export const divide: Tools["divide"] = ({ dividend, divisor }, ctx) => {
  if (divisor === 0) throw ctx.error.division_by_zero({ dividend });
  return { quotient: dividend / divisor };
};
