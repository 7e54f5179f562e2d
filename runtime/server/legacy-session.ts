import type { LoggingLevel } from "@mcpwright/protocol/2026-07-28";
import type { Revision } from "@mcpwright/protocol/contract";
import type { JsonObject, RequestId } from "../jsonrpc.ts";
import type { Call } from "./call.ts";
import type { Client } from "./context.ts";
import type { AuthInfo, MaybePromise, Outlet, Session } from "./engine.ts";
import type { SessionFacts, SessionShare } from "./session-share.ts";
import type { SessionSubscriber } from "./subscriptions/session-subscriber.ts";

/** A call that is over so soon needs to hear nothing from other processes, in milliseconds. */
const BRIEF = 100;
/** A question that any process may get the response to. */
const QUESTION_OF_ALL = /^s-[0-9a-f]{12}\.\d{1,15}$/;

const boxOfQuestion = (question: string): string => `q:${question}`;
const boxOfCall = (id: RequestId): string => `c:${JSON.stringify(id)}`;

/** A session opened by `initialize`, or made for one request of a sessionless server. */
export class LegacySession implements Session {
  readonly id: string;
  readonly revision: Revision;
  readonly auth: AuthInfo | undefined;
  readonly client: Client;
  outlet: Outlet | undefined = undefined;
  /** Lowest level of log messages sent; a client that never chose gets `info` (LOG-03). */
  logLevel: LoggingLevel = "info";
  /** What the session is told of changes; none before its client is ready. */
  subscriber: SessionSubscriber | undefined = undefined;
  readonly calls: Map<RequestId, Call> = new Map();
  /** Ends what a call hears from other processes. */
  #listening: Map<Call, () => void> | undefined;
  /** Takes the response to each question of the server's, by the id of its request. */
  readonly questions: Map<string, (response: JsonObject) => void> = new Map();
  share: SessionShare | undefined = undefined;
  #asked = 0;

  constructor(revision: Revision, auth: AuthInfo | undefined, client: Client, id: string = crypto.randomUUID()) {
    this.id = id;
    this.revision = revision;
    this.auth = auth;
    this.client = client;
  }

  get running(): number {
    return this.calls.size;
  }

  /** The id of a request to the client, unique within the session (BASE-04). */
  nextQuestion(): string {
    if (this.share !== undefined) return `s-${this.share.nextName()}`;
    this.#asked++;
    return `s-${this.#asked}`;
  }

  /** Waits for the response to a question, at whatever process it arrives; returns what ends that. */
  awaitAnswer(question: string, take: (response: JsonObject) => void): () => void {
    this.questions.set(question, take);
    const stop = this.share?.take(boxOfQuestion(question), (text) => take(JSON.parse(text) as JsonObject));
    return () => {
      this.questions.delete(question);
      stop?.();
    };
  }

  /** Takes a response; one that nobody waits for any more is dropped (CANC-07). */
  answered(response: JsonObject): MaybePromise<void> {
    const { id } = response;
    if (typeof id !== "string") return;
    const take = this.questions.get(id);
    if (take !== undefined) return take(response);
    if (QUESTION_OF_ALL.test(id)) return this.share?.post(boxOfQuestion(id), JSON.stringify(response));
  }

  /** A call goes on for a while: from now on it can be cancelled. */
  began(call: Call): void {
    this.calls.set(call.requestId, call);
    if (this.share === undefined) return;
    const timer = setTimeout(() => this.#listenFor(call), BRIEF);
    this.#listening ??= new Map();
    this.#listening.set(call, () => clearTimeout(timer));
  }

  ended(call: Call): void {
    // A task is none of the session's calls: its request was answered, and the id may be another's.
    if (this.calls.get(call.requestId) === call) this.calls.delete(call.requestId);
    this.#listening?.get(call)?.();
    this.#listening?.delete(call);
  }

  /** Cancels a call, at whatever process it runs; one that nobody knows is ignored (CANC-06, CANC-09). */
  cancel(id: RequestId, reason: string): MaybePromise<void> {
    const call = this.calls.get(id);
    if (call !== undefined) return call.cancel(reason);
    return this.share?.post(boxOfCall(id), reason);
  }

  /** Changes what every process knows of the session; what this one knows is changed already. */
  changed(edit: (facts: SessionFacts) => SessionFacts): MaybePromise<void> {
    return this.share?.change(edit).then(() => undefined);
  }

  get facts(): SessionFacts {
    return {
      revision: this.revision.id,
      client: this.client,
      ...(this.auth && { auth: this.auth }),
      logLevel: this.logLevel,
      ready: this.subscriber?.ready ?? false,
      resources: this.subscriber?.resources ?? [],
      streams: [],
    };
  }

  #listenFor(call: Call): void {
    const stop = this.share?.take(boxOfCall(call.requestId), (reason) => call.cancel(reason));
    if (stop !== undefined) this.#listening?.set(call, stop);
  }

  end(reason: string): void {
    for (const call of [...this.calls.values()]) call.cancel(reason);
    this.subscriber?.end();
    this.outlet = undefined;
  }
}
