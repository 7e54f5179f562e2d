import type { HttpLimits } from "../server/settings.ts";
import type { Body, Exchange } from "./exchange.ts";
import type { Sweep, Swept } from "./sweep.ts";

/** Reads the body of a request, and gives up on it when it takes too long. */
export async function bodyInTime(
  exchange: Exchange,
  limits: Pick<HttpLimits, "body" | "bodyTime">,
  sweep: Sweep,
): Promise<Body> {
  const due = Date.now() + limits.bodyTime;
  const wait: Swept = {
    sweep: (now) => {
      if (now >= due) exchange.abandonBody();
    },
  };
  sweep.add(wait);
  try {
    return await exchange.body(limits.body);
  } finally {
    sweep.delete(wait);
  }
}
