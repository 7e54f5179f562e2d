import { needed } from "../asked.ts";
import { digestOf, isSame } from "../digest.ts";
import { OAuthError } from "../oauth-error.ts";
import type { Tokens } from "../provider.ts";
import { requireResource } from "../resource.ts";
import { type GrantRequest, isForOther, requireKey } from "./grant.ts";

/** RFC 7636 §4.1. */
const VERIFIER = /^[A-Za-z0-9._~-]{43,128}$/;

/** Tokens for a code, which belongs to client, redirect URI, verifier and resource of the request for it. */
export async function exchangeCode({ client, form, parts, key }: GrantRequest): Promise<Tokens> {
  const { provider } = parts;
  const code = await provider.loadAuthorizationCode(client, needed(form, "code"));
  if (code === undefined || isForOther(code, client)) throw new OAuthError("invalid_grant", "The code is not good");
  if (needed(form, "redirect_uri") !== code.redirectUri) {
    throw new OAuthError("invalid_grant", "redirect_uri is not that of the request for the code");
  }
  const verifier = needed(form, "code_verifier");
  if (!VERIFIER.test(verifier) || !isSame(digestOf(verifier), code.codeChallenge)) {
    throw new OAuthError("invalid_grant", "code_verifier does not belong to the code");
  }
  requireResource(form, code.resource);
  requireKey(code, key);
  return provider.exchangeAuthorizationCode(client, code, key);
}
