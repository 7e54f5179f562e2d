import type { Arrival } from "./gate.ts";

/** What became of a request's body. */
export type Body =
  | { readonly bytes: Uint8Array }
  /** The host has parsed it. */
  | { readonly value: unknown }
  | { readonly failure: BodyFailure };

/** `size`: longer than allowed. `time`: it did not come in time. `gone`: the client left. `read`: somebody else read it. */
export type BodyFailure = "size" | "time" | "gone" | "read";

/** A response that goes on: server-sent events, as text. */
export interface EventStream {
  /** Writes text as it is. A reader that falls too far behind is cut off. */
  write(text: string): void;
  /** Whether the reader should catch up before more is written. */
  readonly full: boolean;
  /** Has the listener called whenever the reader has caught up. */
  onDrain(listener: () => void): void;
  end(): void;
}

/** One HTTP request and its response, implemented once for Node and once for fetch. */
export interface Exchange extends Arrival {
  /** Adds a header to the response, whichever way it is given. */
  header(name: string, value: string): void;
  /** Reads the whole body, at most `limit` bytes. */
  body(limit: number): Promise<Body>;
  /** Gives up on a body that does not come: what waits for it gets the failure `time`. */
  abandonBody(): void;
  /** Answers with a JSON text, or with nothing when it is empty. */
  json(status: number, text: string): void;
  /** Answers with a stream of events. */
  stream(): EventStream;
  /** Has the listener called once if the client leaves before the response is complete. */
  onGone(listener: () => void): void;
}

/** Bytes a stream may hold back for a reader; one more message may stand above it. */
export const STREAM_BACKLOG: number = 1024 * 1024;

/** Headers of every event stream (HTTP-15). */
export const STREAM_HEADERS: Readonly<Record<string, string>> = {
  "content-type": "text/event-stream",
  "cache-control": "no-store",
  "x-accel-buffering": "no",
};
