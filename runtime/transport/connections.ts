import type { Socket } from "node:net";

const INTERVAL = 5_000;
const PATIENCE = 30_000;

const POLL = 10;

/**
 * The connections of a listener. Cuts off clients that stop reading: what is written to them would be kept for as long
 * as they stay.
 */
export class Connections {
  /** For each connection how much waited at the last look, and since when it has been no less. */
  readonly #sockets: Map<Socket, { waiting: number; since: number }> = new Map();
  readonly #timer: NodeJS.Timeout = setInterval(() => this.#look(Date.now()), INTERVAL).unref();

  watch(socket: Socket): void {
    this.#sockets.set(socket, { waiting: 0, since: 0 });
    socket.once("close", () => this.#sockets.delete(socket));
  }

  /** Resolves when clients have taken all that was written, at the latest after `patience` milliseconds. */
  async flushed(patience: number): Promise<void> {
    const end = Date.now() + patience;
    do {
      await new Promise((resolve) => setTimeout(resolve, POLL));
    } while (Date.now() < end && [...this.#sockets.keys()].some((socket) => socket.writableLength > 0));
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(now: number): void {
    for (const [socket, state] of this.#sockets) {
      const waiting = socket.writableLength;
      if (waiting === 0 || waiting < state.waiting) state.since = now;
      else if (state.waiting === 0) state.since = now;
      else if (now - state.since >= PATIENCE) socket.destroy();
      state.waiting = waiting;
    }
  }
}
