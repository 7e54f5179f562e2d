import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";

export type Serve = (request: IncomingMessage, response: ServerResponse) => void;

/** Requests that may wait on one connection before nothing more is read from it. */
const MOST_WAITING = 64;

/**
 * A client may send requests on a connection without waiting for answers. Node hands all of them on at once; here they
 * take turns, so that one connection holds no more than one answer at a time.
 */
export class Pipelining {
  readonly #serve: Serve;
  readonly #last: WeakMap<Socket, ServerResponse> = new WeakMap();
  readonly #waiting: WeakMap<Socket, number> = new WeakMap();

  constructor(serve: Serve) {
    this.#serve = serve;
  }

  /** Serves the request when it is its turn; never, if the client leaves before. */
  take(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    const earlier = this.#last.get(socket);
    this.#last.set(socket, response);
    // Node gives the connection to the response at the head, so one that has it already is not waiting.
    if (response.socket !== null || earlier === undefined || earlier.closed) this.#serve(request, response);
    else this.#queue(socket, earlier, request, response);
  }

  #queue(socket: Socket, earlier: ServerResponse, request: IncomingMessage, response: ServerResponse): void {
    const waiting = (this.#waiting.get(socket) ?? 0) + 1;
    this.#waiting.set(socket, waiting);
    if (waiting >= MOST_WAITING) socket.pause();
    earlier.once("close", () => {
      if (socket.destroyed) return;
      const left = (this.#waiting.get(socket) ?? 1) - 1;
      this.#waiting.set(socket, left);
      if (left < MOST_WAITING) socket.resume();
      this.#serve(request, response);
    });
  }
}
