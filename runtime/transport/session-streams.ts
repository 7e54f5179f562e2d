import { isPromise } from "../server/dispatch.ts";
import type { Session } from "../server/engine.ts";
import { isPollingRevision } from "../server/revision-rules.ts";
import type { Log } from "../store/log.ts";
import type { Exchange } from "./exchange.ts";
import { Refusal } from "./refusal.ts";
import { StreamConnection } from "./stream-connection.ts";
import type { Sweep } from "./sweep.ts";

/** Streams opened by GET that a session may have; the oldest gives way, one that nobody reads first. */
const MOST_SERVER_STREAMS = 4;
/** An event id names its stream (SHTTP-29): `p` for one begun by POST, `g` by GET. */
const EVENT_ID = /^(([pg])\d{1,10})-(\d{1,10})$/;

/**
 * The streams of one session. What they carry is in the log before it is on a connection, so a stream outlives its
 * connections, and a client that comes back gets what followed the last event it saw (SHTTP-31).
 */
export class SessionStreams {
  /** Whether a connection may end before its stream does. */
  readonly polls: boolean;
  readonly #session: Session;
  readonly #log: Log;
  readonly #sweep: Sweep;
  readonly #retry: number;
  readonly #connections: Map<string, StreamConnection> = new Map();
  /** Streams opened by GET, oldest first. */
  readonly #serverStreams: string[] = [];
  #opened = 0;
  #ended = false;

  constructor(session: Session, log: Log, sweep: Sweep, retry: number) {
    this.polls = isPollingRevision(session.revision.id);
    this.#session = session;
    this.#log = log;
    this.#sweep = sweep;
    this.#retry = retry;
  }

  /** Whether anybody reads one of them. */
  get connected(): boolean {
    return this.#connections.size > 0;
  }

  /** Begins the stream of a POST. Gives its name. */
  openAnswer(exchange: Exchange): string {
    return this.#open("p", exchange);
  }

  /** Begins a stream for messages that belong to no request (SHTTP-20, SHTTP-22). */
  openServerStream(exchange: Exchange): void {
    if (this.#serverStreams.length >= MOST_SERVER_STREAMS) {
      const unread = this.#serverStreams.find((name) => !this.#connections.has(name));
      this.#giveUp(unread ?? this.#serverStreams[0]!);
    }
    this.#serverStreams.push(this.#open("g", exchange));
    this.#session.outlet ??= { send: (text) => this.#sendUnasked(text) };
  }

  /**
   * Continues the stream of an event after it (SHTTP-30, SHTTP-32). Where events of a GET stream are gone the client gets
   * a new one; an answer that is gone is a refusal, as it will never come.
   */
  async resume(exchange: Exchange, lastEventId: string): Promise<void> {
    const [, name, kind, id] = EVENT_ID.exec(lastEventId) ?? [];
    if (name === undefined) throw new Refusal(400, "Last-Event-ID is no event id of this server");
    const after = Number(id);
    const kept = this.#log.read(this.#session.id, name, after);
    const rest = isPromise(kept) ? await kept : kept;
    if (rest !== undefined) return this.#connect(name, after, exchange);
    if (kind === "p") throw new Refusal(400, "The stream of Last-Event-ID is over, or its events are no longer kept");
    this.#giveUp(name);
    this.openServerStream(exchange);
  }

  /** Adds a message to a stream; with `last` the stream ends with it. */
  append(name: string, text: string, last: boolean): void {
    if (this.#ended) return;
    const kept = this.#log.append(this.#session.id, name, text, last);
    if (isPromise(kept)) kept.catch(() => this.#connections.get(name)?.end());
  }

  /** Ends a stream that has nothing more to say. */
  abandon(name: string): void {
    this.#connections.get(name)?.end();
    void this.#log.drop(this.#session.id, name);
  }

  /** Ends the connection of a stream, if it has one, and keeps the stream (SHTTP-11). */
  close(name: string, retry: number | undefined): void {
    this.#connections.get(name)?.close(Math.round(retry ?? this.#retry));
  }

  /** Ends every stream and forgets what they carried (SHTTP-18). */
  end(): void {
    this.#ended = true;
    for (const connection of [...this.#connections.values()]) connection.end();
    void this.#log.drop(this.#session.id);
  }

  #open(kind: "p" | "g", exchange: Exchange): string {
    const name = `${kind}${++this.#opened}`;
    this.append(name, "", false);
    this.#connect(name, 0, exchange);
    return name;
  }

  #connect(name: string, after: number, exchange: Exchange): void {
    // A client that reconnects may be faster than the news that it left.
    this.#connections.get(name)?.end();
    const source = { log: this.#log, group: this.#session.id, name, primes: this.polls };
    let over = false;
    const connection = new StreamConnection(source, after, exchange, this.#sweep, (ended) => {
      over = true;
      if (this.#connections.get(name) === ended) this.#connections.delete(name);
    });
    if (!over) this.#connections.set(name, connection);
  }

  /** A message goes out on one stream only: the newest that is read, else the newest (SHTTP-27). */
  #sendUnasked(text: string): void {
    const read = this.#serverStreams.findLast((name) => this.#connections.has(name));
    const name = read ?? this.#serverStreams.at(-1);
    if (name !== undefined) this.append(name, text, false);
  }

  #giveUp(name: string): void {
    const index = this.#serverStreams.indexOf(name);
    if (index < 0) return;
    this.#serverStreams.splice(index, 1);
    // Its client comes back for a new one, where it knows that it may.
    if (this.polls) this.close(name, undefined);
    this.abandon(name);
  }
}
