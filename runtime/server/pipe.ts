/** One peer at the other end of a pipe: what stdio and the in-memory transport have in common. */
import { ErrorCode } from "../errors.ts";
import { isObject, isRequestId, type RequestId } from "../jsonrpc.ts";
import { ACCEPTED, refusal } from "./answers.ts";
import { isPromise } from "./dispatch.ts";
import type { Answer, Engine, MaybePromise, Outlet, Peer, Session } from "./engine.ts";
import { cancellationOf } from "./methods/cancelled.ts";
import { isInitialize } from "./methods/initialize.ts";
import { isListen } from "./methods/listen.ts";
import { ping } from "./methods/ping.ts";
import { isBatchRevision } from "./revision-rules.ts";

/**
 * Classifies each message by itself. An `initialize` opens the one legacy session that messages without modern
 * metadata belong to; modern requests stay servable beside it.
 */
export class Pipe {
  readonly #engine: Engine;
  readonly #peer: Peer;
  readonly #send: (text: string) => void;
  /** Modern requests under way, by id. */
  readonly #modern = new Map<RequestId, Outlet>();
  #session: Session | undefined;
  #opening: Promise<void> | undefined;
  #ended = false;

  /** `send` takes one message; it never throws. */
  constructor(engine: Engine, peer: Peer, send: (text: string) => void) {
    this.#engine = engine;
    this.#peer = peer;
    this.#send = send;
  }

  get session(): Session | undefined {
    return this.#session;
  }

  /** Whether a session is open, or a modern request or subscription is. */
  get busy(): boolean {
    return this.#session !== undefined || this.#modern.size > 0;
  }

  /** Takes one parsed message and sends what answers it. Settles when the message is dealt with. */
  receive(message: unknown): MaybePromise<void> {
    if (this.#ended) return;
    // What follows an initialize waits for the session it opens.
    if (this.#opening !== undefined && !this.#isModern(message)) return this.#opening.then(() => this.receive(message));
    const answer = Array.isArray(message) ? this.#batch(message) : this.#answer(message);
    return isPromise(answer) ? answer.then((settled) => this.#say(settled)) : this.#say(answer);
  }

  /** Ends every request under way. */
  end(reason: string): void {
    this.#ended = true;
    this.#session?.end(reason);
    for (const outlet of [...this.#modern.values()]) outlet.call?.cancel(reason);
  }

  #say(answer: Answer | undefined): void {
    if (answer !== undefined && answer.text !== "" && !this.#ended) this.#send(answer.text);
  }

  #answer(message: unknown): MaybePromise<Answer | undefined> {
    const cancelled = cancellationOf(message);
    // A cancellation belongs to the era of the request it names (DUAL-18).
    const outlet = cancelled && this.#modern.get(cancelled.id);
    if (cancelled !== undefined && outlet !== undefined) {
      outlet.call?.cancel(cancelled.reason);
      return ACCEPTED;
    }
    if (this.#isModern(message)) return this.#answerModern(message);
    if (this.#session !== undefined)
      return this.#engine.legacy(this.#session, message, this.#peer, { send: this.#send });
    return isInitialize(message) ? this.#open(message) : this.#beforeSession(message);
  }

  /** Where the transport carries one era only, no message is of the other. */
  #isModern(message: unknown): boolean {
    return this.#peer.newest === undefined && this.#engine.isModern(message);
  }

  #answerModern(message: unknown): MaybePromise<Answer | undefined> {
    const id = isObject(message) && isRequestId(message["id"]) ? message["id"] : undefined;
    const outlet: Outlet = { send: this.#send };
    if (id !== undefined && this.#modern.has(id)) {
      return refusal(400, id, ErrorCode.invalidRequest, "A request with this id is still running.");
    }
    const answer = this.#engine.modern(message, this.#peer, outlet);
    if (id === undefined || !isPromise(answer)) return answer;
    this.#modern.set(id, outlet);
    const settled = answer.finally(() => this.#modern.delete(id));
    if (!isListen(message)) return settled;
    // A subscription is no work under way: nothing waits for its end.
    void settled.then((end) => this.#say(end));
    return undefined;
  }

  #open(message: unknown): MaybePromise<Answer> {
    const adopt = ({ session, answer }: { readonly session?: Session; readonly answer: Answer }): Answer => {
      this.#session = session;
      if (session !== undefined) session.outlet = { send: this.#send };
      return answer;
    };
    const opened = this.#engine.initialize(message, this.#peer);
    if (!isPromise(opened)) return adopt(opened);
    const answer = opened.then(adopt);
    this.#opening = answer.then(() => {
      this.#opening = undefined;
    });
    return answer;
  }

  /** Before a session only a ping is answered; a notification never is (PING-01, META-13). */
  #beforeSession(message: unknown): Answer {
    const id = isObject(message) && isRequestId(message["id"]) ? message["id"] : undefined;
    if (!isObject(message) || message["jsonrpc"] !== "2.0") {
      return refusal(400, id, ErrorCode.invalidRequest, "A message is one JSON-RPC 2.0 object.");
    }
    if (!Object.hasOwn(message, "id") || typeof message["method"] !== "string") return ACCEPTED;
    if (id === undefined) {
      return refusal(400, undefined, ErrorCode.invalidRequest, "The id of a request is a string or an integer.");
    }
    if (message["method"] === ping.method)
      return { status: 200, text: `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":{}}` };
    const supported = this.#engine.versions;
    const said = `No session is open and _meta names no version. This server speaks ${supported.join(", ")}.`;
    return refusal(400, id, ErrorCode.invalidParams, said, { supported });
  }

  /** An array is legal only inside a session that takes batches (BATCH-01, BATCH-08). */
  #batch(messages: readonly unknown[]): MaybePromise<Answer | undefined> {
    const session = this.#session;
    if (
      session === undefined ||
      !isBatchRevision(session.revision.id) ||
      messages.length === 0 ||
      messages.some(isInitialize)
    ) {
      return refusal(400, undefined, ErrorCode.invalidRequest, "A message is one JSON-RPC object, not an array.");
    }
    return Promise.all(messages.map((message) => this.#answer(message))).then((answers) => {
      const texts = answers.flatMap((answer) => (answer === undefined || answer.text === "" ? [] : [answer.text]));
      return { status: 200, text: texts.length === 0 ? "" : `[${texts.join(",")}]` };
    });
  }
}
