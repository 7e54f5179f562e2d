import type { Asked } from "../asked.ts";
import { type Asker, readAsker, readWanted } from "../authorization-request.ts";
import { browserCookie, browserOf, newBrowser } from "../browser.ts";
import { isDocumentUrl } from "../client-document.ts";
import type { FoundClient } from "../clients.ts";
import { consentPage, errorPage } from "../consent-page.ts";
import { digestOf } from "../digest.ts";
import { OAuthError } from "../oauth-error.ts";
import type { Parts } from "../parts.ts";
import { isLoopbackUri } from "../redirect-uri.ts";
import { answerUrl, type Reply, redirect } from "../reply.ts";
import { signedIn } from "../signed-in.ts";

/** What is sealed into the form, so that the answer is to what was shown, in the browser that showed it. */
export const CONSENT = "consent";
const CONSENT_SECONDS = 600;

/** A client sends its user here: shows what it asks for, and asks. */
export async function answerAuthorize(asked: Asked, parts: Parts): Promise<Reply> {
  let asker: Asker | undefined;
  try {
    asker = await readAsker(asked.query, parts);
    return await question(asked, asker, parts);
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    return asker === undefined ? errorPage(error.status, error.message) : told(asker, error, parts);
  }
}

async function question(asked: Asked, asker: Asker, parts: Parts): Promise<Reply> {
  const { found, redirectUri, state } = asker;
  const { client } = found;
  const wanted = readWanted(asked.query, asker, parts);
  const who = await signedIn(asked, `${parts.base}/authorize?${asked.query}`, parts);
  if ("redirect" in who) return redirect(who.redirect);
  const browser = browserOf(asked, parts) ?? newBrowser();
  const sealed = {
    client: client.client_id,
    redirectUri,
    ...wanted,
    ...(state !== undefined && { state }),
    ...("user" in who && { subject: who.user.subject }),
    browser: digestOf(browser),
  };
  const request = await parts.keyring.seal(sealed, CONSENT, CONSENT_SECONDS);
  return consentPage(
    {
      client: client.client_name ?? client.client_id,
      identity: identityOf(found),
      redirectHost: new URL(redirectUri).host,
      local: isLoopbackUri(redirectUri),
      resource: wanted.resource,
      scopes: wanted.scopes.map((name) => [name, parts.scopes.get(name) ?? name]),
      users: "user" in who ? [who.user] : "choice" in who ? who.choice : [],
      choose: "choice" in who,
      upstream: parts.provider.upstream,
      action: `${parts.base}/consent`,
      request,
    },
    browserCookie(browser, parts),
  );
}

/** A name is what a client says; this is what stands behind it. */
function identityOf({ client, known }: FoundClient): string {
  if (known || isDocumentUrl(client.client_id)) return client.client_id;
  const from = client.client_uri === undefined ? "" : ` It says that it is from ${client.client_uri}`;
  return `It registered itself, and nobody has checked its name.${from}`;
}

/** Tells a client of an error: a known one at once, any other when the user wants to go there (AUTH-72). */
function told({ found, redirectUri, state }: Asker, error: OAuthError, { issuer }: Parts): Reply {
  const answer = { error: error.error, error_description: error.message, state, iss: issuer };
  if (found.known) return redirect(answerUrl(redirectUri, answer));
  return errorPage(error.status, error.message, { redirectUri, answer });
}
