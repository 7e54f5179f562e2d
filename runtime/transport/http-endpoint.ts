import { isPromise } from "../server/dispatch.ts";
import type { Answer, Engine, Headers, MaybePromise, Peer, Session } from "../server/engine.ts";
import { isInitialize } from "../server/methods/initialize.ts";
import { isListen } from "../server/methods/listen.ts";
import { isBatchRevision } from "../server/revision-rules.ts";
import type { HttpSettings } from "../server/settings.ts";
import { acceptsEvents, responseMode } from "./accept.ts";
import { answerBatch } from "./batch.ts";
import type { Exchange } from "./exchange.ts";
import type { Arrival, Caller, Gate, OpenGate } from "./gate.ts";
import { headerText } from "./header-text.ts";
import { HttpAccess } from "./http-access.ts";
import { checkBodyHeaders, messageOf } from "./http-body.ts";
import { addCors, answerPreflight } from "./http-cors.ts";
import { Post } from "./http-post.ts";
import { answerOf, asRefusal, NO_SESSION, NONCE, Refusal, refuse } from "./refusal.ts";
import { type HeldSession, SessionStore, type Sessions } from "./session-store.ts";
import type { StreamReader } from "./session-streams.ts";
import type { SseEndpoint } from "./sse-endpoint.ts";
import { started } from "./started.ts";
import { Sweep } from "./sweep.ts";

/** Assumed where a sessionless request names no version (SHTTP-35). */
const HEADERLESS_REVISION = "2025-03-26";
const SESSION_HEADER = "mcp-session-id";
/** Taken where a client does not say what it accepts. */
const STREAM = "text/event-stream";
const VERSION_HEADER = "mcp-protocol-version";
/** Where the metadata of a protected resource stands: here, and here with the path of the endpoint (AUTH-09). */
const METADATA = "/.well-known/oauth-protected-resource";

type Answering = MaybePromise<Answer | undefined>;

function withoutSession(peer: Peer): Peer {
  return { ...peer, sessionless: true };
}

/** One URL that serves every revision. It knows nothing of sockets: it works on exchanges. */
export class HttpEndpoint {
  readonly engine: Engine;
  readonly settings: HttpSettings;
  readonly #access: HttpAccess;
  readonly #sweep: Sweep = new Sweep();
  #sessions: Sessions | undefined;
  readonly #stateful: boolean;
  readonly #modernOnly: boolean;
  readonly #openGate: OpenGate | undefined;
  #gate: Promise<Gate> | undefined = undefined;
  #inFlight = 0;
  #sse: Promise<SseEndpoint> | undefined = undefined;

  /** `openGate` loads what verifies the credentials of callers, where they need any. */
  constructor(engine: Engine, settings: HttpSettings, openGate?: OpenGate) {
    this.engine = engine;
    this.settings = settings;
    this.#openGate = openGate;
    this.#access = new HttpAccess(settings);
    if (engine.store.shared !== true) this.#sessions = new SessionStore(engine, settings, this.#sweep);
    this.#stateful = settings.legacy === "stateful";
    this.#modernOnly = settings.legacy === "off";
  }

  /** Whether requests from outside can pass the check of hosts at all. */
  get open(): boolean {
    return this.#access.open;
  }

