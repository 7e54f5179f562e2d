import type { MaybePromise } from "../server/engine.ts";
import type { Asked } from "./asked.ts";
import { answerAuthorize } from "./endpoints/authorize.ts";
import { answerCallback } from "./endpoints/callback.ts";
import { answerConsent } from "./endpoints/consent.ts";
import { answerIntrospect } from "./endpoints/introspect.ts";
import { answerKeys, answerMetadata } from "./endpoints/metadata.ts";
import { answerRegister } from "./endpoints/register.ts";
import { answerRevoke } from "./endpoints/revoke.ts";
import { answerToken } from "./endpoints/token.ts";
import type { Parts } from "./parts.ts";
import type { Reply } from "./reply.ts";

export interface Route {
  readonly method: "GET" | "POST";
  /** Whether pages of any origin may use it: it knows nobody by cookies. */
  readonly open: boolean;
  answer(asked: Asked): MaybePromise<Reply>;
}

/** What stands where; the metadata at each place where somebody looks for them (AUTH-16). */
export function routesOf(parts: Parts): ReadonlyMap<string, Route> {
  const { base, registration, provider } = parts;
  const { upstream } = provider;
  const path = new URL(base).pathname.replace(/\/$/, "");
  const page = (method: Route["method"], answer: Route["answer"]): Route => ({ method, open: false, answer });
  const open = (method: Route["method"], answer: Route["answer"]): Route => ({ method, open: true, answer });
  const metadata = open("GET", () => answerMetadata(parts));
  const routes: (readonly [string, Route])[] = [
    [`/.well-known/oauth-authorization-server${path}`, metadata],
    [`/.well-known/openid-configuration${path}`, metadata],
    [`${path}/.well-known/openid-configuration`, metadata],
    [`${path}/jwks`, open("GET", () => answerKeys(parts))],
    [`${path}/authorize`, page("GET", (asked) => answerAuthorize(asked, parts))],
    [`${path}/consent`, page("POST", (asked) => answerConsent(asked, parts))],
    [`${path}/token`, open("POST", (asked) => answerToken(asked, parts))],
    [`${path}/revoke`, open("POST", (asked) => answerRevoke(asked, parts))],
    [`${path}/introspect`, page("POST", (asked) => answerIntrospect(asked, parts))],
  ];
  if (registration) routes.push([`${path}/register`, open("POST", (asked) => answerRegister(asked, parts))]);
  if (upstream !== undefined) {
    routes.push([`${path}/callback`, page("GET", (asked) => answerCallback(asked, upstream, parts))]);
  }
  return new Map(routes);
}
