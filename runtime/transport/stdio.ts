/**
 * A server on a byte stream, one message a line: stdio, and any socket that is framed like it (TRAN-08). Both eras
 * are served on the same pipe, message by message (DUAL-01).
 */
import { isUtf8 } from "node:buffer";
import type { Readable, Writable } from "node:stream";
import { ErrorCode } from "../errors.ts";
import { errorText } from "../jsonrpc.ts";
import type { Answer, Engine, MaybePromise, Outlet, Peer, Session } from "../server/engine.ts";
import { answerBatch, isBatchRevision } from "./batch.ts";
import { cancelledRequest } from "./cancelled.ts";
import { isRequest, requestId } from "./envelope.ts";
import { isInitialize } from "./initialize.ts";
import { JsonTextError, parseJson } from "./json-text.ts";
import { LineOutput, type Write } from "./line-output.ts";
import { LineSplitter } from "./line-splitter.ts";
import { answerPing } from "./ping.ts";

const MIB = 1024 * 1024;
const PEER: Peer = { transport: "stdio" };

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
}

/** How a connection ended: the client sent its last message, or it no longer reads. */
export type StdioEnd = "end" | "broken";

export class StdioConnection {
  /** Resolves when no more messages come: the calls still under way go on. */
  readonly ended: Promise<StdioEnd>;
  readonly #engine: Engine;
  readonly #input: Readable;
  readonly #output: LineOutput;
  readonly #lines: LineSplitter;
  readonly #maxDepth: number;
  readonly #maxRunning: number;
  readonly #maxUndelivered: number;
  /** Modern requests under way, by id: what `notifications/cancelled` may name (DUAL-18). */
  readonly #modern: Map<unknown, Outlet> = new Map();
  #session: Session | undefined;
  #running = 0;
  #holds = 0;
  #backedUp = false;
  #inputOver = false;
  #end: (end: StdioEnd) => void = () => {};
  #idle: (() => void) | undefined;

  constructor(engine: Engine, options: StdioOptions = {}) {
    const output = options.output ?? process.stdout;
    this.#engine = engine;
    this.#input = options.input ?? process.stdin;
    this.#maxDepth = options.maxDepth ?? 512;
    this.#maxRunning = options.maxRunning ?? 16_384;
    const maxBacklog = options.maxBacklog ?? MIB;
    this.#maxUndelivered = maxBacklog * 16;
    this.#output = new LineOutput(output, maxBacklog, options.write);
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

  /** Ends the legacy session and resolves when the client has taken every answer. */
  async finish(): Promise<void> {
    this.#session?.end("the server stops");
    await this.#output.finish();
    this.#output.abandon();
    this.#input.destroy();
  }

  #line(bytes: Buffer): void {
    if (!isUtf8(bytes)) return this.#refuse(ErrorCode.parse, "A message is not valid UTF-8");
    let message: unknown;
    try {
      message = parseJson(bytes.toString("utf8"), this.#maxDepth);
    } catch (error) {
      if (!(error instanceof JsonTextError)) throw error;
      return this.#refuse(ErrorCode.parse, `A message ${error.message}`);
    }
    this.#receive(message);
  }

  #receive(message: unknown): void {
    if (Array.isArray(message)) return this.#batch(message);
    const cancelled = cancelledRequest(message);
    if (cancelled !== undefined) {
      const outlet = this.#modern.get(cancelled.id);
      if (outlet !== undefined) return outlet.call?.cancel(cancelled.reason);
      if (this.#session === undefined) return;
      this.#answer(this.#engine.legacy(this.#session, message, PEER, this.#outlet()));
      return;
    }
    if (this.#running >= this.#maxRunning && isRequest(message)) {
      return this.#send(errorText(requestId(message), ErrorCode.internal, "Too many requests are under way"));
    }
    if (this.#engine.isModern(message)) this.#receiveModern(message);
    else if (this.#session !== undefined) {
      this.#answer(this.#engine.legacy(this.#session, message, PEER, this.#outlet()));
    } else this.#open(message);
  }

  #receiveModern(message: unknown): void {
    const id = requestId(message);
    if (id !== undefined && this.#modern.has(id)) {
      // BASE-04: two answers with one id could not be told apart.
      return this.#send(errorText(id, ErrorCode.invalidRequest, "A request with this id is under way"));
    }
    const outlet = this.#outlet();
    const answer = this.#engine.modern(message, PEER, outlet);
    if (id === undefined || !(answer instanceof Promise)) return this.#answer(answer);
    this.#modern.set(id, outlet);
    this.#answer(answer.finally(() => this.#modern.delete(id)));
  }

  /** A legacy message before any `initialize`. */
  #open(message: unknown): void {
    if (isInitialize(message)) {
      // What the client already sent belongs to the session that is being opened.
      this.#hold();
      this.#answer(this.#initialize(message).finally(() => this.#release()));
      return;
    }
    if (!isRequest(message)) {
      // Notifications and responses get no answer, also where nothing expects them (BASE-09).
      if (typeof message !== "object" || message === null)
        this.#refuse(ErrorCode.invalidRequest, "A message is an object");
      return;
    }
    const pong = answerPing(message);
    if (pong !== undefined) return this.#send(pong);
    const versions = this.#engine.versions;
    this.#send(
      errorText(
        requestId(message),
        ErrorCode.invalidParams,
        `Name a protocol version in _meta, or begin with initialize; served are ${versions.join(", ")}`,
        { supported: versions },
      ),
    );
  }

  async #initialize(message: unknown): Promise<Answer> {
    const { session, answer } = await this.#engine.initialize(message, PEER);
    if (session !== undefined) {
      this.#session = session;
      session.outlet = this.#outlet();
    }
    return answer;
  }

  #batch(messages: readonly unknown[]): void {
    const session = this.#session;
    if (session === undefined || !isBatchRevision(session.revision.id)) {
      return this.#refuse(ErrorCode.invalidRequest, "A message is one object; batches are not served here");
    }
    if (this.#running + messages.length > this.#maxRunning) {
      return this.#refuse(ErrorCode.invalidRequest, "A batch holds too many messages");
    }
    this.#answer(answerBatch(this.#engine, session, messages, PEER, this.#outlet()));
  }

  #answer(answer: MaybePromise<Answer | undefined>): void {
    if (!(answer instanceof Promise)) return this.#deliver(answer);
    this.#running++;
    answer.then(
      (ready) => {
        this.#deliver(ready);
        this.#settled();
      },
      () => this.#settled(),
    );
  }

  #settled(): void {
    this.#running--;
    if (this.#running > 0) return;
    const idle = this.#idle;
    this.#idle = undefined;
    idle?.();
  }

  #deliver(answer: Answer | undefined): void {
    if (answer !== undefined && answer.text !== "") this.#send(answer.text);
  }

  #outlet(): Outlet {
    return {
      call: undefined,
      send: (text) => {
        // Memory stays bounded under a handler that talks on to a client that does not read.
        if (this.#output.backlog <= this.#maxUndelivered) this.#send(text);
      },
    };
  }

  #send(text: string): void {
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
