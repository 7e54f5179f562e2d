import { revisions } from "@mcpwright/protocol";
import type { DiscoverResult } from "@mcpwright/protocol/2026-07-28";
import type { RevisionEntry } from "@mcpwright/protocol/contract";
import { ErrorCode, LocalError, McpError } from "../errors.ts";
import { isObject } from "../jsonrpc.ts";
import { SERVER_INFO } from "../server/meta-keys.ts";
import type { Agreement } from "./agreement.ts";
import { discover, MODERN_ERRORS } from "./discover.ts";
import type { Exchange } from "./exchange.ts";
import { initialize } from "./initialize.ts";
import type { Offer } from "./offer.ts";

/** `auto` finds out, `legacy` begins with the handshake, a revision's id insists on that revision. */
export type Wanted = "auto" | "legacy" | (string & {});

/** Finds out which era and version to speak, and begins to. */
export async function negotiate(exchange: Exchange, wanted: Wanted, offer: Offer): Promise<Agreement> {
  const known = newestFirst(wanted);
  const newest = known[0]!;
  if (newest.era === "legacy") return initialize(exchange, newest.id, known, offer);
  let version = newest.id;
  // One correction: the version of a -32022 answer, or the one that discovery lists.
  for (let attempt = 0; attempt < 2; attempt++) {
    const found = await discover(exchange, version, offer);
    if (found.era === "legacy") {
      try {
        return await fallBack(exchange, known, offer, found.cause);
      } catch (error) {
        if (found.doubtful && isModernRefusal(error)) return agree(newest, { capabilities: {} });
        throw error;
      }
    }
    const supported = "result" in found ? found.result.supportedVersions : found.supported;
    const common = known.find(({ id }) => supported.includes(id));
    if (common === undefined) throw noCommonVersion(known, supported.join(", "), found);
    if (common.era === "legacy") return initialize(exchange, common.id, known.filter(isLegacy), offer);
    if ("result" in found) return agree(common, found.result);
    version = common.id;
  }
  throw new LocalError("unsupported-version", `The server refuses ${version}, which it says it serves`);
}

async function fallBack(
  exchange: Exchange,
  known: readonly RevisionEntry[],
  offer: Offer,
  cause: unknown,
): Promise<Agreement> {
  const legacy = known.filter(isLegacy);
  if (legacy[0] === undefined) throw noCommonVersion(known, "legacy versions only", cause);
  return initialize(exchange, legacy[0].id, legacy, offer);
}

async function agree(
  entry: RevisionEntry,
  result: Pick<DiscoverResult, "capabilities" | "instructions" | "_meta">,
): Promise<Agreement> {
  const serverInfo = result._meta?.[SERVER_INFO];
  return {
    revision: await entry.client(),
    envelope: { version: entry.id, modern: true },
    serverInfo: isObject(serverInfo) ? (serverInfo as unknown as Agreement["serverInfo"]) : undefined,
    capabilities: result.capabilities,
    instructions: result.instructions,
  };
}

function isModernRefusal(error: unknown): boolean {
  return McpError.is(error) && (MODERN_ERRORS.has(error.code) || error.code === ErrorCode.methodNotFound);
}

function newestFirst(wanted: Wanted): readonly RevisionEntry[] {
  const known = [...revisions.values()].reverse();
  if (wanted === "auto") return known;
  const chosen = known.filter((entry) => (wanted === "legacy" ? isLegacy(entry) : entry.id === wanted));
  if (chosen.length > 0) return chosen;
  const ids = known.map(({ id }) => id).join(", ");
  throw new LocalError("unsupported-version", `This client does not know revision ${wanted}; it knows ${ids}`);
}

function isLegacy(entry: RevisionEntry): boolean {
  return entry.era === "legacy";
}

function noCommonVersion(known: readonly RevisionEntry[], served: string, cause: unknown): LocalError {
  const ids = known.map(({ id }) => id).join(", ");
  return new LocalError("unsupported-version", `No common version: this client speaks ${ids}, the server ${served}`, {
    cause,
  });
}
