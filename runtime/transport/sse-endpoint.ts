import type { Engine } from "../server/engine.ts";
import type { HttpSettings, SseSettings } from "../server/settings.ts";
import { acceptsEvents } from "./accept.ts";
import { bodyInTime } from "./body-in-time.ts";
import type { Exchange } from "./exchange.ts";
import type { Caller } from "./gate.ts";
import { headerText } from "./header-text.ts";
import { checkBodyHeaders, messageOf } from "./http-body.ts";
import { answerPreflight } from "./http-cors.ts";
import { asRefusal, Refusal, refuse } from "./refusal.ts";
import { SseSession } from "./sse-session.ts";
import { started } from "./started.ts";
import type { Sweep } from "./sweep.ts";

/** Names the session in the URI that messages are sent to. */
const SESSION = "sessionId";

/** HTTP+SSE of 2024-11-05: a stream that is the session, and a second path for the client's messages (HSSE-01). */
export class SseEndpoint {
  readonly #engine: Engine;
  readonly #settings: HttpSettings;
  readonly #paths: SseSettings;
  readonly #sweep: Sweep;
  readonly #sessions: Map<string, SseSession> = new Map();
  #inFlight = 0;

  constructor(engine: Engine, settings: HttpSettings, paths: SseSettings, sweep: Sweep) {
    this.#engine = engine;
    this.#settings = settings;
    this.#paths = paths;
    this.#sweep = sweep;
  }

  /** Answers a request for one of the two paths, whose host and origin were found allowed. */
  handle(exchange: Exchange, caller: Caller | undefined): void {
    const { method, target } = exchange;
    const [path, query] = target.split("?", 2);
    const opens = path === this.#paths.path;
    const served = opens ? "GET" : "POST";
    if (method === "OPTIONS" && this.#settings.cors && answerPreflight(exchange, served)) return;
    let answered: Promise<void>;
    if (method === served) answered = opens ? this.#open(exchange, caller) : this.#receive(exchange, query, caller);
    else {
      exchange.header("allow", served);
      answered = Promise.reject(new Refusal(405, `${method} is not served here`));
    }
    answered.catch((error: unknown) => refuse(exchange, asRefusal(error)));
  }

  endAll(reason: string): void {
    for (const session of [...this.#sessions.values()]) session.end(reason);
  }

  async #open(exchange: Exchange, caller: Caller | undefined): Promise<void> {
    if (!acceptsEvents(headerText(exchange.headers["accept"]) ?? "*/*")) {
      throw new Refusal(406, "Accept must list text/event-stream");
    }
    await started(this.#engine);
    if (this.#sessions.size >= this.#settings.sessions.max) {
      exchange.header("retry-after", "1");
      throw new Refusal(503, "Too many sessions are in use; try again");
    }
    const session = new SseSession(this.#engine, exchange, caller, this.#sweep, ({ id }) => this.#sessions.delete(id));
    this.#sessions.set(session.id, session);
    session.open(`${this.#prefix(exchange)}${this.#paths.messages}?${SESSION}=${session.id}`);
  }

  async #receive(exchange: Exchange, query: string | undefined, caller: Caller | undefined): Promise<void> {
    const { limits } = this.#settings;
    if (this.#inFlight >= limits.inFlight) {
      exchange.header("retry-after", "1");
      throw new Refusal(503, "Too many requests are under way; try again");
    }
    const session = this.#session(query, caller);
    this.#inFlight++;
    try {
      checkBodyHeaders(exchange.headers, limits);
      const message = messageOf(await bodyInTime(exchange, limits, this.#sweep), limits);
      await started(this.#engine);
      exchange.json(202, "");
      await session.receive(message);
    } finally {
      this.#inFlight--;
    }
  }

  #session(query: string | undefined, caller: Caller | undefined): SseSession {
    const id = new URLSearchParams(query).get(SESSION);
    if (id === null)
      throw new Refusal(400, `${SESSION} is missing; a stream at ${this.#paths.path} names where to send`);
    const session = this.#sessions.get(id);
    if (session === undefined || caller?.access.isSame(session.auth, caller.auth) === false)
      throw new Refusal(404, `No such session; open a stream at ${this.#paths.path}`);
    return session;
  }

  /** What stands before our paths in a URL: as the outside sees it, or as the host says. */
  #prefix(exchange: Exchange): string {
    const { publicUrl, path } = this.#settings;
    if (publicUrl?.pathname.endsWith(path)) return publicUrl.pathname.slice(0, -path.length);
    return exchange.prefix;
  }
}
