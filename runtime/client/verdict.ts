import type { Implementation, ServerCapabilities } from "@mcpwright/protocol/2026-07-28";
import type { Agreement } from "./agreement.ts";

/**
 * What was found out about a server, as JSON: `connect(target, { verdict })` does not find it out again (DUAL-12). One
 * that no longer holds is forgotten.
 */
export interface Verdict {
  /** The revision that is spoken. */
  readonly revision: string;
  readonly capabilities?: ServerCapabilities;
  readonly serverInfo?: Implementation;
  readonly instructions?: string;
}

const MOST_REMEMBERED = 1_000;
/** The revision spoken by each server over HTTP that this process has met (DUAL-11), the oldest first. */
const remembered: Map<string, string> = new Map();

/** Remembers what a server speaks. */
export function remember(server: string, revision: string): void {
  remembered.delete(server);
  remembered.set(server, revision);
  for (const oldest of remembered.keys()) {
    if (remembered.size <= MOST_REMEMBERED) break;
    remembered.delete(oldest);
  }
}

export function recall(server: string): string | undefined {
  return remembered.get(server);
}

export function forget(server: string): void {
  remembered.delete(server);
}

/** What an agreement says, to be kept. */
export function verdictOf({ revision, capabilities, serverInfo, instructions }: Agreement): Verdict {
  return {
    revision: revision.id,
    capabilities,
    ...(serverInfo === undefined ? {} : { serverInfo }),
    ...(instructions === undefined ? {} : { instructions }),
  };
}
