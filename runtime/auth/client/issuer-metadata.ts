import type { AuthorizationServer } from "oauth4webapi";
import { LocalError } from "../../errors.ts";
import type { GuardedFetch } from "./guarded-fetch.ts";
import { safeUrl } from "./url-guard.ts";

const OAUTH = "/.well-known/oauth-authorization-server";
const OPENID = "/.well-known/openid-configuration";
const ENDPOINTS = ["authorization_endpoint", "token_endpoint", "registration_endpoint"] as const;

/** What an authorization server says of itself. Throws the `LocalError`s `no-metadata` and `issuer-mismatch`. */
export async function findIssuerMetadata(issuer: string, http: GuardedFetch): Promise<AuthorizationServer> {
  const places = metadataPlaces(safeUrl(issuer, "The authorization server"));
  for (const place of places) {
    const found = await http.readObject(place);
    if (found === undefined) continue;
    // AUTH-17: whoever speaks for another is not listened to.
    if (found["issuer"] === issuer) return usable(found, issuer);
    const said = JSON.stringify(found["issuer"] ?? null);
    throw new LocalError("issuer-mismatch", `${place} is that of ${said}, not of ${JSON.stringify(issuer)}`);
  }
  throw new LocalError("no-metadata", `${issuer} has no metadata at any of ${places.join(", ")}`);
}

/** AUTH-16. */
function metadataPlaces({ origin, pathname }: URL): readonly string[] {
  const path = pathname.replace(/\/$/, "");
  if (path === "") return [`${origin}${OAUTH}`, `${origin}${OPENID}`];
  return [`${origin}${OAUTH}${path}`, `${origin}${OPENID}${path}`, `${origin}${path}${OPENID}`];
}

/** A server of 2025-03-26 is its own authorization server, with metadata at its origin or usual places (AUTH3-04, AUTH3-05). */
export async function findOwnMetadata(server: URL, http: GuardedFetch): Promise<AuthorizationServer> {
  const { origin } = server;
  const found = await http.readObject(`${origin}${OAUTH}`, { "MCP-Protocol-Version": "2025-03-26" });
  if (found !== undefined) {
    const { issuer } = found;
    if (typeof issuer === "string" && URL.canParse(issuer) && new URL(issuer).origin === origin) {
      return usable(found, issuer);
    }
    const said = JSON.stringify(issuer ?? null);
    throw new LocalError("issuer-mismatch", `${origin}${OAUTH} is that of ${said}, not of ${origin}`);
  }
  return {
    issuer: origin,
    authorization_endpoint: `${origin}/authorize`,
    token_endpoint: `${origin}/token`,
    registration_endpoint: `${origin}/register`,
    // Every client and server of that revision has it (AUTH3-07).
    code_challenge_methods_supported: ["S256"],
  };
}

function usable(found: Record<string, unknown>, issuer: string): AuthorizationServer {
  for (const name of ENDPOINTS) {
    const endpoint = found[name];
    if (endpoint !== undefined) safeUrl(String(endpoint), `The ${name} of ${issuer}`);
  }
  return { ...found, issuer };
}
