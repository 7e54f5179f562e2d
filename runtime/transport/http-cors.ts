import type { Exchange } from "./exchange.ts";

/** Response headers a page may read. */
const EXPOSED = "Mcp-Session-Id, MCP-Protocol-Version, Retry-After, WWW-Authenticate, DPoP-Nonce";
const TOKENS = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+(\s*,\s*[!#$%&'*+.^_`|~0-9A-Za-z-]+)*$/;
const MAX_AGE = "600";

/** Lets the page of an origin that was found allowed read the response. */
export function addCors(exchange: Exchange): void {
  const origin = exchange.headers["origin"];
  exchange.header("vary", "Origin");
  if (typeof origin !== "string") return;
  exchange.header("access-control-allow-origin", origin);
  exchange.header("access-control-expose-headers", EXPOSED);
}

/** Answers a preflight; false when the request is none. Mirrored arguments make any header name possible (XHDR-01). */
export function answerPreflight(exchange: Exchange, methods: string): boolean {
  const { headers } = exchange;
  if (headers["origin"] === undefined || headers["access-control-request-method"] === undefined) return false;
  exchange.header("access-control-allow-methods", methods);
  const asked = headers["access-control-request-headers"];
  if (typeof asked === "string" && TOKENS.test(asked)) exchange.header("access-control-allow-headers", asked);
  exchange.header("access-control-max-age", MAX_AGE);
  exchange.json(204, "");
  return true;
}
