import { isPromise } from "../server/dispatch.ts";
import type { MaybePromise, Outlet, Session } from "../server/engine.ts";
import { isPollingRevision } from "../server/revision-rules.ts";
import type { Store } from "../store/store.ts";
import type { Exchange } from "./exchange.ts";
import { OrphanWatch, openingOf } from "./orphan-watch.ts";
import { Refusal } from "./refusal.ts";
import { connected, outletOf, type ServerStreams, surplus, without } from "./server-streams.ts";
import { StreamConnection } from "./stream-connection.ts";
import { StreamWriter } from "./stream-writer.ts";
import type { Sweep } from "./sweep.ts";

/**
 * An event id names its stream (SHTTP-29): `p` for one begun by POST, `g` by GET, then the process that began it, where
 * there are several.
 */
const EVENT_ID = /^(([pg])(?:([0-9a-f]{12})\.)?\d{1,10})-(\d{1,10})$/;
/** The process, where there is one only. */
const HERE = "";
const NONE: ServerStreams = [];

/** Who opened a connection to a stream, and until when that caller's credential is good, in milliseconds since 1970. */
export interface StreamReader {
  readonly exchange: Exchange;
  readonly until: number;
}

/**
 * The streams of one session. What they carry is in the log before it is on a connection, so a stream outlives its
 * connections, and a client that comes back gets what followed the last event it saw (SHTTP-31).
 */
export class SessionStreams implements Outlet {
  /** Whether a connection may end before its stream does. */
  readonly polls: boolean;
  readonly #session: Session;
  readonly #store: Store;
  readonly #sweep: Sweep;
  readonly #retry: number;
  readonly #connections: Map<string, StreamConnection> = new Map();
  /** Streams that this process adds to, where that may fail. */
  #writers: Map<string, StreamWriter> | undefined;
  #streams: ServerStreams = NONE;
  #opened = 0;
  #ended = false;

  constructor(session: Session, store: Store, sweep: Sweep, retry: number) {
    this.polls = isPollingRevision(session.revision.id);
    this.#session = session;
    this.#store = store;
    this.#sweep = sweep;
    this.#retry = retry;
    // The stream for what belongs to no request may be at another process.
    if (session.share !== undefined) session.outlet = this;
  }

  /** Whether anybody reads one of them here. */
  get connected(): boolean {
    return this.#connections.size > 0;
  }

  /** Takes messages of a request that its own answer cannot carry; absent without a stream opened by GET. */
  get aside(): Outlet | undefined {
    return this.#streams.length === 0 ? undefined : this;
  }

