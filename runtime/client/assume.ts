import { revisions } from "@mcpwright/protocol";
import type { Agreement } from "./agreement.ts";
import type { Exchange } from "./exchange.ts";
import { initialize } from "./initialize.ts";
import type { Offer } from "./offer.ts";
import type { Verdict } from "./verdict.ts";

/**
 * Begins to speak what a server is known to speak: a modern one is asked nothing, a legacy one has its handshake.
 * Resolves to `undefined` when the verdict is of no use, and throws when it does not hold.
 */
export async function assume(exchange: Exchange, verdict: Verdict, offer: Offer): Promise<Agreement | undefined> {
  const entry = revisions.get(verdict.revision);
  if (entry === undefined) return undefined;
  if (entry.era === "legacy") {
    const legacy = [...revisions.values()].filter(({ era }) => era === "legacy").reverse();
    return initialize(exchange, entry.id, legacy, offer);
  }
  // Without capabilities nobody could tell what the server offers.
  if (verdict.capabilities === undefined) return undefined;
  return {
    revision: await entry.client(),
    envelope: { version: entry.id, modern: true },
    serverInfo: verdict.serverInfo,
    capabilities: verdict.capabilities,
    instructions: verdict.instructions,
    assumed: true,
  };
}
