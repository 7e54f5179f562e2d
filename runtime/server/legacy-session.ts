import type { LoggingLevel } from "@mcpwright/protocol/2026-07-28";
import type { Revision } from "@mcpwright/protocol/contract";
import type { JsonObject, RequestId } from "../jsonrpc.ts";
import type { Call } from "./call.ts";
import type { Client } from "./context.ts";
import type { AuthInfo, Outlet, Session } from "./engine.ts";
import type { SessionSubscriber } from "./subscriptions/session-subscriber.ts";

/** A session opened by `initialize`, or made for one request of a sessionless server. */
export class LegacySession implements Session {
  readonly id: string = crypto.randomUUID();
  readonly revision: Revision;
  readonly auth: AuthInfo | undefined;
  readonly client: Client;
  outlet: Outlet | undefined = undefined;
  /** Lowest level of log messages sent; a client that never chose gets `info` (LOG-03). */
  logLevel: LoggingLevel = "info";
  /** What the session is told of changes; none before its client is ready. */
  subscriber: SessionSubscriber | undefined = undefined;
  readonly calls: Map<RequestId, Call> = new Map();
  /** Takes the response to each question of the server's, by the id of its request. */
  readonly questions: Map<string, (response: JsonObject) => void> = new Map();
  #asked = 0;

  constructor(revision: Revision, auth: AuthInfo | undefined, client: Client) {
    this.revision = revision;
    this.auth = auth;
    this.client = client;
  }

  get running(): number {
    return this.calls.size;
  }

  /** The id of a request to the client, unique within the session (BASE-04). */
  nextQuestion(): string {
    this.#asked++;
    return `s-${this.#asked}`;
  }

  /** Takes a response; one that nobody waits for any more is dropped (CANC-07). */
  answered(response: JsonObject): void {
    const { id } = response;
    if (typeof id === "string") this.questions.get(id)?.(response);
  }

  end(reason: string): void {
    for (const call of [...this.calls.values()]) call.cancel(reason);
    this.subscriber?.end();
    this.outlet = undefined;
  }
}
