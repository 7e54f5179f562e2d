/** Writes lines to a byte stream: one write for all lines of an event-loop turn, and a count of what is not taken yet. */
import type { Writable } from "node:stream";

/** `Writable.write`, for a stream whose own method is not the one to use. */
export type Write = (text: string, done?: () => void) => boolean;

/** Characters from which on lines are not collected any longer. */
const LARGE = 64 * 1024;

/** What many readers of lines, Node's own among them, take for the end of one; JSON has them in strings only. */
const SEPARATORS = /[\u2028\u2029]/g;

function escapeSeparators(text: string): string {
  if (!text.includes("\u2028") && !text.includes("\u2029")) return text;
  return text.replace(SEPARATORS, (separator) => (separator === "\u2028" ? "\\u2028" : "\\u2029"));
}

export class LineOutput {
  readonly #stream: Writable;
  readonly #write: Write;
  readonly #limit: number;
  #lines = "";
  #scheduled = false;
  #drained: (() => void) | undefined;
  #ended = false;

  /** `limit`: characters waiting for the reader from which on the output counts as backed up. */
  constructor(stream: Writable, limit: number, write: Write = (text, done) => stream.write(text, done)) {
    this.#stream = stream;
    this.#write = write;
    this.#limit = limit;
    stream.on("drain", () => this.#release());
  }

  /** How much the reader has not taken yet. */
  get backlog(): number {
    return this.#lines.length + this.#stream.writableLength;
  }

  get backedUp(): boolean {
    return this.backlog > this.#limit;
  }

  /** `text` is one message without line breaks (STDIO-02). */
  write(text: string): void {
    if (this.#ended) return;
    this.#lines += `${escapeSeparators(text)}\n`;
    if (this.#lines.length > LARGE) {
      this.flush();
      return;
    }
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.flush();
    });
  }

  flush(): void {
    if (this.#lines === "" || this.#ended) return;
    const lines = this.#lines;
    this.#lines = "";
    this.#write(lines);
    if (!this.#stream.writableNeedDrain) this.#release();
  }

  /** Calls back once the reader has taken what was waiting. */
  onceDrained(callback: () => void): void {
    this.#drained = callback;
  }

  /** Resolves when the reader has taken everything, or the stream broke. */
  finish(): Promise<void> {
    this.flush();
    return new Promise((resolve) => {
      if (this.#ended || this.#stream.destroyed) resolve();
      else this.#write("", () => resolve());
    });
  }

  /** Drops what is waiting and everything written later: the reader is gone. */
  abandon(): void {
    this.#ended = true;
    this.#lines = "";
  }

  #release(): void {
    const callback = this.#drained;
    this.#drained = undefined;
    callback?.();
  }
}
