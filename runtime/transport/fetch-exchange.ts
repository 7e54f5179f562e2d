import type { Headers as HeaderValues } from "../server/engine.ts";
import { type Body, type EventStream, type Exchange, STREAM_BACKLOG, STREAM_HEADERS } from "./exchange.ts";

const NULL_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/** A `Request`, answered through the promise of its `Response`. */
export class FetchExchange implements Exchange {
  readonly method: string;
  readonly target: string;
  /** Hosts that speak fetch rewrite the URL and do not say how. */
  readonly prefix = "";
  readonly headers: HeaderValues;
  readonly response: Promise<Response>;
  readonly #request: Request;
  readonly #answer: Headers = new Headers();
  readonly #gone: (() => void)[] = [];
  #respond: (response: Response) => void = () => {};
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined = undefined;
  #late = false;

  constructor(request: Request, url: URL) {
    this.method = request.method;
    this.target = `${url.pathname}${url.search}`;
    const headers: Record<string, string> = Object.fromEntries(request.headers);
    // Not every platform shows the header that the URL was made from.
    headers["host"] ??= url.host;
    this.headers = headers;
    this.#request = request;
    this.response = new Promise((resolve) => {
      this.#respond = resolve;
    });
  }

  header(name: string, value: string): void {
    this.#answer.set(name, value);
  }

  async body(limit: number): Promise<Body> {
    const { body, bodyUsed } = this.#request;
    if (bodyUsed) return { failure: "read" };
    if (body === null) return { bytes: new Uint8Array() };
    const chunks: Uint8Array[] = [];
    let size = 0;
    const reader = (body as ReadableStream<Uint8Array>).getReader();
    this.#reader = reader;
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        size += part.value.length;
        if (size > limit) {
          cancel(reader);
          return { failure: "size" };
        }
        chunks.push(part.value);
      }
    } catch {
      return { failure: "gone" };
    }
    return this.#late ? { failure: "time" } : { bytes: chunks.length === 1 ? chunks[0]! : concatenated(chunks, size) };
  }

  abandonBody(): void {
    this.#late = true;
    if (this.#reader !== undefined) cancel(this.#reader);
  }

  json(status: number, text: string): void {
    if (text !== "") this.#answer.set("content-type", "application/json");
    this.#respond(new Response(NULL_BODY.has(status) || text === "" ? null : text, { status, headers: this.#answer }));
  }

  stream(): EventStream {
    for (const [name, value] of Object.entries(STREAM_HEADERS)) this.#answer.set(name, value);
    const encoder = new TextEncoder();
    let open = true;
    let drained = (): void => {};
    const gone = (): void => {
      open = false;
      for (const listener of this.#gone.splice(0)) listener();
    };
    let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>(
      {
        start(started) {
          controller = started;
        },
        pull: () => drained(),
        cancel: gone,
      },
      new ByteLengthQueuingStrategy({ highWaterMark: STREAM_BACKLOG }),
    );
    this.#respond(new Response(body, { status: 200, headers: this.#answer }));
    return {
      write(text) {
        if (!open) return;
        if ((controller?.desiredSize ?? 0) > 0) return controller?.enqueue(encoder.encode(text));
        controller?.error(new Error("The reader fell too far behind"));
        gone();
      },
      get full() {
        return open && (controller?.desiredSize ?? 0) <= 0;
      },
      onDrain(listener) {
        drained = listener;
      },
      end() {
        if (open) controller?.close();
        open = false;
      },
    };
  }

  onGone(listener: () => void): void {
    const { signal } = this.#request;
    let told = false;
    const once = (): void => {
      if (!told) listener();
      told = true;
    };
    if (signal.aborted) once();
    else signal.addEventListener("abort", once, { once: true });
    this.#gone.push(once);
  }
}

function cancel(reader: ReadableStreamDefaultReader<Uint8Array>): void {
  reader.cancel().catch(() => {});
}

function concatenated(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
