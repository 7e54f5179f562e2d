import type { Arrival } from "../../transport/gate.ts";

/** Where a server is, as its clients see it. */
export interface OwnAddress {
  /** The URL of its endpoint. */
  readonly url: URL;
  /** The path of the endpoint, as requests arrive. */
  readonly path: string;
}

/**
 * Whether a URL, without its query, is the one a request was made to (RFC 9449 §4.3). Its host is held against what the
 * server was told of itself: what a request says of that is its sender's choice.
 */
export function isAddressOf(claimed: unknown, { target, prefix }: Arrival, { url, path }: OwnAddress): boolean {
  if (typeof claimed !== "string" || !URL.canParse(claimed)) return false;
  const { protocol, host, pathname } = new URL(claimed);
  // A WebSocket is opened with a request of HTTP.
  if (`${protocol.replace(/^ws/, "http")}//${host}` !== url.origin) return false;
  const below = target.split("?", 1)[0] ?? "";
  const isEndpoint = below === path || below === "/";
  const base = url.pathname.endsWith(path) ? url.pathname.slice(0, -path.length) : "";
  const paths = [`${prefix}${below}`, `${base}${below}`, ...(isEndpoint ? [url.pathname] : [])];
  return paths.map(withoutSlash).includes(withoutSlash(pathname));
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, "");
}
