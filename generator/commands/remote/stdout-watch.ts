import { EXIT, fail } from "./exit.ts";

/** Whether stdout can be written to: whoever reads the data may stop early, as `head` does, or a disk may be full. */
export class StdoutWatch {
  /** Rejects once it cannot, so that the work ends and its connection is closed. */
  readonly lost: Promise<never>;
  #error: NodeJS.ErrnoException | undefined;

  constructor(stdout: NodeJS.WritableStream) {
    this.lost = new Promise((_, reject) => {
      // What was written last may fail after the work is done, so the listener stays.
      stdout.on("error", (error: NodeJS.ErrnoException) => {
        this.#error ??= error;
        reject(error);
      });
    });
    this.lost.catch(() => {});
  }

  get failed(): boolean {
    return this.#error !== undefined;
  }

  /** The exit code of work that ended with `code`: a reader who has enough is no failure, anything else is told. */
  codeOf(code: number): number {
    if (this.#error === undefined) return code;
    if (this.#error.code === "EPIPE") return EXIT.fine;
    return fail(EXIT.output, `stdout cannot be written: ${this.#error.message}`);
  }
}
