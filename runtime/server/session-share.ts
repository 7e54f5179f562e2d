import type { LoggingLevel } from "@mcpwright/protocol/2026-07-28";
import type { JsonObject, RequestId } from "../jsonrpc.ts";
import type { Call } from "./call.ts";
import type { Client } from "./context.ts";
import type { AuthInfo, MaybePromise } from "./engine.ts";

/** A stream that a client opened by GET. */
export interface ServerStream {
  readonly name: string;
  /** The process that has its connection, or had the last one. */
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
  /** The id of a question, from which every process knows that it is one. */
  nextQuestion(): string;
  /** Changes what is known of the session, at every process. */
  change(edit: (facts: SessionFacts) => SessionFacts): Promise<void>;
  /** Takes the response to a question, which may come to another process; returns what ends that. */
  awaitAnswer(question: string, take: (response: JsonObject) => void): () => void;
  /** Hands on the response to a question of another process. */
  answer(question: string, response: JsonObject): MaybePromise<void>;
  /** Ends the connection of a stream that is at another process; where that cannot be told it goes on. */
  closeElsewhere(stream: string, retry: number | undefined): void;
  /** A call of this process goes on for a while: it may be cancelled through another. */
  began(call: Call): void;
  ended(call: Call): void;
  /** Has a call cancelled that is none of this process. */
  cancel(id: RequestId, reason: string): Promise<void>;
  /** Whether a process has ended, and with it what only it could do. */
  hasEnded(process: string): Promise<boolean>;
}
