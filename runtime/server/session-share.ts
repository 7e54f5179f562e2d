import type { LoggingLevel } from "@mcpwright/protocol/2026-07-28";
import type { Client } from "./context.ts";
import type { AuthInfo } from "./engine.ts";

/** A stream that a client opened by GET. */
export interface ServerStream {
  readonly name: string;
  /** The process that has its connection, or had the last one: it adds what belongs to no request. */
  readonly by: string;
  /** Whether somebody reads it now. */
  readonly read: boolean;
}

/** What every process has to know of a legacy session to serve it. */
export interface SessionFacts {
  readonly revision: string;
  readonly client: Client;
  readonly auth?: AuthInfo;
  readonly logLevel: LoggingLevel;
  /** Whether the client has said that it is initialized. */
  readonly ready: boolean;
  /** URIs the session is subscribed to. */
  readonly resources: readonly string[];
  /** Oldest first. */
  readonly streams: readonly ServerStream[];
}

/** What ties a session to the other processes that serve it. Rejects with `store-away` when they are not reached. */
export interface SessionShare {
  /** Id of this process. */
  readonly process: string;
  /** A name that no process ever gives again. */
  nextName(): string;
  /** Changes what is known of the session, at every process. Gives what is known then. */
  change(edit: (facts: SessionFacts) => SessionFacts): Promise<SessionFacts>;
  /** Leaves a text for whoever takes from the box, at whatever process. */
  post(box: string, text: string): Promise<void>;
  /** Takes what is or will be in the box; returns what ends that. */
  take(box: string, deliver: (text: string) => void): () => void;
  /** Whether a process has ended, and with it what only it could do. */
  hasEnded(process: string): Promise<boolean>;
}
