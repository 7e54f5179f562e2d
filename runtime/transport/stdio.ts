/**
 * A server on a byte stream, one message a line: stdio, and any socket that is framed like it (TRAN-08). Both eras
 * are served on the same pipe, message by message (DUAL-01).
 */
import { isUtf8 } from "node:buffer";
import type { Readable, Writable } from "node:stream";
import { ErrorCode } from "../errors.ts";
import { errorText } from "../jsonrpc.ts";
import type { Engine, Peer } from "../server/engine.ts";
import { Pipe } from "../server/pipe.ts";
import { isRequest, requestId } from "./envelope.ts";
import { JsonTextError, parseJson } from "./json-text.ts";
import { LineOutput, type Write } from "./line-output.ts";
import { LineSplitter } from "./line-splitter.ts";

const MIB = 1024 * 1024;
const PEER: Peer = { transport: "stdio" };
/** Requests under way from which on reading waits for some of them to end. */
const CROWD = 64;
/** How long it waits: what they need to end may be among what is not read yet. */
const CROWD_PATIENCE = 100;

export interface StdioOptions {
  readonly input?: Readable;
  readonly output?: Writable;
  /** Writes to `output` where its own `write` was taken over. */
  readonly write?: Write;
  /** Longest message in bytes; 16 MiB. */
  readonly maxLine?: number;
  /** Deepest nesting of a message; 512. */
  readonly maxDepth?: number;
  /** Most requests under way at a time; 16 384. */
  readonly maxRunning?: number;
  /** Characters waiting for a client that does not read, from which on nothing more is read from it; 1 MiB. */
  readonly maxBacklog?: number;
  /** Characters waiting from which on the client counts as gone; 32 MiB. */
  readonly maxUndelivered?: number;
}

/** How a connection ended: the client sent its last message, or it no longer reads. */
export type StdioEnd = "end" | "broken";

export class StdioConnection {
  /** Resolves when no more messages come: the calls still under way go on. */
  readonly ended: Promise<StdioEnd>;
  readonly #pipe: Pipe;
  readonly #input: Readable;
  readonly #output: LineOutput;
  readonly #lines: LineSplitter;
  readonly #maxDepth: number;
  readonly #maxRunning: number;
  readonly #maxUndelivered: number;
  #running = 0;
  #crowd = CROWD;
  #crowded: NodeJS.Timeout | undefined;
  #holds = 0;
  #backedUp = false;
  #inputOver = false;
  #end: (end: StdioEnd) => void = () => {};
  #idle: (() => void) | undefined;

  constructor(engine: Engine, options: StdioOptions = {}) {
    const output = options.output ?? process.stdout;
    this.#pipe = new Pipe(engine, PEER, (text) => this.#send(text));
    this.#input = options.input ?? process.stdin;
    this.#maxDepth = options.maxDepth ?? 512;
    this.#maxRunning = options.maxRunning ?? 16_384;
    this.#maxUndelivered = options.maxUndelivered ?? 32 * MIB;
    this.#output = new LineOutput(output, options.maxBacklog ?? MIB, options.write);
    const maxLine = options.maxLine ?? 16 * MIB;
    this.#lines = new LineSplitter(maxLine, {
      line: (bytes) => this.#line(bytes),
      overflow: () => this.#refuse(ErrorCode.invalidRequest, `A message is longer than ${maxLine} bytes`),
    });
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    this.#input.on("data", (chunk: Buffer) => this.#lines.push(chunk));
    this.#input.on("end", () => this.#inputEnded());
    this.#input.on("error", () => this.#inputEnded());
    output.on("error", () => this.#broke());
    output.on("close", () => this.#broke());
  }

  /** Reads no further message. */
  stopReading(): void {
    this.#holds++;
    this.#lines.hold();
    this.#input.pause();
  }

  /** Resolves when no request is under way. */
  idle(): Promise<void> {
    if (this.#running === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#idle = resolve;
    });
  }

  /** Resolves when everything is answered and the client has taken it. */
  async finish(): Promise<void> {
    await this.idle();
    this.#pipe.end("The server stops.");
    await this.#output.finish();
    this.#output.abandon();
    this.#input.destroy();
  }

  #line(bytes: Buffer): void {
    if (!isUtf8(bytes)) {
      this.#refuse(ErrorCode.parse, "A message is not valid UTF-8");
      return;
    }
    let message: unknown;
    try {
      message = parseJson(bytes.toString("utf8"), this.#maxDepth);
    } catch (error) {
      if (!(error instanceof JsonTextError)) throw error;
      this.#refuse(ErrorCode.parse, `A message ${error.message}`);
      return;
    }
    this.#receive(message);
  }

  #receive(message: unknown): void {
    if (this.#running >= this.#maxRunning && isRequest(message)) {
      this.#send(errorText(requestId(message), ErrorCode.internal, "Too many requests are under way"));
      return;
    }
    const settled = this.#pipe.receive(message);
    if (settled === undefined) return;
    this.#running++;
    const done = (): void => this.#settled();
    settled.then(done, done);
    if (this.#running < this.#crowd || this.#crowded !== undefined) return;
    this.#hold();
    this.#crowded = setTimeout(() => this.#disperse(this.#running + CROWD), CROWD_PATIENCE);
  }

  /** Reads on, until `crowd` requests are under way. */
  #disperse(crowd: number): void {
    this.#crowd = crowd;
    if (this.#crowded === undefined) return;
    clearTimeout(this.#crowded);
    this.#crowded = undefined;
    this.#release();
  }

  #settled(): void {
    this.#running--;
    if (this.#running < CROWD / 2 && (this.#crowd > CROWD || this.#crowded !== undefined)) this.#disperse(CROWD);
    if (this.#running > 0) return;
    const idle = this.#idle;
    this.#idle = undefined;
    idle?.();
  }

  #send(text: string): void {
    if (this.#output.backlog > this.#maxUndelivered) {
      // A handler talks on to a client that does not read: memory is worth more than the rest of the talk.
      this.#broke();
      return;
    }
    this.#output.write(text);
    if (this.#backedUp || !this.#output.backedUp) return;
    this.#backedUp = true;
    this.#hold();
    this.#output.onceDrained(() => {
      this.#backedUp = false;
      this.#release();
    });
  }

  /** An error about a message whose id cannot be known (BASE-07). */
  #refuse(code: number, message: string): void {
    this.#send(errorText(undefined, code, message));
  }

  #hold(): void {
    this.#holds++;
    this.#lines.hold();
    this.#input.pause();
  }

  #release(): void {
    this.#holds--;
    if (this.#holds > 0) return;
    this.#lines.resume();
    if (this.#holds > 0) return;
    if (this.#inputOver) this.#inputEnded();
    else this.#input.resume();
  }

  #inputEnded(): void {
    this.#inputOver = true;
    if (this.#holds > 0) return;
    this.#lines.end();
    this.#end("end");
  }

  #broke(): void {
    this.#output.abandon();
    this.#end("broken");
  }
}
