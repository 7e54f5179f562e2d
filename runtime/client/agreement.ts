import type { Implementation, ServerCapabilities } from "@mcpwright/protocol/2026-07-28";
import type { Revision } from "@mcpwright/protocol/contract";
import type { Envelope } from "./link.ts";

/** What client and server agreed on, and what the server said of itself. */
export interface Agreement {
  readonly revision: Revision;
  /** What goes with every further message. */
  readonly envelope: Envelope;
  /** Unverified: for display and logs, never for decisions (DISC-07). */
  readonly serverInfo: Implementation | undefined;
  readonly capabilities: ServerCapabilities;
  readonly instructions: string | undefined;
  /** Taken from a saved verdict: the server itself has not said so yet. */
  readonly assumed?: boolean;
}
