import type { Revision } from "@mcpwright/protocol/contract";
import { LocalError } from "../errors.ts";
import { isObject, type RequestId } from "../jsonrpc.ts";
import type { Client, Context, Log } from "./context.ts";
import type { Params, Result } from "./dispatch.ts";
import type { Answer, AuthInfo, Headers, Needs, Outlet, Peer, RunningCall } from "./engine.ts";
import type { HandlerClock } from "./handler-clock.ts";
import type { Host } from "./host.ts";
import type { LegacySession } from "./legacy-session.ts";
import { CLIENT_CAPABILITIES, CLIENT_INFO } from "./meta-keys.ts";
import { logOf } from "./methods/message.ts";
import { progressOf } from "./methods/progress.ts";
import { Asking } from "./rounds/asking.ts";
import type { Asks } from "./rounds/declared-questions.ts";
import { RoundEnded } from "./rounds/errors.ts";
import type { Asker } from "./rounds/question.ts";
import { Round } from "./rounds/round.ts";
import { bindingOf, FIRST_ROUND, type RoundState } from "./rounds/round-state.ts";
import { SessionAsker } from "./rounds/session-asker.ts";
import type { Notify } from "./subscriptions/notify.ts";
import { type TraceContext, traceContextOf } from "./trace-context.ts";

/** Longest time a client may be told to stay away, in milliseconds: an hour. */
const MOST_RETRY = 3_600_000;

const NOTHING: Readonly<Record<string, unknown>> = Object.freeze({});

/**
 * One request under way, and what its handler sees as `ctx`: the one thing allocated for a request. What costs
 * something (a signal, a log) is made when it is first asked for.
 */
export class Call implements Context<{ readonly app: never }>, RunningCall {
  readonly host: Host;
  readonly tables: Revision;
  /** Present in the legacy era. */
  readonly session: LegacySession | undefined;
  readonly peer: Peer;
  readonly outlet: Outlet;
  readonly requestId: RequestId;
  readonly method: string;
  /** As they came; a request that goes on for long may let go of them. */
  params: Params;
  /** Set once the answer is out or given up: nothing more is sent for the request (PROG-06, CANC-12). */
  closed = false;
  /** Makers of the errors that the running tool declares. */
  error: Readonly<Record<string, unknown>> = NOTHING;
  /** URI of the resource being read. */
  uri: string | undefined = undefined;
  /** Values the user already gave to other arguments, in a completion. */
  arguments: Readonly<Record<string, unknown>> = NOTHING;
  /** Frees what waits for the call, when it ends before its handler. */
  onEnd: (() => void) | undefined = undefined;
  /** What the running component may ask; nothing may be asked anywhere else (MRTR-03). */
  asks: Asks | undefined = undefined;
  /** Asks instead of what the era has for it, in a task. */
  asker: Asker | undefined = undefined;
  /** What every message of a task carries in `_meta` (TASK-19). */
  related: Params | undefined = undefined;
  /** What a sealed state is bound to, noted before a handler may change its arguments. */
  binding: string | undefined = undefined;
  /** What earlier rounds left. */
  before: RoundState = FIRST_ROUND;
  /** The result that asking decided on, whatever the handler does afterwards (MRTR-01). */
  decided: Promise<Result> | undefined = undefined;
  onDecided: ((result: Promise<Result>) => void) | undefined = undefined;
  /** Counts the handler's own time, when that is limited. */
  clock: HandlerClock | undefined = undefined;
  /** Questions that the client is thinking about meanwhile. */
  waits = 0;
  #asking: Asking | undefined;
  #controller: AbortController | undefined;
  #aborted: Error | undefined;
  #log: Log | undefined;
  #progress: Context["progress"] | undefined;
  #settle: ((answer: Answer | undefined) => void) | undefined;

  constructor(
    host: Host,
    tables: Revision,
    session: LegacySession | undefined,
    peer: Peer,
    outlet: Outlet,
    requestId: RequestId,
    method: string,
    params: Params,
  ) {
    this.host = host;
    this.tables = tables;
    this.session = session;
    this.peer = peer;
    this.outlet = outlet;
    this.requestId = requestId;
    this.method = method;
    this.params = params;
  }

  get app(): never {
    return this.host.app as never;
  }

  get auth(): AuthInfo | undefined {
    return this.peer.auth;
  }

  /** Throws where credentials are verified and the caller may not use the component. */
  checkAccess({ needs }: { readonly needs?: Needs | undefined }): void {
    this.peer.access?.check(needs, this.auth);
  }

  get headers(): Headers | undefined {
    return this.peer.headers;
  }

  get revision(): string {
    return this.tables.id;
  }

  get meta(): Params | undefined {
    const meta = this.params["_meta"];
    return isObject(meta) ? meta : undefined;
  }

