import type { ClientCapabilities, Implementation, LoggingLevel } from "@mcpwright/protocol/2026-07-28";
import type { JsonObject } from "../jsonrpc.ts";
import { CLIENT_CAPABILITIES, CLIENT_INFO, LOG_LEVEL, PROTOCOL_VERSION } from "../server/meta-keys.ts";

/** What the client says of itself. */
export interface Offer {
  readonly clientInfo: Implementation;
  readonly capabilities: ClientCapabilities;
  /** Longest wait for the handshake, in milliseconds. */
  readonly timeout: number;
  /** Longest wait for the answer to the era probe, in milliseconds. */
  readonly probeTimeout: number;
  readonly signal?: AbortSignal;
}

/** The `_meta` of every modern request (META-10, META-11, META-12). */
export function modernMeta(version: string, offer: Offer, logLevel?: LoggingLevel): JsonObject {
  return {
    [PROTOCOL_VERSION]: version,
    [CLIENT_CAPABILITIES]: offer.capabilities,
    [CLIENT_INFO]: offer.clientInfo,
    ...(logLevel === undefined ? {} : { [LOG_LEVEL]: logLevel }),
  };
}
