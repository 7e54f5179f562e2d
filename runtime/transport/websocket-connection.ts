import type { WebSocket } from "ws";
import type { Engine } from "../server/engine.ts";
import type { HttpSettings } from "../server/settings.ts";
import type { Caller } from "./gate.ts";
import type { Sweep, Swept } from "./sweep.ts";
import { TextPipe } from "./text-pipe.ts";

const MIB = 1024 * 1024;
/** Bytes waiting for a client that does not read, from which on nothing more is read from it. */
const BACKLOG = MIB;
/** Bytes waiting from which on the client counts as gone. */
const MOST_WAITING = 8 * MIB;
/** How long a client may be silent before it is asked whether it is still there, and then before it counts as gone. */
const SILENCE = 30_000;

/** Codes of a close frame (RFC 6455, section 7.4.1). */
const NORMAL = 1000;
const GOING_AWAY = 1001;
const UNSUPPORTED_DATA = 1003;
const POLICY_VIOLATION = 1008;

/** One WebSocket: text frames, one JSON-RPC message each, of both eras. */
export class WebSocketConnection implements Swept {
  readonly #engine: Engine;
  readonly #socket: WebSocket;
  readonly #pipe: TextPipe;
  readonly #idle: number;
  /** When the credential it was opened with ends. */
  readonly #expires: number;
  /** When the client was last heard, when it last sent a message, and whether it was asked since. */
  #heard: number = Date.now();
  #used: number = Date.now();
  #asked = false;

  constructor(
    engine: Engine,
    settings: HttpSettings,
    socket: WebSocket,
    caller: Caller | undefined,
    sweep: Sweep,
    onEnd: () => void,
  ) {
    this.#engine = engine;
    this.#socket = socket;
    this.#idle = settings.sessions.idle;
    this.#expires = caller?.until ?? Number.POSITIVE_INFINITY;
    const { depth, inFlight } = settings.limits;
    const send = (text: string): void => this.#send(text);
    this.#pipe = new TextPipe(engine, { transport: "websocket", ...caller }, send, { depth, running: inFlight });
    socket.on("message", (data, isBinary) => this.#receive(String(data), isBinary));
    socket.on("pong", () => this.#hear());
    // What is too long or no UTF-8 is an error, and closes the connection with the code for it.
    socket.on("error", () => {});
    socket.once("close", () => {
      sweep.delete(this);
      this.#pipe.end("The client closed the connection");
      onEnd();
    });
    sweep.add(this);
  }

  sweep(now: number): void {
    if (this.#engine.state === "stopped") this.close();
    else if (now >= this.#expires) this.#socket.close(POLICY_VIOLATION, "The token is expired");
    else if (now - this.#used >= this.#idle && !this.#pipe.busy) {
      this.#socket.close(NORMAL, "The connection was idle for too long");
    } else if (now - this.#heard >= SILENCE) {
      if (this.#asked) this.#socket.terminate();
      else this.#socket.ping();
      this.#asked = true;
      this.#heard = now;
    }
  }

  /** Says that the server stops. */
  close(): void {
    this.#socket.close(GOING_AWAY, "The server stops");
  }

  /** Ends a connection whose client does not answer the end. */
  terminate(): void {
    this.#socket.terminate();
  }

  #receive(text: string, isBinary: boolean): void {
    this.#hear();
    this.#used = this.#heard;
    if (this.#used >= this.#expires) this.#socket.close(POLICY_VIOLATION, "The token is expired");
    else if (isBinary) this.#socket.close(UNSUPPORTED_DATA, "A message is a text frame");
    else void this.#pipe.receive(text);
  }

  #hear(): void {
    this.#heard = Date.now();
    this.#asked = false;
  }

  #send(text: string): void {
    const socket = this.#socket;
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > MOST_WAITING) {
      // A handler talks on to a client that does not read: memory is worth more than the rest of the talk.
      socket.terminate();
      return;
    }
    socket.send(text, () => {
      if (socket.isPaused && socket.bufferedAmount < BACKLOG / 2) socket.resume();
    });
    if (socket.bufferedAmount > BACKLOG) socket.pause();
  }
}
