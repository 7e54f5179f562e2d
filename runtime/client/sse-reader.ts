/** Reads server-sent events from text that comes in any pieces. */
export class SseReader {
  /** Id of the last event that had one; what a stream is resumed after. */
  lastId: string | undefined;
  /** How long the server wants a reader to wait before it reconnects, in milliseconds. */
  retry: number | undefined;
  readonly #onData: (data: string, name: string) => void;
  readonly #max: number;
  #id: string | undefined;
  #name = "";
  #rest = "";
  #data: string[] = [];
  #size = 0;

  /** `max`: most characters of one event. `onData` gets what an event holds, and its name if it has one. */
  constructor(max: number, onData: (data: string, name: string) => void) {
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

  /** Forgets a begun event: what follows comes on another connection. */
  restart(): void {
    this.#rest = "";
    this.#data = [];
    this.#size = 0;
    this.#id = undefined;
    this.#name = "";
  }

  #line(raw: string): void {
    const line = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
    if (line === "") {
      this.#dispatch();
      return;
    }
    // Comments keep the stream alive and say nothing (HTTP-16).
    const colon = line.indexOf(":");
    if (colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
    if (field === "data") {
      this.#data.push(value);
      this.#size += value.length;
      this.#bound(0);
    } else if (field === "event") this.#name = value;
    else if (field === "id" && !value.includes("\0")) this.#id = value;
    else if (field === "retry" && /^\d{1,9}$/.test(value)) this.retry = Number(value);
  }

  #dispatch(): void {
    const data = this.#data.join("\n");
    const name = this.#name;
    // The id counts once its event is whole.
    if (this.#id !== undefined) this.lastId = this.#id;
    this.restart();
    // An event without data only primes a reconnection (SHTTP-10).
    if (data !== "") this.#onData(data, name);
  }

  #bound(more: number): void {
    if (this.#size + more > this.#max) throw new RangeError(`An event is longer than ${this.#max} characters`);
  }
}
