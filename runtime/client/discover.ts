import type { DiscoverRequest, DiscoverResult } from "@mcpwright/protocol/2026-07-28";
import { ErrorCode, LocalError, McpError } from "../errors.ts";
import { isObject } from "../jsonrpc.ts";
import type { Exchange } from "./exchange.ts";
import { HttpStatusError } from "./http-status-error.ts";
import type { Reply } from "./link.ts";
import { modernMeta, type Offer } from "./offer.ts";

export const discoverMethod: DiscoverRequest["method"] = "server/discover";

/** Errors that only a modern server gives (ERR-16). */
export const MODERN_ERRORS: ReadonlySet<number> = new Set([
  ErrorCode.headerMismatch,
  ErrorCode.missingClientCapability,
  ErrorCode.unsupportedVersion,
]);

/** What the era probe found. */
export type Discovery =
  | { readonly era: "modern"; readonly result: DiscoverResult }
  /** A modern server that does not serve the version, with those it serves (DUAL-05). */
  | { readonly era: "modern"; readonly supported: readonly string[]; readonly error: McpError }
  | {
      readonly era: "legacy";
      readonly cause: unknown;
      /** A refusal that contradicts itself: a modern server's, of a method that every modern server has (AMB-20). */
      readonly doubtful?: boolean;
    };

/** Asks which versions the server serves, in the given modern one (DUAL-03, DUAL-07). */
export async function discover(exchange: Exchange, version: string, offer: Offer): Promise<Discovery> {
  let reply: Reply;
  try {
    reply = await exchange.ask(
      discoverMethod,
      { _meta: modernMeta(version, offer) },
      { version, modern: true },
      { timeout: offer.probeTimeout, ...(offer.signal === undefined ? {} : { signal: offer.signal }) },
    );
  } catch (error) {
    if (meansLegacy(error, exchange.link.kind)) return { era: "legacy", cause: error };
    throw error;
  }
  const { response, status } = reply;
  if ("result" in response) {
    // Whatever else has a result here is no answer of a modern server (DUAL-19).
    if (isDiscoverResult(response.result)) return { era: "modern", result: response.result };
    return { era: "legacy", cause: undefined };
  }
  const error = new McpError(response.error.code, response.error.message, response.error.data);
  // A challenge is about credentials and says nothing of the era.
  if (status === 401 || status === 403) throw error;
  if (!MODERN_ERRORS.has(error.code)) {
    const doubtful = exchange.link.kind === "http" && status === 404 && error.code === ErrorCode.methodNotFound;
    return { era: "legacy", cause: error, doubtful };
  }
  const supported = isObject(error.data) ? error.data["supported"] : undefined;
  if (error.code !== ErrorCode.unsupportedVersion || !Array.isArray(supported)) throw error;
  return { era: "modern", supported: supported.filter((one) => typeof one === "string"), error };
}

/** Silence on a pipe (DUAL-06), an answer that is none (DUAL-19), and over HTTP a refusal without a modern error (DUAL-08). */
function meansLegacy(error: unknown, kind: string): boolean {
  if (error instanceof HttpStatusError) {
    return error.status < 500 && error.status !== 401 && error.status !== 403;
  }
  if (!LocalError.is(error)) return false;
  return error.code === "invalid-response" || (kind !== "http" && error.code === "timeout");
}

function isDiscoverResult(result: object): result is DiscoverResult {
  const { resultType, supportedVersions, capabilities } = result as Partial<DiscoverResult>;
  return resultType === "complete" && Array.isArray(supportedVersions) && isObject(capabilities);
}