  handle(exchange: Exchange): void {
    if (!this.#admits(exchange)) return;
    if (this.#openGate === undefined || exchange.method === "OPTIONS") this.#route(exchange, undefined);
    else {
      this.#identified(exchange)
        .then((caller) => this.#route(exchange, caller))
        .catch((error: unknown) => refuse(exchange, asRefusal(error)));
    }
  }

  /** Makes ready what verifies credentials. `url` is where the endpoint listens. Rejects where settings are wrong. */
  async guard(url: string): Promise<void> {
    this.#gate ??= this.#openGate?.(url);
    await this.#gate;
  }

  /** Who sent a request; `undefined` where nobody asks. Rejects with a `Refusal` (AUTH-44). */
  async identify(arrival: Arrival): Promise<Caller | undefined> {
    this.#gate ??= this.#openGate?.(undefined);
    return (await this.#gate)?.admit(arrival);
  }

  async #identified(exchange: Exchange): Promise<Caller | undefined> {
    const caller = await this.identify(exchange);
    if (caller?.nonce !== undefined) exchange.header(NONCE, caller.nonce);
    return caller;
  }

  /** Whether a path is one of those at which the metadata of a protected resource stand. */
  isMetadata(path: string): boolean {
    if (this.#openGate === undefined || !path.startsWith(METADATA)) return false;
    const below = path.slice(METADATA.length);
    return below === "" || below === this.settings.path || below === this.settings.publicUrl?.pathname;
  }

  /** Answers a request for such a path. */
  async handleMetadata(exchange: Exchange): Promise<void> {
    if (!this.#admits(exchange)) return;
    if (exchange.method === "OPTIONS" && this.settings.cors && answerPreflight(exchange, "GET")) return;
    try {
      this.#gate ??= this.#openGate?.(undefined);
      const metadata = (await this.#gate)?.metadata;
      if (metadata === undefined) throw new Refusal(404, "No issuer gives tokens for this server");
      if (exchange.method !== "GET") {
        exchange.header("allow", "GET");
        throw new Refusal(405, `${exchange.method} is not served here`);
      }
      exchange.json(200, metadata);
    } catch (error) {
      refuse(exchange, asRefusal(error));
    }
  }

  #route(exchange: Exchange, caller: Caller | undefined): void {
    const { method } = exchange;
    if (method === "POST") void this.#post(exchange, caller);
    else if (method === "GET" || method === "DELETE") void this.#onSession(exchange, caller);
    else if (method !== "OPTIONS" || !this.settings.cors || !answerPreflight(exchange, this.#methods())) {
      this.#refuseMethod(exchange);
    }
  }

  /** Whether a path is one of the two of HTTP+SSE (HSSE-01). */
  isSse(path: string): boolean {
    const { sse } = this.settings;
    return sse !== undefined && (path === sse.path || path === sse.messages);
  }

  /** Answers a request for such a path. What does so is loaded with the first of them. */
  async handleSse(exchange: Exchange): Promise<void> {
    const { sse } = this.settings;
    if (sse === undefined || !this.#admits(exchange)) return;
    this.#sse ??= import("./sse-endpoint.ts").then(
      (loaded) => new loaded.SseEndpoint(this.engine, this.settings, sse, this.#sweep),
    );
    try {
      (await this.#sse).handle(exchange, await this.#identified(exchange));
    } catch (error) {
      refuse(exchange, asRefusal(error));
    }
  }

  /** Why the sender of a request may not talk to the server, by its headers. */
  refusalOf(headers: Headers): Refusal | undefined {
    const refusal = this.#access.refusal(headers);
    return refusal === undefined ? undefined : new Refusal(403, refusal);
  }

  /** Ends every session and stream, and the timer. */
  close(): void {
    void this.#sse?.then((sse) => sse.endAll("The server stops"));
    this.#sessions?.endAll("The server stops");
    this.#sweep.stop();
  }

  /** Whether host and origin are allowed; else the exchange is answered. */
  #admits(exchange: Exchange): boolean {
    const refusal = this.refusalOf(exchange.headers);
    if (refusal !== undefined) refuse(exchange, refusal);
    else if (this.settings.cors) addCors(exchange);
    return refusal === undefined;
  }

  async #post(exchange: Exchange, caller: Caller | undefined): Promise<void> {
    const { limits, response } = this.settings;
    const { headers } = exchange;
    if (this.#inFlight >= limits.inFlight) {
      exchange.header("retry-after", "1");
      return refuse(exchange, new Refusal(503, "Too many requests are under way; try again"));
    }
    const mode = responseMode(response, headerText(headers["accept"]));
    if (mode === undefined) {
      return refuse(exchange, new Refusal(406, "Accept must list application/json and text/event-stream"));
    }
    this.#inFlight++;
    const post = new Post(exchange, mode, this.#sweep, limits.bodyTime);
    let message: unknown;
    let answer: Answer | undefined;
    try {
      checkBodyHeaders(headers, limits);
      message = messageOf(await exchange.body(limits.body), limits);
      // Its answer names the session (SESS-01).
      post.received(isInitialize(message));
      if (this.engine.state !== "running" || this.#sessions === undefined) await this.#start();
      const answering = this.#receive(message, { transport: "http", headers, ...caller }, exchange, post);
      if (post.listening && answering instanceof Promise) {
        // A subscription may stay open for days: it is no request under way, and what opened it is not kept.
        this.#inFlight--;
        post.until = caller?.until ?? Number.POSITIVE_INFINITY;
        void answering.then((end) => post.finish(end));
        return;
      }
      answer = answering instanceof Promise ? await answering : answering;
    } catch (error) {
      answer = answerOf(asRefusal(error), message);
    }
    this.#inFlight--;
    post.finish(answer);
  }

  async #start(): Promise<void> {
    await started(this.engine);
    const { fellows } = this.engine;
    if (this.#sessions !== undefined || fellows === undefined) return;
    const { SharedSessions } = await import("./shared-sessions.ts");
    this.#sessions ??= new SharedSessions(this.engine, fellows, this.settings, this.#sweep);
  }

  /** Classifies the message, not the connection, and has it answered. */
  #receive(message: unknown, peer: Peer, exchange: Exchange, post: Post): Answering {
    const { headers } = exchange;
    if (Array.isArray(message)) return this.#batch(message, peer, headers, post);
    if (this.#modernOnly || this.engine.isModern(message, headers)) {
      if (isListen(message)) return this.#listen(message, peer, post);
      return watched(post, this.engine.modern(message, peer, post), true);
    }
    const id = headerText(headers[SESSION_HEADER]);
    if (isInitialize(message) && (id === undefined || !this.#stateful)) {
      return this.#initialize(message, peer, exchange, post);
    }
    if (!this.#stateful) return this.#sessionless(message, peer, headers, post);
    return this.#within(peer, message, post, (session) => this.engine.legacy(session, message, peer, post));
  }

  /** What is accepted of a subscription is a stream, whatever the setting (SUBS-18). */
  #listen(message: unknown, peer: Peer, post: Post): Answering {
    if (!acceptsEvents(headerText(peer.headers?.["accept"]) ?? STREAM)) {
      throw new Refusal(406, "Accept must list text/event-stream");
    }
    post.listen();
    return watched(post, this.engine.modern(message, peer, post), true);
  }

  async #initialize(message: unknown, peer: Peer, exchange: Exchange, post: Post): Promise<Answer> {
    const { session, answer } = await this.engine.initialize(message, this.#stateful ? peer : withoutSession(peer));
    if (session === undefined) return answer;
    if (!this.#stateful) session.end("The server keeps no sessions");
    else {
      const held = await this.#sessions?.add(session);
      if (held !== undefined) {
        post.streams = held.streams;
        exchange.header(SESSION_HEADER, session.id);
        return answer;
      }
      session.end("There are too many sessions");
      exchange.header("retry-after", "1");
      throw new Refusal(503, "Too many sessions are in use; try again");
    }
    return answer;
  }

  async #sessionless(message: unknown, peer: Peer, headers: Headers, post: Post): Promise<Answer | undefined> {
    const session = await this.#ephemeral(headers, peer);
    const answer = await watched(post, this.engine.legacy(session, message, withoutSession(peer), post), false);
    session.end("The request is answered");
    return answer;
  }

  async #batch(messages: readonly unknown[], peer: Peer, headers: Headers, post: Post): Promise<Answer | undefined> {
    const version = headerText(headers[VERSION_HEADER]);
    if (this.#modernOnly || !isBatchRevision(version ?? HEADERLESS_REVISION)) throw noBatch();
    if (!this.#stateful) {
      const session = await this.#ephemeral(headers, peer);
      const answer = await watched(
        post,
        answerBatch(this.engine, session, messages, withoutSession(peer), post),
        false,
      );
      session.end("The batch is answered");
      return answer;
    }
    if (headers[SESSION_HEADER] === undefined) throw noBatch();
    return this.#within(peer, messages, post, (session) => {
      if (!isBatchRevision(session.revision.id)) throw noBatch();
      return answerBatch(this.engine, session, messages, peer, post);
    });
  }

  async #ephemeral(headers: Headers, peer: Peer): Promise<Session> {
    const version = headerText(headers[VERSION_HEADER]) ?? HEADERLESS_REVISION;
    const session = await this.engine.ephemeral(version, peer);
    if (session === undefined) throw this.#wrongVersion(version);
    return session;
  }

  /** The session a legacy request names (SESS-05, SESS-06), after a look at the version it names (SHTTP-36). */
  #session(headers: Headers, caller: Pick<Peer, "auth" | "access"> | undefined): MaybePromise<HeldSession> {
    const id = headerText(headers[SESSION_HEADER]);
    if (id === undefined) {
      throw new Refusal(
        400,
        "Mcp-Session-Id is missing; open a session with initialize, or name a protocol version in _meta",
      );
    }
    const found = (held: HeldSession | undefined): HeldSession => {
      const foreign = held !== undefined && caller?.access?.isSame(held.session.auth, caller.auth) === false;
      if (held === undefined || foreign) throw new Refusal(404, NO_SESSION);
      const version = headerText(headers[VERSION_HEADER]);
      if (version !== undefined && !this.engine.versions.includes(version)) throw this.#wrongVersion(version);
      return held;
    };
    const held = this.#sessions?.get(id);
    return isPromise(held) ? held.then(found) : found(held);
  }

  /** Answers within the session a POST belongs to, which keeps its stream. */
  #within(peer: Peer, message: unknown, post: Post, answer: (session: Session) => Answering): Answering {
    const within = ({ session, streams }: HeldSession): Answering => {
      post.elsewhere = streams.aside;
      post.streams = streams;
      if (session.share !== undefined) post.message = message;
      return watched(post, answer(session), false);
    };
    const held = this.#session(peer.headers ?? {}, peer);
    return isPromise(held) ? held.then(within) : within(held);
  }

  /** A legacy client opens a stream of its session (SHTTP-21) or ends it (SESS-08). */
  async #onSession(exchange: Exchange, caller: Caller | undefined): Promise<void> {
    const { headers, method } = exchange;
    if (!this.#stateful || this.engine.isModern(undefined, headers)) {
      this.#refuseMethod(exchange);
      return;
    }
    try {
      if (this.#sessions === undefined) await this.#start();
      const found = this.#session(headers, caller);
      const held = isPromise(found) ? await found : found;
      if (method === "DELETE") {
        await this.#sessions?.end(held, "The client ended the session");
        exchange.json(204, "");
      } else if (acceptsEvents(headerText(headers["accept"]) ?? "")) {
        await this.#stream({ exchange, until: caller?.until ?? Number.POSITIVE_INFINITY }, held);
      } else throw new Refusal(406, "Accept must list text/event-stream");
    } catch (error) {
      refuse(exchange, asRefusal(error));
    }
  }

  /** Opens a stream, or continues the one whose last event the client names (SHTTP-30). */
  #stream(reader: StreamReader, { streams }: HeldSession): MaybePromise<void> {
    const lastEventId = headerText(reader.exchange.headers["last-event-id"]);
    if (lastEventId === undefined || lastEventId === "") return streams.openServerStream(reader);
    return streams.resume(reader, lastEventId);
  }

  #methods(): string {
    return this.#stateful ? "GET, POST, DELETE" : "POST";
  }

  #refuseMethod(exchange: Exchange): void {
    exchange.header("allow", this.#methods());
    refuse(exchange, new Refusal(405, `${exchange.method} is not served here`));
  }

  #wrongVersion(version: string): Refusal {
    const named = JSON.stringify(version.slice(0, 40));
    return new Refusal(
      400,
      `MCP-Protocol-Version ${named} is not served; served are ${this.engine.versions.join(", ")}`,
    );
  }
}

function noBatch(): Refusal {
  return new Refusal(400, "The body is one message; batches are served in sessions of 2025-03-26 and before");
}

/** Watches whether the client stays for an answer that is not there yet. */
function watched(post: Post, answer: Answering, cancels: boolean): Answering {
  if (answer instanceof Promise) post.watch(cancels);
  return answer;
}
