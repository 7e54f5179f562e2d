import type { Ending } from "./call-end.ts";

/** The seam between Streamable HTTP and what makes HTTP requests: Node's own client, or a `fetch`. */

export interface HttpAnswer {
  readonly status: number;
  /** A header by its name in lower case. */
  header(name: string): string | undefined;
  /** Hands over the body as text, piece by piece; rejects when it breaks off, or with what `take` throws. */
  read(take: (text: string) => void): Promise<void>;
  /** Lets go of the body without reading it. */
  discard(): void;
}

export interface HttpWire {
  /** Rejects with the reason of `signal` when that ends it, and with a `LocalError` when the connection fails. */
  exchange(
    method: string,
    headers: Readonly<Record<string, string>>,
    body: string | undefined,
    signal: Ending,
  ): Promise<HttpAnswer>;
  close(): void;
}
