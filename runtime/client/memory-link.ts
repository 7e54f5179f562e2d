import { isObject, type JsonObject } from "../jsonrpc.ts";
import type { Answer, Engine, Outlet, Peer, Session } from "../server/engine.ts";
import type { Envelope, Link, Reply, RequestMessage } from "./link.ts";
import { asResponse, connectionClosed } from "./pending.ts";

const PEER: Peer = { transport: "memory" };

/** A server in the same process: messages are handed over as values, each way copied through their JSON text. */
export class MemoryLink implements Link {
  readonly kind = "memory";
  onMessage: (message: JsonObject) => void = () => {};
  readonly #engine: Engine;
  readonly #running: Set<Outlet> = new Set();
  #session: Session | undefined;
  #closed = false;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  async request(message: RequestMessage, envelope: Envelope, signal: AbortSignal): Promise<Reply> {
    if (this.#closed) throw connectionClosed("The client was closed");
    if (signal.aborted) throw signal.reason;
    const outlet = this.#outlet();
    let abort: (() => void) | undefined;
    const aborted = new Promise<never>((_, reject) => {
      abort = () => {
        reject(signal.reason);
        if (envelope.modern) outlet.call?.cancel("cancelled by the client");
      };
      signal.addEventListener("abort", abort, { once: true });
    });
    this.#running.add(outlet);
    try {
      const answer = await Promise.race([this.#hand(message, envelope, outlet), aborted]);
      const response = answer === undefined ? undefined : asResponse(JSON.parse(answer.text));
      if (response === undefined) throw connectionClosed("The server ended the call without an answer");
      return { response };
    } finally {
      signal.removeEventListener("abort", abort!);
      this.#running.delete(outlet);
    }
  }

  async send(message: object, envelope: Envelope): Promise<void> {
    // A modern client notifies of cancellations only, and those the aborted request has told already.
    if (envelope.modern || this.#session === undefined) return;
    await this.#engine.legacy(this.#session, copyOf(message), PEER, this.#outlet());
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const outlet of this.#running) outlet.call?.cancel("the client was closed");
    this.#session?.end("the client was closed");
  }

  async #hand(message: RequestMessage, envelope: Envelope, outlet: Outlet): Promise<Answer | undefined> {
    const copy = copyOf(message);
    if (envelope.modern) return this.#engine.modern(copy, PEER, outlet);
    if (this.#session !== undefined) return this.#engine.legacy(this.#session, copy, PEER, outlet);
    const { session, answer } = await this.#engine.initialize(copy, PEER);
    if (session === undefined) return answer;
    this.#session = session;
    session.outlet = this.#outlet();
    return answer;
  }

  #outlet(): Outlet {
    return {
      call: undefined,
      send: (text) => {
        const message: unknown = JSON.parse(text);
        if (isObject(message)) this.onMessage(message);
      },
    };
  }
}

function copyOf(message: object): JsonObject {
  return JSON.parse(JSON.stringify(message)) as JsonObject;
}
