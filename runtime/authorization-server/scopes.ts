import { OAuthError } from "./oauth-error.ts";

/** RFC 6749 §3.3. */
const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]+$/;
/** Asks for refresh tokens; whoever is registered for them gets them anyhow. */
const OFFLINE = "offline_access";

export function scopesIn(text: string): readonly string[] {
  return [...new Set(text.split(" ").filter((scope) => scope !== ""))];
}

/** The scopes a client asks for; all there are where it names none. Throws the `OAuthError` `invalid_scope`. */
export function grantableScopes(asked: string | undefined, known: ReadonlyMap<string, string>): readonly string[] {
  if (asked === undefined) return [...known.keys()];
  const scopes = scopesIn(asked).filter((scope) => scope !== OFFLINE);
  const unknown = scopes.find((scope) => !known.has(scope));
  if (unknown === undefined) return scopes;
  throw new OAuthError("invalid_scope", SCOPE.test(unknown) ? `There is no scope ${unknown}` : "scope is malformed");
}
