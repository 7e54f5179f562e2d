import { isSafeUrl } from "../auth/server/auth-settings.ts";
import { isLoopback } from "../transport/http-access.ts";
import { single } from "./asked.ts";
import { OAuthError } from "./oauth-error.ts";
import type { Parts } from "./parts.ts";

/**
 * The server that tokens will be for (RFC 8707): it stands in them byte for byte. A client that names none, as those of
 * 2025-03-26, means the only one there is. Throws the `OAuthError` `invalid_target`.
 */
export function targetOf(
  asked: string | undefined,
  { resources, issuer }: Pick<Parts, "resources" | "issuer">,
): string {
  const [first, ...others] = resources ?? [];
  if (asked === undefined) {
    if (first !== undefined && others.length === 0) return first;
    throw new OAuthError("invalid_target", "resource is missing: the URL of the server that tokens are for");
  }
  if (resources === undefined ? isNear(asked, issuer) : resources.includes(asked)) return asked;
  throw new OAuthError("invalid_target", "There are no tokens for this resource here");
}

/** The token is for the server that was agreed to, and for no other (RFC 8707 §2.2). Throws the `OAuthError` `invalid_target`. */
export function requireResource(form: URLSearchParams, agreed: string): void {
  const asked = single(form, "resource");
  if (asked !== undefined && asked !== agreed) {
    throw new OAuthError("invalid_target", "resource is not the one that was agreed to");
  }
}

/** Whether a server is on the host of the issuer, or both are on this machine. */
function isNear(resource: string, issuer: string): boolean {
  if (!isSafeUrl(resource)) return false;
  const [one, other] = [new URL(resource).hostname, new URL(issuer).hostname];
  return one === other || (isLoopback(one) && isLoopback(other));
}
