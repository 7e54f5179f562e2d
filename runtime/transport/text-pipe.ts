import { ErrorCode } from "../errors.ts";
import { errorText } from "../jsonrpc.ts";
import { isPromise } from "../server/dispatch.ts";
import type { Engine, MaybePromise, Peer } from "../server/engine.ts";
import { Pipe } from "../server/pipe.ts";
import { isRequest, requestId } from "./envelope.ts";
import { JsonTextError, parseJson } from "./json-text.ts";

/** Bounds on what one peer may ask for. */
export interface PipeLimits {
  /** Deepest nesting of a message; 512. */
  readonly depth?: number;
  /** Most requests under way at a time; 16 384. */
  readonly running?: number;
}

/** One peer at the other end of a channel that carries text, one message at a time. */
export class TextPipe {
  readonly #pipe: Pipe;
  readonly #send: (text: string) => void;
  readonly #depth: number;
  readonly #most: number;
  #running = 0;

  /** `send` takes one message; it never throws. */
  constructor(engine: Engine, peer: Peer, send: (text: string) => void, limits: PipeLimits = {}) {
    this.#pipe = new Pipe(engine, peer, send);
    this.#send = send;
    this.#depth = limits.depth ?? 512;
    this.#most = limits.running ?? 16_384;
  }

  /** Whether the connection is of use: a session or a subscription is open, or a request is under way. */
  get busy(): boolean {
    return this.#running > 0 || this.#pipe.busy;
  }

  /** Takes the text of one message, and sends what answers it. Settles when the message is dealt with. */
  receive(text: string): MaybePromise<void> {
    let message: unknown;
    try {
      message = parseJson(text, this.#depth);
    } catch (error) {
      if (!(error instanceof JsonTextError)) throw error;
      return this.#send(errorText(undefined, ErrorCode.parse, `The message ${error.message}.`));
    }
    if (this.#running >= this.#most && isRequest(message)) {
      return this.#send(errorText(requestId(message), ErrorCode.internal, "Too many requests are under way"));
    }
    const settled = this.#pipe.receive(message);
    if (!isPromise(settled)) return;
    this.#running++;
    return settled.finally(() => {
      this.#running--;
    });
  }

  /** Ends every request under way; nothing is sent from then on. */
  end(reason: string): void {
    this.#pipe.end(reason);
  }
}
