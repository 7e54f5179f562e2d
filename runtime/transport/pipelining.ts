import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** Requests that may wait on one connection before nothing more is read from it. */
const MOST_WAITING = 64;

/**
 * A client may send requests on a connection without waiting for answers. Node hands all of them on at once; here they
 * take turns, so that one connection holds no more than one answer at a time.
 */
export class Pipelining {
  readonly #last: WeakMap<Socket, ServerResponse> = new WeakMap();
  readonly #waiting: WeakMap<Socket, number> = new WeakMap();

  /** Whether it is the request's turn now; otherwise `handle` runs when it is, or never if the client leaves. */
  isTurn(socket: Socket, response: ServerResponse, handle: () => void): boolean {
    const earlier = this.#last.get(socket);
    this.#last.set(socket, response);
    // Node gives the connection to the response at the head, so one that has it already is not waiting.
    if (response.socket !== null || earlier === undefined || earlier.closed) return true;
    const waiting = (this.#waiting.get(socket) ?? 0) + 1;
    this.#waiting.set(socket, waiting);
    if (waiting >= MOST_WAITING) socket.pause();
    earlier.once("close", () => {
      if (socket.destroyed) return;
      const left = (this.#waiting.get(socket) ?? 1) - 1;
      this.#waiting.set(socket, left);
      if (left < MOST_WAITING) socket.resume();
      handle();
    });
    return false;
  }
}
