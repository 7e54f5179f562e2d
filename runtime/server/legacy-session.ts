import type { LoggingLevel } from "@mcpwright/protocol/2026-07-28";
import type { Revision } from "@mcpwright/protocol/contract";
import type { JsonObject, RequestId } from "../jsonrpc.ts";
import type { Call } from "./call.ts";
import type { Client } from "./context.ts";
import type { Access, AuthInfo, MaybePromise, Outlet, Session } from "./engine.ts";
import type { SessionFacts, SessionShare } from "./session-share.ts";
import type { SessionSubscriber } from "./subscriptions/session-subscriber.ts";

/** A session opened by `initialize`, or made for one request of a sessionless server. */
export class LegacySession implements Session {
  readonly id: string;
  readonly revision: Revision;
  /** Of its newest request: a principal gets further scopes while its session lasts. */
  auth: AuthInfo | undefined;
  access: Access | undefined = undefined;
  readonly client: Client;
  outlet: Outlet | undefined = undefined;
  /** Lowest level of log messages sent; a client that never chose gets `info` (LOG-03). */
  logLevel: LoggingLevel = "info";
  /** What the session is told of changes; none before its client is ready. */
  subscriber: SessionSubscriber | undefined = undefined;
  readonly calls: Map<RequestId, Call> = new Map();
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
    if (this.share !== undefined) return this.share.nextQuestion();
    this.#asked++;
    return `s-${this.#asked}`;
  }

  /** Waits for the response to a question, at whatever process it arrives; returns what ends that. */
  awaitAnswer(question: string, take: (response: JsonObject) => void): () => void {
    this.questions.set(question, take);
    const stop = this.share?.awaitAnswer(question, take);
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
    return take === undefined ? this.share?.answer(id, response) : take(response);
  }

  /** A call goes on for a while: from now on it can be cancelled. */
  began(call: Call): void {
    this.calls.set(call.requestId, call);
    this.share?.began(call);
  }

  ended(call: Call): void {
    // A task is none of the session's calls: its request was answered, and the id may be another's.
    if (this.calls.get(call.requestId) === call) this.calls.delete(call.requestId);
    this.share?.ended(call);
  }

  /** Cancels a call, at whatever process it runs; one that nobody knows is ignored (CANC-06, CANC-09). */
  cancel(id: RequestId, reason: string): MaybePromise<void> {
    const call = this.calls.get(id);
    return call === undefined ? this.share?.cancel(id, reason) : call.cancel(reason);
  }

  /** Changes what every process knows of the session, which this one knows already, and answers with nothing. */
  changed(edit: (facts: SessionFacts) => SessionFacts): MaybePromise<Readonly<Record<string, never>>> {
    return this.share?.change(edit).then(() => ({})) ?? {};
  }

  end(reason: string): void {
    for (const call of [...this.calls.values()]) call.cancel(reason);
    this.subscriber?.end();
    this.outlet = undefined;
  }
}
