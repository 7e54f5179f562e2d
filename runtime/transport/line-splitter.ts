/** Cuts a byte stream into lines: each byte is looked at once, and no line longer than the bound is ever held. */
const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const KEPT = 64 * 1024;

export interface LineSink {
  /** One line without its line end; the bytes are only valid during the call. Empty lines are not reported. */
  line(bytes: Buffer): void;
  /** A line grew over the bound. Told once; the rest of that line is skipped. */
  overflow(): void;
}

export class LineSplitter {
  readonly #max: number;
  readonly #sink: LineSink;
  readonly #waiting: Buffer[] = [];
  /** The beginning of a line whose end has not come yet. */
  #partial: Buffer = Buffer.alloc(0);
  #partialLength = 0;
  #skipping = false;
  #held = false;
  #running = false;

  /** `max` is the longest line in bytes. */
  constructor(max: number, sink: LineSink) {
    this.#max = max;
    this.#sink = sink;
  }

  /** The bytes are only valid during the call: what is held is copied. */
  push(chunk: Buffer): void {
    this.#waiting.push(chunk);
    this.#run();
    const held = this.#waiting.pop();
    if (held !== undefined) this.#waiting.push(Buffer.from(held));
  }

  /** Reports no further line until `resume`; may be called by the sink, in the middle of a chunk. */
  hold(): void {
    this.#held = true;
  }

  resume(): void {
    this.#held = false;
    this.#run();
  }

  /** Whether everything pushed so far was reported. */
  get idle(): boolean {
    return this.#waiting.length === 0;
  }

  /** The stream is over: a last line without a line end counts. */
  end(): void {
    if (this.#partialLength > 0 && !this.#skipping) this.#report(this.#partial.subarray(0, this.#partialLength));
    this.#partialLength = 0;
  }

  #run(): void {
    if (this.#running) return;
    this.#running = true;
    try {
      while (!this.#held) {
        const chunk = this.#waiting.shift();
        if (chunk === undefined) break;
        const rest = this.#cut(chunk);
        if (rest !== undefined) this.#waiting.unshift(rest);
      }
    } finally {
      this.#running = false;
    }
  }

  /** Reports the lines of one chunk; returns what is left of it when held. */
  #cut(chunk: Buffer): Buffer | undefined {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(NEWLINE, start);
      if (end < 0) {
        this.#keep(chunk.subarray(start));
        return undefined;
      }
      const tail = chunk.subarray(start, end);
      start = end + 1;
      if (this.#skipping) this.#skipping = false;
      else if (this.#partialLength + tail.length > this.#max) this.#overflow(false);
      else if (this.#partialLength === 0) this.#report(tail);
      else {
        this.#append(tail);
        const line = this.#partial.subarray(0, this.#partialLength);
        this.#partialLength = 0;
        this.#report(line);
        if (this.#partial.length > KEPT) this.#partial = Buffer.alloc(0);
      }
      if (this.#held && start < chunk.length) return chunk.subarray(start);
    }
  }

  #keep(bytes: Buffer): void {
    if (this.#skipping || bytes.length === 0) return;
    if (this.#partialLength + bytes.length > this.#max) this.#overflow(true);
    else this.#append(bytes);
  }

  #overflow(skip: boolean): void {
    this.#partial = Buffer.alloc(0);
    this.#partialLength = 0;
    this.#skipping = skip;
    this.#sink.overflow();
  }

  /**
   * Copies into a buffer that grows fourfold: a peer that sends single bytes costs no object for each, and the buffers
   * outgrown on the way to the bound are a third of it together.
   */
  #append(bytes: Buffer): void {
    const length = this.#partialLength + bytes.length;
    if (length > this.#partial.length) {
      const grown = Buffer.allocUnsafe(Math.max(length, Math.min(this.#max, this.#partial.length * 4), 4096));
      this.#partial.copy(grown, 0, 0, this.#partialLength);
      this.#partial = grown;
    }
    bytes.copy(this.#partial, this.#partialLength);
    this.#partialLength = length;
  }

  #report(line: Buffer): void {
    const length = line.length > 0 && line[line.length - 1] === CARRIAGE_RETURN ? line.length - 1 : line.length;
    if (length > 0) this.#sink.line(length === line.length ? line : line.subarray(0, length));
  }
}
