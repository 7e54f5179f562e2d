import { LocalError } from "../../errors.ts";
import type { GuardedFetch } from "./guarded-fetch.ts";

/** What a server says of who may let clients in (RFC 9728). */
export interface ProtectedResource {
  /** Sent byte for byte as `resource` (AUTH-41). */
  readonly resource: string;
  readonly issuers: readonly string[];
  readonly scopes: readonly string[] | undefined;
  /** Whether tokens have to be bound to a key. */
  readonly bound: boolean;
}

const WELL_KNOWN = "/.well-known/oauth-protected-resource";

/** Looks where the challenge says, then at the server's own path, then at the root (AUTH-10). */
export async function findProtectedResource(
  server: URL,
  hint: string | undefined,
  http: GuardedFetch,
): Promise<ProtectedResource | undefined> {
  const path = server.pathname === "/" ? "" : server.pathname;
  const places = new Set([`${server.origin}${WELL_KNOWN}${path}`, `${server.origin}${WELL_KNOWN}`]);
  for (const place of hint === undefined ? places : [hint, ...places]) {
    const found = await http.readObject(place);
    if (found !== undefined) return understood(found, server, place);
  }
  return undefined;
}

function understood(found: Record<string, unknown>, server: URL, place: string): ProtectedResource {
  const { resource, authorization_servers: issuers, scopes_supported: scopes } = found;
  if (typeof resource !== "string" || !isFor(resource, server)) {
    const said = JSON.stringify(resource ?? null);
    throw new LocalError("resource-mismatch", `${place} describes ${said}, not ${server.href} (AUTH-71)`);
  }
  if (!isStrings(issuers) || issuers.length === 0) {
    throw new LocalError("no-authorization-server", `${place} names no authorization server`);
  }
  const bound = found["dpop_bound_access_tokens_required"] === true;
  return { resource, issuers, scopes: isStrings(scopes) ? scopes : undefined, bound };
}

/** Whether a resource is the server, or a place above it (AUTH-71). */
function isFor(resource: string, server: URL): boolean {
  if (!URL.canParse(resource)) return false;
  const { origin, pathname, search, hash } = new URL(resource);
  if (origin !== server.origin || hash !== "") return false;
  if (search !== "" && search !== server.search) return false;
  return `${server.pathname}/`.startsWith(pathname.endsWith("/") ? pathname : `${pathname}/`);
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}
