import { LocalError } from "../../errors.ts";
import type { SignInPoint } from "./sign-in-point.ts";

/** Credentials that somebody was given at one authorization server. */
export interface PreRegistered {
  readonly clientId: string;
  /** Which one; where it is not said, the first that asks. */
  readonly issuer?: string;
}

/** Credentials are shown to the authorization server they belong to, and to no other (AUTH-29, AUTH-30). */
export async function requireBound({ clientId, issuer }: PreRegistered, { as, kept }: SignInPoint): Promise<void> {
  const bound = issuer ?? (await kept.bind(clientId, as.issuer));
  if (bound === as.issuer) return;
  throw new LocalError("wrong-issuer", `The client ${clientId} is known to ${bound}, and is not shown to ${as.issuer}`);
}
