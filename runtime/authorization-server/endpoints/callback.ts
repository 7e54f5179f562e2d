import type { Asked } from "../asked.ts";
import { browserOf } from "../browser.ts";
import { errorPage } from "../consent-page.ts";
import { OAuthError } from "../oauth-error.ts";
import type { Parts } from "../parts.ts";
import type { Upstream } from "../provider.ts";
import { answerUrl, type Reply, redirect } from "../reply.ts";

/** A user comes back from whoever signed them in, and goes on to the client. */
export async function answerCallback(asked: Asked, upstream: Upstream, parts: Parts): Promise<Reply> {
  try {
    const { redirectUri, state, ...answer } = await upstream.callback(asked.query, browserOf(asked, parts));
    return redirect(answerUrl(redirectUri, { ...answer, state, iss: parts.issuer }));
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    return errorPage(error.status, error.message);
  }
}
