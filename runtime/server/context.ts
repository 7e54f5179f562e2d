/** What a handler gets beside its input. Typed per handler from what the manifest declares. */
import type { LoggingLevel } from "@mcpwright/protocol/2026-07-28";
import type { ToolError } from "../errors.ts";
import type { AuthInfo, Headers } from "./engine.ts";
import type { AskingContext } from "./rounds/asking-context.ts";
import type { Notify } from "./subscriptions/notify.ts";
import type { TraceContext } from "./trace-context.ts";

/** What generated code knows of one handler's context. */
export interface Extras {
  /** What the lifespan's `start` returned. */
  readonly app?: unknown;
  /** Data of each declared error, by its name. */
  readonly errors?: object;
  /** Each declared question, by its name: what its message takes and what its answer holds. */
  readonly elicit?: object;
}

/** The peer as it describes itself. Unverified: for display and logs, never for decisions (META-16). */
export interface Client {
  readonly name: string | undefined;
  readonly version: string | undefined;
  /** What the client declared that it can do. */
  readonly capabilities: Readonly<Record<string, unknown>>;
  /** Settings of each extension the client declared, by its identifier (EXT-03). */
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** Sends `notifications/message` to the client, when it wants messages of that level. `data` is any JSON value. */
export type Log = Readonly<Record<LoggingLevel, (data: unknown, logger?: string) => void>>;

type AppOf<E extends Extras> = E extends { readonly app: infer App } ? App : undefined;

export interface Context<E extends Extras = Extras> {
  /** What the lifespan's `start` returned. */
  readonly app: AppOf<E>;
  /** Aborts when the call is cancelled, times out, or the server stops. */
  readonly signal: AbortSignal;
  /** Who the verified credential belongs to; `undefined` without authorization. */
  readonly auth: AuthInfo | undefined;
  readonly client: Client;
  /** Protocol revision of this request, such as `2026-07-28`. */
  readonly revision: string;
  readonly requestId: string | number;
  /** Headers of the request, by lower-case name; `undefined` on transports without headers. */
  readonly headers: Headers | undefined;
  readonly log: Log;
  /** Where the request stands in a distributed trace: pass it on to what the handler calls. */
  readonly trace: TraceContext;
  /** Tells every client that asked for it that something changed. */
  readonly notify: Notify;
  /**
   * Reports progress to a client that asked for it; otherwise does nothing. A value that is not above the last one is
   * dropped (PROG-03).
   */
  readonly progress: (progress: number, total?: number, message?: string) => void;
  /**
   * Ends the connection that waits for the answer, and neither the call nor its stream: the client reconnects after
   * `retry` milliseconds (default: `serve.http.retry`) and gets everything it missed, so a long call holds no connection
   * open. Does nothing where client or transport know no such thing: over stdio, before revision 2025-11-25 and in
   * 2026-07-28, without a session, and where the answer is plain JSON. Throws a `RangeError` where `retry` is no number
   * of milliseconds.
   */
  readonly closeStream: (options?: { readonly retry?: number }) => void;
}

/** Makers of the declared errors: `throw ctx.error.room_taken({ room })`. */
export type ErrorMakers<Errors> = {
  readonly [Name in keyof Errors & string]: keyof Errors[Name] extends never
    ? (data?: Errors[Name]) => ToolError<Name, Errors[Name]>
    : (data: Errors[Name]) => ToolError<Name, Errors[Name]>;
};

type QuestionsOf<E extends Extras> = E extends { readonly elicit: infer Questions }
  ? Questions
  : Readonly<Record<never, never>>;

export interface ToolContext<E extends Extras = Extras> extends Context<E>, AskingContext<QuestionsOf<E>> {
  readonly error: E extends { readonly errors: infer Errors } ? ErrorMakers<Errors> : Readonly<Record<never, never>>;
}

export interface ResourceContext<E extends Extras = Extras> extends Context<E>, AskingContext<QuestionsOf<E>> {
  /** The URI as the client asked for it. */
  readonly uri: string;
}

export interface PromptContext<E extends Extras = Extras> extends Context<E>, AskingContext<QuestionsOf<E>> {}

export interface CompletionContext<Arguments = unknown, E extends Extras = Extras> extends Context<E> {
  /** Values the user has already given to other arguments. */
  readonly arguments: Readonly<Partial<Arguments>>;
}
