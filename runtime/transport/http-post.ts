import type { Answer, Outlet, RunningCall } from "../server/engine.ts";
import type { ResponseMode } from "../server/settings.ts";
import type { Exchange } from "./exchange.ts";
import { CHALLENGE } from "./refusal.ts";
import type { SessionStreams } from "./session-streams.ts";
import { MessageStream } from "./sse.ts";
import type { Sweep, Swept } from "./sweep.ts";

/** From then on an answer is a stream, so that the connection can be kept alive. */
const SLOW = 2000;

/**
 * One POST under way. Its answer is JSON, unless the mode is `sse`, a message goes before it, or it takes long; a
 * refusal (a status of 400 or more) is JSON as long as no stream has begun.
 */
export class Post implements Outlet, Swept {
  readonly #exchange: Exchange;
  #mode: ResponseMode;
  readonly #sweep: Sweep;
  /** When the body must be there; afterwards 0. */
  #bodyDue: number;
  #slowAt = 0;
  #stream: MessageStream | undefined = undefined;
  /** Name of its stream in the session, once it has one. */
  #kept: string | undefined = undefined;
  #call: RunningCall | undefined = undefined;
  #gone = false;
  #cancels = false;
  /** Whether the request is a subscription. */
  listening = false;
  /** When the credential that a subscription was opened with ends, and it with it, in milliseconds since 1970. */
  until: number = Number.POSITIVE_INFINITY;
  /** Takes messages that no stream may carry. */
  elsewhere: Outlet | undefined = undefined;
  /** Streams of the session it belongs to: its own is kept among them, so that the client can resume it. */
  streams: SessionStreams | undefined = undefined;
  /** What was posted, where another process may have to answer it. */
  message: unknown = undefined;

  constructor(exchange: Exchange, mode: ResponseMode, sweep: Sweep, bodyTime: number) {
    this.#exchange = exchange;
    this.#mode = mode;
    this.#sweep = sweep;
    this.#bodyDue = Date.now() + bodyTime;
    sweep.add(this);
  }

  get call(): RunningCall | undefined {
    return this.#call;
  }

  set call(call: RunningCall | undefined) {
    this.#call = call;
    if (this.#gone && this.#cancels) this.#cancel();
  }

  /** The body is there. `waits`: headers depend on the answer, so that slowness makes no stream of it. */
  received(waits: boolean): void {
    this.#bodyDue = 0;
    if (!waits) this.#slowAt = Date.now() + SLOW;
  }

  /** The request is a subscription: what is accepted is a stream, whatever the mode (SUBS-18). */
  listen(): void {
    this.listening = true;
    this.#mode = "auto";
  }

  /**
   * The answer will take a while. `cancels`: the client's leaving ends the call (CANC-11), as it does in the modern era
   * only (SHTTP-19).
   */
  watch(cancels: boolean): void {
    this.#cancels = cancels;
    this.#exchange.onGone(() => {
      this.#gone = true;
      if (cancels) this.#cancel();
    });
  }

  get mute(): boolean {
    return (this.#mode === "json" && this.elsewhere === undefined) || (this.#gone && this.#kept === undefined);
  }

  send(text: string): void {
    // A stream of a session goes on without its client (SHTTP-19); a client without an event id cannot come back.
    if (this.#gone && this.#kept === undefined) return;
    if (this.#mode === "json") {
      this.elsewhere?.send(text);
      return;
    }
    this.#open();
    if (this.#kept !== undefined) this.streams?.append(this.#kept, text, false);
    else this.#stream?.send(text);
  }

  closeStream(retry: number | undefined): void {
    if (this.#mode === "json" || this.streams?.polls !== true || (this.#gone && this.#kept === undefined)) return;
    this.#open();
    if (this.#kept !== undefined) this.streams.close(this.#kept, retry);
  }

  /** Completes the response; `undefined` when nothing may be said of the request any more (CANC-12). */
  finish(answer: Answer | undefined): void {
    this.#sweep.delete(this);
    if (this.#kept !== undefined) {
      if (answer === undefined || answer.text === "") this.streams?.abandon(this.#kept);
      else this.streams?.append(this.#kept, answer.text, true);
      return;
    }
    if (this.#gone) return;
    const unsaid = answer === undefined && this.#mode === "json";
    const plain = answer !== undefined && (this.#mode !== "sse" || answer.status !== 200);
    if (this.#stream === undefined && (plain || unsaid)) {
      if (answer?.challenge !== undefined) this.#exchange.header(CHALLENGE, answer.challenge);
      this.#exchange.json(answer?.status ?? 204, answer?.text ?? "");
      return;
    }
    // Nothing will follow that anybody could come back for.
    if (answer === undefined || answer.text === "") this.streams = undefined;
    this.#open();
    if (this.#kept !== undefined) this.streams?.append(this.#kept, answer?.text ?? "", true);
    else this.#stream?.finish(answer?.text || undefined);
  }

  sweep(now: number): void {
    if (this.#gone || this.#kept !== undefined) return;
    if (now >= this.until) this.#cancel("The token is expired");
    else if (this.#stream !== undefined) this.#stream.keepAlive(now);
    else if (this.#bodyDue > 0) {
      if (now >= this.#bodyDue) this.#exchange.abandonBody();
    } else if (this.#slowAt > 0 && now >= this.#slowAt && this.#mode !== "json") this.#open();
  }

  #open(): void {
    if (this.#stream !== undefined || this.#kept !== undefined) return;
    if (this.streams === undefined) this.#stream = new MessageStream(this.#exchange.stream());
    else this.#kept = this.streams.openAnswer(this.#exchange, this.message);
  }

  #cancel(reason = "The client closed the response"): void {
    this.#call?.cancel(reason);
  }
}
