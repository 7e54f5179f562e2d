import type { Asked } from "../asked.ts";
import { single } from "../asked.ts";
import { browserOf } from "../browser.ts";
import { errorPage } from "../consent-page.ts";
import { digestOf, isSame } from "../digest.ts";
import { OAuthError } from "../oauth-error.ts";
import type { Parts } from "../parts.ts";
import type { User } from "../provider.ts";
import { isRegistered } from "../redirect-uri.ts";
import { answerUrl, type Reply, redirect } from "../reply.ts";
import { signedIn } from "../signed-in.ts";
import { CONSENT } from "./authorize.ts";

/** What `endpoints/authorize.ts` sealed. */
interface Sealed {
  readonly client: string;
  readonly redirectUri: string;
  readonly state?: string;
  readonly scopes: readonly string[];
  readonly resource: string;
  readonly codeChallenge: string;
  readonly key?: string;
  readonly subject?: string;
  readonly browser: string;
}

/** The user's answer. It counts in the browser that was asked, for what was shown there (SEC-08). */
export async function answerConsent(asked: Asked, parts: Parts): Promise<Reply> {
  try {
    return await decided(asked, parts);
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    return errorPage(error.status, error.message);
  }
}

async function decided(asked: Asked, parts: Parts): Promise<Reply> {
  requireOwnOrigin(asked, parts);
  const form = await asked.form();
  const browser = browserOf(asked, parts);
  const sealed = (await parts.keyring.unseal(single(form, "request") ?? "", CONSENT)) as Sealed | undefined;
  if (sealed === undefined || browser === undefined || !isSame(digestOf(browser), sealed.browser)) {
    throw new OAuthError("access_denied", "This page is too old, or was not opened in this browser; start again", 403);
  }
  const { redirectUri, state, scopes, resource, codeChallenge, key } = sealed;
  const back = (answer: Readonly<Record<string, string>>): Reply =>
    redirect(answerUrl(redirectUri, { ...answer, state, iss: parts.issuer }));
  if (single(form, "approve") === undefined) {
    return back({ error: "access_denied", error_description: "The user said no" });
  }
  const found = await parts.clients.find(sealed.client);
  if (found === undefined || !isRegistered(redirectUri, found.client.redirect_uris)) {
    throw new OAuthError("invalid_client", "This client is no longer known here");
  }
  const user = await userOf(asked, form, sealed, parts);
  const bound = key !== undefined && { key };
  const request = { redirectUri, state, scopes, resource, codeChallenge, user, browser, ...bound };
  const authorized = await parts.provider.authorize(found.client, request);
  return "code" in authorized ? back({ code: authorized.code }) : redirect(authorized.url);
}

/** A form of ours comes from our own page. */
function requireOwnOrigin(asked: Asked, { base }: Parts): void {
  const origin = asked.header("origin");
  if (origin === undefined || origin === new URL(base).origin) return;
  throw new OAuthError("access_denied", "This answer comes from another page", 403);
}

/** Who agreed: still the one that was asked. */
async function userOf(asked: Asked, form: URLSearchParams, sealed: Sealed, parts: Parts): Promise<User | undefined> {
  const who = await signedIn(asked, parts.base, parts);
  if ("upstream" in who) return undefined;
  const chosen = single(form, "user");
  const user =
    "choice" in who ? who.choice.find(({ subject }) => subject === chosen) : "user" in who ? who.user : undefined;
  if (user === undefined || (sealed.subject !== undefined && sealed.subject !== user.subject)) {
    throw new OAuthError("access_denied", "Somebody else is signed in now; start again", 403);
  }
  return user;
}