  get client(): Client {
    if (this.session !== undefined) return this.session.client;
    const info = this.meta?.[CLIENT_INFO];
    const capabilities = this.meta?.[CLIENT_CAPABILITIES];
    return clientOf(info, capabilities);
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#aborted !== undefined) this.#controller.abort(this.#aborted);
    }
    return this.#controller.signal;
  }

  get trace(): TraceContext {
    return traceContextOf(this.meta);
  }

  get log(): Log {
    this.#log ??= logOf(this);
    return this.#log;
  }

  get progress(): Context["progress"] {
    this.#progress ??= progressOf(this);
    return this.#progress;
  }

  get closeStream(): Context["closeStream"] {
    return ({ retry } = {}) => {
      if (retry !== undefined && !(retry >= 0 && retry <= MOST_RETRY)) {
        throw new RangeError(`retry is a number of milliseconds from 0 to ${MOST_RETRY}, not ${retry}`);
      }
      if (!this.closed) this.outlet.closeStream?.(retry);
    };
  }

  /** What this entry of the handler asks. Throws where nothing may be asked. */
  get asking(): Asking {
    if (this.#asking !== undefined) return this.#asking;
    if (this.asks === undefined) {
      throw new LocalError("cannot-ask", "A client is asked in tools, prompts and resource reads only.");
    }
    this.#asking = new Asking(this, this.asks, this.#asker(this.asks));
    return this.#asking;
  }

  #asker(asks: Asks): Asker {
    if (this.asker !== undefined) return this.asker;
    if (this.session !== undefined) return new SessionAsker(this, this.session);
    return new Round(this, this.binding ?? bindingOf(this, asks), this.before);
  }

  get elicit(): Asking["elicit"] {
    return this.asking.elicit;
  }

  get sample(): Asking["sample"] {
    return (params, options) => this.asking.sample(params, options);
  }

  get roots(): Asking["roots"] {
    return (options) => this.asking.roots(options);
  }

  get step(): Asker["step"] {
    return (name, run) => this.asking.asker.step(name, run);
  }

  get isRoundEnded(): (error: unknown) => boolean {
    return RoundEnded.is;
  }

  /** Settles what the request is answered with, before its handler has ended. */
  decide(result: Promise<Result>): void {
    this.decided = result;
    this.onDecided?.(result);
  }

  /** The client is asked: until it answers the handler's time stands still. */
  beginWait(): void {
    this.waits++;
    this.clock?.stop();
  }

  endWait(): void {
    this.waits--;
    if (this.waits === 0 && !this.closed) this.clock?.run();
  }

  get notify(): Notify {
    return this.host.subscriptions;
  }

  /** Sends a message that belongs to this request, unless its answer is already out. */
  send(text: string): void {
    if (!this.closed) this.outlet.send(text);
  }

  /** Sends a message that may come after the answer: then it goes where messages go that belong to no request. */
  tell(text: string): void {
    if (this.closed) this.session?.outlet?.send(text);
    else this.outlet.send(text);
  }

  /** Aborts the handler's signal; the call itself goes on. */
  abort(reason: Error): void {
    if (this.#aborted !== undefined) return;
    this.#aborted = reason;
    this.#controller?.abort(reason);
  }

  /** Waits for the answer, which may come from the handler or from whoever ends the call. */
  wait(answer: Promise<Answer>): Promise<Answer | undefined> {
    this.outlet.call = this;
    this.host.running.add(this);
    this.session?.began(this);
    return this.settled(answer);
  }

  /** The answer, or what the call is ended with before there is one. */
  settled(answer: Promise<Answer>): Promise<Answer | undefined> {
    return new Promise((resolve) => {
      this.#settle = resolve;
      answer.then((settled) => this.end(settled));
    });
  }

  /** Ends the call with the given answer, or with none. */
  end(answer: Answer | undefined): void {
    if (this.closed) return;
    this.closed = true;
    this.outlet.call = undefined;
    this.host.ended(this);
    this.session?.ended(this);
    this.#asking?.asker.end();
    this.onEnd?.();
    this.#settle?.(answer);
  }

  cancel(reason: string): void {
    if (this.closed) return;
    this.end(undefined);
    this.abort(new DOMException(reason, "AbortError"));
  }
}

/** A client's description of itself, read leniently: it is for display only (META-16). */
export function clientOf(info: unknown, capabilities: unknown): Client {
  const name = isObject(info) ? info["name"] : undefined;
  const version = isObject(info) ? info["version"] : undefined;
  const declared = isObject(capabilities) ? capabilities : NOTHING;
  const { extensions } = declared;
  return {
    name: typeof name === "string" ? name : undefined,
    version: typeof version === "string" ? version : undefined,
    capabilities: declared,
    extensions: isObject(extensions) ? extensions : NOTHING,
  };
}
