/** Reads the `data` of server-sent events from text that comes in any pieces. */
export class SseReader {
  readonly #onData: (data: string) => void;
  readonly #max: number;
  #rest = "";
  #data: string[] = [];
  #size = 0;

  /** `max`: most characters of one event. */
  constructor(max: number, onData: (data: string) => void) {
    this.#max = max;
    this.#onData = onData;
  }

  /** Throws `RangeError` when an event is too long. */
  push(text: string): void {
    let start = 0;
    for (;;) {
      const end = text.indexOf("\n", start);
      if (end < 0) break;
      this.#line(this.#rest + text.slice(start, end));
      this.#rest = "";
      start = end + 1;
    }
    this.#rest += text.slice(start);
    this.#bound(this.#rest.length);
  }

  #line(raw: string): void {
    const line = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
    if (line === "") this.#dispatch();
    // Comments keep the stream alive and say nothing (HTTP-16); other fields are not needed.
    if (!line.startsWith("data:")) return;
    const value = line.startsWith("data: ") ? line.slice(6) : line.slice(5);
    this.#data.push(value);
    this.#size += value.length;
    this.#bound(0);
  }

  #dispatch(): void {
    const data = this.#data.join("\n");
    this.#data = [];
    this.#size = 0;
    // An event without data only primes a reconnection (SHTTP-10).
    if (data !== "") this.#onData(data);
  }

  #bound(more: number): void {
    if (this.#size + more > this.#max) throw new RangeError(`An event is longer than ${this.#max} characters`);
  }
}
