import { isSafeUrl } from "../auth/server/auth-settings.ts";
import { isLoopback } from "../transport/http-access.ts";
import { single } from "./asked.ts";
import { OAuthError } from "./oauth-error.ts";
import type { Parts } from "./parts.ts";

/**
 * The server that tokens will be for (RFC 8707). It stands in them as the operator wrote it, or else as the client did. A
 * client that names none, as those of 2025-03-26, means the only one there is. Throws the `OAuthError` `invalid_target`.
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
  const target = resources === undefined ? near(asked, issuer) : resources.find((one) => isSameUrl(one, asked));
  if (target !== undefined) return target;
  throw new OAuthError("invalid_target", "There are no tokens for this resource here");
}

/** The token is for the server that was agreed to, and for no other (RFC 8707 §2.2). Throws the `OAuthError` `invalid_target`. */
export function requireResource(form: URLSearchParams, agreed: string): void {
  const asked = single(form, "resource");
  if (asked !== undefined && !isSameUrl(asked, agreed)) {
    throw new OAuthError("invalid_target", "resource is not the one that was agreed to");
  }
}

/** Clients write an address in their own way: `https://rooms.example` has a slash at its end for some. */
function isSameUrl(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).href === new URL(other).href;
}

/** A server on the host of the issuer, or on this machine where the issuer is. */
function near(resource: string, issuer: string): string | undefined {
  if (!isSafeUrl(resource)) return undefined;
  const [one, other] = [new URL(resource).hostname, new URL(issuer).hostname];
  return one === other || (isLoopback(one) && isLoopback(other)) ? resource : undefined;
}