  /** Sends what belongs to no request. */
  send(text: string, mark?: number): void {
    const outlet = outletOf(this.#streams);
    if (outlet !== undefined) this.append(outlet.name, text, false, mark);
  }

  /** Takes the streams opened by GET as every process knows them. */
  adopt(streams: ServerStreams): void {
    this.#streams = streams;
  }

  /** Begins the stream of a POST. Gives its name. */
  openAnswer(exchange: Exchange, message: unknown): string {
    const name = this.#begin("p", this.#session.share === undefined ? "" : openingOf(message));
    this.#connect(name, 0, { exchange, until: Number.POSITIVE_INFINITY }, undefined);
    return name;
  }

  /** Begins a stream for messages that belong to no request (SHTTP-20, SHTTP-22). */
  openServerStream(reader: StreamReader): MaybePromise<void> {
    const name = this.#begin("g", "");
    const gone = surplus(this.#streams)?.name;
    if (gone !== undefined) this.#end(gone);
    const by = this.#process;
    const told = this.#edit((streams) => [...without(streams, gone ?? ""), { name, by, read: true }]);
    this.#session.outlet ??= this;
    if (told !== undefined) return told.then(() => this.#connect(name, 0, reader, undefined));
    this.#connect(name, 0, reader, undefined);
  }

  /**
   * Continues the stream of an event after it (SHTTP-30, SHTTP-32). Where events of a GET stream are gone the client gets
   * a new one; an answer that is gone is a refusal, as it will never come.
   */
  async resume(reader: StreamReader, lastEventId: string): Promise<void> {
    const [, name, kind, maker, id] = EVENT_ID.exec(lastEventId) ?? [];
    if (name === undefined) throw new Refusal(400, "Last-Event-ID is no event id of this server");
    const after = Number(id);
    const kept = this.#store.log.read(this.#session.id, name, after);
    const rest = isPromise(kept) ? await kept : kept;
    if (rest !== undefined) {
      const watched = kind === "p" && !rest.ended ? maker : undefined;
      if (kind === "g") await this.#resumed(name);
      this.#connect(name, after, reader, watched);
      return;
    }
    if (kind === "p") throw new Refusal(400, "The stream of Last-Event-ID is over, or its events are no longer kept");
    await this.#giveUp(name);
    await this.openServerStream(reader);
  }

  /** Adds a message to a stream; with `last` the stream ends with it, with a `mark` one of several processes adds it. */
  append(name: string, text: string, last: boolean, mark?: number): void {
    if (this.#ended) return;
    if (this.#session.share !== undefined) {
      this.#writer(name).append(text, last, mark);
      if (last) this.#writers?.delete(name);
      return;
    }
    const kept = this.#store.log.append(this.#session.id, name, text, last);
    if (isPromise(kept)) kept.catch(() => this.#connections.get(name)?.end());
  }

  /** Ends a stream that has nothing more to say. */
  abandon(name: string): void {
    this.#connections.get(name)?.end();
    const writer = this.#writers?.get(name);
    this.#writers?.delete(name);
    if (writer === undefined) void this.#store.log.drop(this.#session.id, name);
    else writer.drop();
  }

  /** Ends the connection of a stream, if it has one, and keeps the stream (SHTTP-11). */
  close(name: string, retry: number | undefined): void {
    if (this.#connections.has(name)) this.closeHere(name, retry);
    else this.#session.share?.closeElsewhere(name, retry);
  }

  /** The same with a connection of this process. */
  closeHere(name: string, retry: number | undefined): void {
    this.#connections.get(name)?.close(Math.round(retry ?? this.#retry));
  }

  /** Ends every connection; where no other process serves the session, what the streams carried is forgotten (SHTTP-18). */
  end(): void {
    this.#ended = true;
    for (const connection of [...this.#connections.values()]) connection.end();
    if (this.#session.share === undefined) void this.#store.log.drop(this.#session.id);
  }

  get #process(): string {
    return this.#session.share?.process ?? HERE;
  }

  #writer(name: string): StreamWriter {
    this.#writers ??= new Map();
    let writer = this.#writers.get(name);
    if (writer === undefined) {
      writer = new StreamWriter([this.#store.log, this.#session.id, name], this.#sweep);
      this.#writers.set(name, writer);
    }
    return writer;
  }

  #begin(kind: "p" | "g", opening: string): string {
    const name = `${kind}${this.#session.share?.nextName() ?? ++this.#opened}`;
    this.append(name, opening, false);
    return name;
  }

  /** `maker` is the process whose end would leave the stream without one. */
  #connect(name: string, after: number, { exchange, until }: StreamReader, maker: string | undefined): void {
    // A client that reconnects may be faster than the news that it left.
    this.#connections.get(name)?.end();
    const { share } = this.#session;
    const watch =
      share === undefined || maker === undefined || maker === share.process
        ? undefined
        : new OrphanWatch(this.#store, this.#session.id, name, maker, share, this.#sweep);
    const source = { log: this.#store.log, group: this.#session.id, name, primes: this.polls, until };
    let over = false;
    const connection = new StreamConnection(source, after, exchange, this.#sweep, (ended) => {
      over = true;
      watch?.end();
      if (this.#connections.get(name) !== ended) return;
      this.#connections.delete(name);
      this.#left(name);
    });
    if (!over) this.#connections.set(name, connection);
  }

  /** Before the client has the stream, every process knows where it is. */
  #resumed(name: string): Promise<void> | undefined {
    const by = this.#process;
    this.#session.outlet ??= this;
    return this.#edit((streams) => connected(streams, name, by, true));
  }

  #left(name: string): void {
    // Of a single stream it does not matter whether anybody reads it.
    const others = this.#session.share === undefined || this.#streams.length > 1;
    if (!this.#ended && others) this.#edit((streams) => connected(streams, name, this.#process, false))?.catch(silent);
  }

  /** Changes the list of streams here, and at every process that serves the session; resolves when they can know. */
  #edit(edit: (streams: ServerStreams) => ServerStreams): Promise<void> | undefined {
    const edited = edit(this.#streams);
    if (edited === this.#streams) return undefined;
    this.#streams = edited;
    return this.#session.share?.change((facts) => withStreams(facts, edit));
  }

  #giveUp(name: string): Promise<void> | undefined {
    if (without(this.#streams, name) === this.#streams) return undefined;
    this.#end(name);
    return this.#edit((streams) => without(streams, name));
  }

  #end(name: string): void {
    // Its client comes back for a new one, where it knows that it may.
    if (this.polls) this.closeHere(name, undefined);
    this.abandon(name);
  }
}

function withStreams<Facts extends { readonly streams: ServerStreams }>(
  facts: Facts,
  edit: (streams: ServerStreams) => ServerStreams,
): Facts {
  const streams = edit(facts.streams);
  return streams === facts.streams ? facts : { ...facts, streams };
}

function silent(): void {}
