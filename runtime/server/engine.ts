/**
 * The seam between transports and the engine. A transport turns bytes into one parsed JSON value and a `Peer`,
 * hands both to the `Engine`, and writes what comes back; everything JSON-RPC and MCP means is decided behind it.
 */
import type { Revision } from "@mcpwright/protocol/contract";
import type { Fellows } from "../shared/fellows.ts";
import type { Store } from "../store/store.ts";
import type { StateSeal } from "./rounds/state-seal.ts";
import type { SessionFacts, SessionShare } from "./session-share.ts";

/** Who a verified credential belongs to. */
export interface AuthInfo {
  /** Who issued the credential; subjects of different issuers are different principals. */
  readonly issuer?: string;
  readonly subject: string;
  readonly clientId?: string;
  readonly scopes: readonly string[];
  readonly claims: Readonly<Record<string, unknown>>;
  /** When the credential ends, in seconds since 1970. */
  readonly expiresAt?: number;
}

/** What a component asks of its callers, where credentials are verified. */
export interface Needs {
  readonly scopes?: readonly string[];
  /** Whether callers without a credential may use it. */
  readonly public?: boolean;
}

/** What a transport that verifies credentials knows of what callers may use. */
export interface Access {
  allows(needs: Needs | undefined, auth: AuthInfo | undefined): boolean;
  /** Throws what a request is refused with that may not use it. */
  check(needs: Needs | undefined, auth: AuthInfo | undefined): void;
  /** Whether both are one principal: what belongs to another is not there (SEC-03, SEC-04). */
  isSame(one: AuthInfo | undefined, other: AuthInfo | undefined): boolean;
}

/** Header values by lower-case name, as Node gives them. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a transport knows of the peer that sent one message. */
export interface Peer {
  /** Whether nothing outlives its requests, so that it can be told of nothing between them. */
  readonly sessionless?: boolean;
  readonly transport: string;
  /** Present on transports that have headers; then mirrored headers are checked against the body (HDR-08). */
  readonly headers?: Headers;
  readonly auth?: AuthInfo | undefined;
  /** Present where credentials are verified; elsewhere callers may use everything they see. */
  readonly access?: Access | undefined;
  /** Newest revision its transport carries; all when left out. */
  readonly newest?: string;
}

/** A request under way, as a transport may end it. */
export interface RunningCall {
  /** Ends the call: its signal aborts and nothing more is sent for it. */
  cancel(reason: string): void;
}

/**
 * Where messages of one request go before its response: the stream of its POST, or the pipe. A transport makes one
 * for each request; the engine puts the running call into it, so that a disconnect can cancel it (CANC-11).
 */
export interface Outlet {
  /**
   * Sends one JSON-RPC message. Never throws: what cannot be delivered is dropped. News with a `mark` are sent by every
   * process that serves the session, and reach the client once.
   */
  send(text: string, mark?: number): void;
  /**
   * Ends the connection and keeps the stream: the client fetches the rest after `retry` milliseconds (SHTTP-11). Absent
   * or without effect where that cannot be.
   */
  closeStream?(retry: number | undefined): void;
  /** Whether what is sent reaches nobody, because the answer is no stream and there is no other. */
  readonly mute?: boolean;
  call?: RunningCall | undefined;
}

/** An answer on its way out. `status` is what HTTP says with it; other transports ignore it. */
export interface Answer {
  readonly status: number;
  /** One JSON-RPC message, or empty when nothing is to be said (`202`). */
  readonly text: string;
  /** What HTTP says as `WWW-Authenticate`. */
  readonly challenge?: string;
}

/** The state of one legacy session, from `initialize` to its end. */
export interface Session {
  /** Unguessable, of visible ASCII (SESS-02, SESS-03). */
  readonly id: string;
  readonly revision: Revision;
  readonly auth: AuthInfo | undefined;
  /** Where messages go that belong to no request: the GET stream, or the pipe. */
  outlet: Outlet | undefined;
  /** What ties it to the other processes that serve it, when the store is shared. */
  share: SessionShare | undefined;
  /** Number of requests under way. */
  readonly running: number;
  /** Ends every request under way and frees what the session holds. */
  end(reason: string): void;
}

export type MaybePromise<T> = T | Promise<T>;

/** A server's engine. Every method takes one parsed JSON value, never text, and never throws. */
export interface Engine {
  /** Revisions served, modern first, newest first (DISC-09). */
  readonly versions: readonly string[];
  /** What outlives a connection; the same object for the whole life of the engine. */
  readonly store: Store;
  /**
   * Whether the message is of the modern era: step 4 of the classification, which looks at the message and its
   * headers and never at the connection.
   */
  isModern(message: unknown, headers?: Headers): boolean;
  /** Answers a modern message (step 5). `undefined` when it was cancelled and nothing may be sent (CANC-12). */
  modern(message: unknown, peer: Peer, outlet: Outlet): MaybePromise<Answer | undefined>;
  /** Opens a legacy session with an `initialize` request; without a session the answer is an error. */
  initialize(message: unknown, peer: Peer): MaybePromise<{ readonly session?: Session; readonly answer: Answer }>;
  /** A legacy message inside a session: request, notification or response. `undefined` as for `modern`. */
  legacy(session: Session, message: unknown, peer: Peer, outlet: Outlet): MaybePromise<Answer | undefined>;
  /** A session of a sessionless legacy server: it lives for one request, at the given revision (SHTTP-35). */
  ephemeral(version: string, peer: Peer): MaybePromise<Session | undefined>;
  /** The processes that share the store with this one, from the start on. */
  readonly fellows?: Fellows | undefined;
  /** A session that another process opened. */
  restore(id: string, facts: SessionFacts): MaybePromise<Session | undefined>;
  /** Runs the lifespan's `start` once; every answer waits for it. */
  start(): Promise<void>;
  /** Refuses new calls, waits up to `drain` ms for running ones, ends the rest, runs the lifespan's `stop`. */
  stop(drain?: number): Promise<void>;
  /** Seals what clients carry. */
  readonly seal?: StateSeal;
  /**
   * Whether questions to clients are sealed with a key that only this process has, although another process may have to
   * open them.
   */
  readonly needsStateKeys?: boolean;
  /** Whether something is offered to callers without a credential. */
  readonly offersPublic?: boolean;
  readonly state: "idle" | "starting" | "running" | "draining" | "stopped";
}
