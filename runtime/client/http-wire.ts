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

export interface HttpRequest {
  readonly method: "GET" | "POST" | "DELETE" | (string & {});
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal: Ending;
  /** Whether it does no harm if it arrives twice; default: what HTTP says of the method. */
  readonly repeatable?: boolean;
}

export interface HttpWire {
  /** Rejects with the reason of `signal` when that ends it, and with a `LocalError` when the connection fails. */
  exchange(request: HttpRequest): Promise<HttpAnswer>;
  close(): void;
}
