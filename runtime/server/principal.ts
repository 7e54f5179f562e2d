import type { AuthInfo } from "./engine.ts";

/** Who a credential belongs to, for what is kept for one principal and not found by others (SEC-03, SEC-06). */
export function principalOf(auth: AuthInfo | undefined): readonly (string | null)[] {
  return [auth?.subject ?? null, auth?.clientId ?? null, auth?.issuer ?? null];
}

export function isSamePrincipal(one: AuthInfo | undefined, other: AuthInfo | undefined): boolean {
  return one?.subject === other?.subject && one?.clientId === other?.clientId && one?.issuer === other?.issuer;
}
