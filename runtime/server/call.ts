import type { Revision } from "@mcpwright/protocol/contract";
import { isObject, type RequestId } from "../jsonrpc.ts";
import type { Client, Context, Log } from "./context.ts";
import type { Params } from "./dispatch.ts";
import type { Answer, AuthInfo, Headers, Outlet, Peer, RunningCall } from "./engine.ts";
import type { Host } from "./host.ts";
import type { LegacySession } from "./legacy-session.ts";
import { CLIENT_CAPABILITIES, CLIENT_INFO } from "./meta-keys.ts";
import { logOf } from "./methods/message.ts";
import { progressOf } from "./methods/progress.ts";

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
  readonly params: Params;
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

  /** Sends a message that belongs to this request, unless its answer is already out. */
  send(text: string): void {
    if (!this.closed) this.outlet.send(text);
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
    this.session?.calls.set(this.requestId, this);
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
    this.session?.calls.delete(this.requestId);
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
  return {
    name: typeof name === "string" ? name : undefined,
    version: typeof version === "string" ? version : undefined,
    capabilities: isObject(capabilities) ? capabilities : {},
  };
}
