import { isObject, type JsonObject } from "../jsonrpc.ts";
import type { Ending } from "./call-end.ts";
import type { Envelope, Link, Reply, RequestMessage } from "./link.ts";
import { Pending } from "./pending.ts";
import { type CommandTarget, ServerProcess } from "./server-process.ts";

/** Wait before the second start in a row, in milliseconds; it doubles with each. */
const FIRST_WAIT = 100;
const LONGEST_WAIT = 10_000;
/** A process that ran so long, in milliseconds, is started again at once. */
const LASTING = 10_000;

/** A child process that speaks one message a line (STDIO-01), and is started again when it has died (STDIO-17). */
export class StdioLink implements Link {
  readonly kind = "stdio";
  onMessage: (message: JsonObject) => void = () => {};
  lost = false;
  readonly #target: CommandTarget;
  #pending = new Pending();
  #process: ServerProcess;
  #started = performance.now();
  /** Processes in a row that died soon. */
  #shortLived = 0;
  #closed = false;

  constructor(target: CommandTarget) {
    this.#target = target;
    this.#process = this.#start();
  }

  async request(message: RequestMessage, _envelope: Envelope, signal: Ending): Promise<Reply> {
    const reply = this.#pending.wait(message.id, signal);
    this.#process.write(JSON.stringify(message));
    return reply;
  }

  async send(message: object): Promise<void> {
    this.#process.write(JSON.stringify(message));
  }

  async restart(): Promise<void> {
    if (!this.lost || this.#closed) return;
    this.#shortLived = performance.now() - this.#started < LASTING ? this.#shortLived + 1 : 0;
    const wait = this.#shortLived === 0 ? 0 : Math.min(FIRST_WAIT * 2 ** (this.#shortLived - 1), LONGEST_WAIT);
    await Promise.all([this.#process.stop(), new Promise((resolve) => setTimeout(resolve, wait))]);
    if (this.#closed) return;
    this.#pending = new Pending();
    this.#process = this.#start();
    this.lost = false;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#process.stop();
  }

  #start(): ServerProcess {
    const pending = this.#pending;
    this.#started = performance.now();
    return new ServerProcess(this.#target, {
      line: (text) => this.#line(text, pending),
      gone: (error) => {
        this.lost = true;
        pending.fail(error);
      },
    });
  }

  #line(text: string, pending: Pending): void {
    let message: unknown;
    try {
      message = JSON.parse(text);
    } catch {
      // Some servers print to stdout what belongs on stderr; their messages are still worth reading.
      this.#process.heard(`${text}\n`);
      return;
    }
    for (const one of Array.isArray(message) ? message : [message]) {
      if (isObject(one) && !pending.take(one)) this.onMessage(one);
    }
  }
}
