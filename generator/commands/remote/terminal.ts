import { createInterface } from "node:readline";
import { Writable } from "node:stream";

/** What a person is asked through: questions on one stream, answers from another. Data stays on stdout. */
export interface Questions {
  say(text: string): void;
  /** The line that is typed; `undefined` where the input ends. */
  ask(question: string, options?: { readonly hidden?: boolean }): Promise<string | undefined>;
}

/** The terminal this command runs in. */
export class Terminal implements Questions {
  readonly #output: NodeJS.WritableStream;
  readonly #lines: ReturnType<typeof createInterface>;
  /** Lines typed ahead. */
  readonly #typed: string[] = [];
  #waiting: ((line: string | undefined) => void) | undefined;
  #ended = false;
  #hidden = false;

  constructor(input: NodeJS.ReadableStream, output: NodeJS.WritableStream) {
    this.#output = output;
    // Only what is typed goes through it: a hidden answer is not echoed.
    const echo = new Writable({
      write: (chunk, _encoding, done) => {
        if (!this.#hidden) output.write(chunk);
        done();
      },
    });
    this.#lines = createInterface({ input, output: echo, terminal: "isTTY" in input && input.isTTY === true });
    this.#lines.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
    this.#lines.on("line", (line) => {
      const waiting = this.#waiting;
      this.#waiting = undefined;
      if (waiting === undefined) this.#typed.push(line);
      else waiting(line);
    });
    this.#lines.once("close", () => {
      this.#ended = true;
      this.#waiting?.(undefined);
    });
    this.#lines.pause();
  }

  /** `undefined` where nobody is there to answer. */
  static open(): Terminal | undefined {
    return process.stdin.isTTY && process.stderr.isTTY ? new Terminal(process.stdin, process.stderr) : undefined;
  }

  say(text: string): void {
    this.#output.write(`${text}\n`);
  }

  async ask(question: string, { hidden = false }: { readonly hidden?: boolean } = {}): Promise<string | undefined> {
    this.#output.write(question);
    this.#hidden = hidden;
    try {
      return await this.#next();
    } finally {
      this.#hidden = false;
      if (hidden) this.#output.write("\n");
    }
  }

  async #next(): Promise<string | undefined> {
    const typed = this.#typed.shift();
    if (typed !== undefined || this.#ended) return typed;
    this.#lines.resume();
    const line = await new Promise<string | undefined>((resolve) => {
      this.#waiting = resolve;
    });
    // Otherwise the terminal would keep the process from ending.
    if (!this.#ended) this.#lines.pause();
    return line;
  }

  close(): void {
    this.#lines.close();
  }
}
