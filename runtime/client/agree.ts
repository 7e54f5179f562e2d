import { LocalError } from "../errors.ts";
import type { Agreement } from "./agreement.ts";
import { assume } from "./assume.ts";
import type { Exchange } from "./exchange.ts";
import { negotiate, type Wanted } from "./negotiate.ts";
import type { Offer } from "./offer.ts";
import { forget, recall, remember, type Verdict } from "./verdict.ts";

/** What this side knows of a server before it has said anything. */
export interface Knowledge {
  /** Names the server where it can be met again: its URL. */
  readonly server: string | undefined;
  readonly verdict: Verdict | undefined;
}

/** Agrees with the server on what to speak: by what is known of it, else by asking (DUAL-11, DUAL-12). */
export async function agree(exchange: Exchange, wanted: Wanted, offer: Offer, known: Knowledge): Promise<Agreement> {
  if (wanted !== "auto") return negotiate(exchange, wanted, offer);
  const revision = known.server === undefined ? undefined : recall(known.server);
  const verdict = known.verdict ?? (revision === undefined ? undefined : { revision });
  const assumed = verdict && (await assume(exchange, verdict, offer).catch((error: unknown) => onlyRefusal(error)));
  if (assumed !== undefined) return assumed;
  if (known.server !== undefined) forget(known.server);
  const agreement = await negotiate(exchange, wanted, offer);
  if (known.server !== undefined) remember(known.server, agreement.revision.id);
  return agreement;
}

/** A server that cannot be reached has not contradicted what is known of it. */
function onlyRefusal(error: unknown): undefined {
  if (LocalError.is(error) && error.code !== "http-status" && error.code !== "unsupported-version") throw error;
}
