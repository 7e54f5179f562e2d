import { LocalError } from "../../errors.ts";
import { isObject } from "../../jsonrpc.ts";
import type { Access, AuthInfo, Engine, Headers, Needs } from "../../server/engine.ts";
import type { SettingsSource } from "../../server/environment.ts";
import type { Logger } from "../../server/logger.ts";
import type { HttpSettings } from "../../server/settings.ts";
import type { Arrival, Caller, Gate } from "../../transport/gate.ts";
import { headerText } from "../../transport/header-text.ts";
import { isLoopback } from "../../transport/http-access.ts";
import { Refusal } from "../../transport/refusal.ts";
import { ALGORITHMS } from "./algorithms.ts";
import { type AuthSettings, readAuthSettings } from "./auth-settings.ts";
import { AccessRefused, type Challenge, challengeText } from "./challenge.ts";
import { introspectionVerifier } from "./introspection-verifier.ts";
import { Issuer } from "./issuer.ts";
import { keyVerifier } from "./key-verifier.ts";
import type { VerifyToken } from "./options.ts";
import { type Presented, TokenBinding } from "./token-binding.ts";
import { checkAudience, TokenRefused, type Verifier } from "./verifier.ts";

export interface GateParts {
  /** `auth:` as written. */
  readonly auth: Readonly<Record<string, unknown>>;
  readonly verify: VerifyToken | undefined;
  readonly source: SettingsSource;
  readonly settings: HttpSettings;
  readonly engine: Engine;
  /** Where the endpoint listens, when it does. */
  readonly url: string | undefined;
  readonly logger: Logger;
}

const METADATA = "/.well-known/oauth-protected-resource";
const SCHEME = /^(?:Bearer|(DPoP))\b/i;
const TOKEN = /^[A-Za-z]+ +([A-Za-z0-9._~+/-]+=*)$/;
/** Never asked for: whether a client gets refresh tokens is between it and its issuer (AUTH-58). */
const OFFLINE = "offline_access";

/** Verifies the tokens of requests, and holds callers to the scopes that the manifest names. */
export class TokenGate implements Gate, Access {
  readonly metadata: string | undefined;
  readonly #settings: AuthSettings;
  readonly #verifiers: readonly Verifier[];
  readonly #binding: TokenBinding;
  readonly #engine: Engine;
  readonly #logger: Logger;
  readonly #metadataUrl: string | undefined;

  constructor(
    settings: AuthSettings,
    resource: string,
    verifiers: readonly Verifier[],
    binding: TokenBinding,
    parts: GateParts,
  ) {
    this.#settings = settings;
    this.#verifiers = verifiers;
    this.#binding = binding;
    this.#engine = parts.engine;
    this.#logger = parts.logger;
    if (settings.issuers.length === 0) return;
    const { origin, pathname } = new URL(resource);
    this.#metadataUrl = `${origin}${METADATA}${pathname === "/" ? "" : pathname}`;
    const scopes = [...settings.scopes.keys()].filter((scope) => scope !== OFFLINE);
    this.metadata = JSON.stringify({
      resource,
      authorization_servers: settings.issuers,
      ...(scopes.length > 0 && { scopes_supported: scopes }),
      bearer_methods_supported: ["header"],
      ...(settings.dpop !== "off" && { dpop_signing_alg_values_supported: ALGORITHMS }),
      ...(settings.dpop === "required" && { dpop_bound_access_tokens_required: true }),
    });
  }

  async admit(arrival: Arrival): Promise<Caller> {
    const presented = this.#presented(arrival.headers);
    if (presented === undefined) {
      if (this.#engine.offersPublic === true) return { auth: undefined, access: this, until: Number.POSITIVE_INFINITY };
      throw this.#refusal(401, "A token is needed", this.#challenge({}));
    }
    const verified = await this.#verified(presented);
    const nonce = await this.#checkBinding(presented, verified, arrival);
    const auth = this.#withIncluded(verified);
    const { required, clockSkew } = this.#settings;
    if (!required.every((scope) => auth.scopes.includes(scope))) {
      const challenge = this.#challenge({ error: "insufficient_scope", scopes: required, bound: isBound(auth) });
      throw this.#refusal(403, `The token lacks a scope; needed: ${required.join(" ")}`, challenge);
    }
    const { expiresAt = Number.POSITIVE_INFINITY } = auth;
    return { auth, access: this, nonce, until: (expiresAt + clockSkew) * 1000 };
  }

  allows(needs: Needs | undefined, auth: AuthInfo | undefined): boolean {
    const scopes = needs?.scopes ?? [];
    if (auth === undefined) return needs?.public === true && scopes.length === 0;
    return scopes.every((scope) => auth.scopes.includes(scope));
  }

  check(needs: Needs | undefined, auth: AuthInfo | undefined): void {
    if (this.allows(needs, auth)) return;
    // One challenge names all that the operation needs (AUTH-50).
    const scopes = [...new Set([...this.#settings.required, ...(needs?.scopes ?? [])])];
    if (auth === undefined) throw new AccessRefused(401, "A token is needed.", this.#challenge({ scopes }));
    const challenge = this.#challenge({ error: "insufficient_scope", scopes, bound: isBound(auth) });
    throw new AccessRefused(403, `The token lacks a scope; needed: ${scopes.join(" ")}.`, challenge);
  }

  isSame(one: AuthInfo | undefined, other: AuthInfo | undefined): boolean {
    return one?.issuer === other?.issuer && one?.subject === other?.subject && one?.clientId === other?.clientId;
  }

  /** The token of the `Authorization` header, the only place it is taken from (AUTH-43). */
  #presented(headers: Headers): Presented | undefined {
    const written = headerText(headers["authorization"]) ?? "";
    const scheme = SCHEME.exec(written);
    const bound = scheme?.[1] !== undefined;
    if (scheme === null || (bound && this.#settings.dpop === "off")) return undefined;
    const token = TOKEN.exec(written)?.[1];
    if (token !== undefined) return { bound, token };
    const challenge = this.#challenge({ error: "invalid_request" });
    throw this.#refusal(400, `Authorization must be ${scheme[0]} and one token`, challenge);
  }

  async #verified({ token, bound }: Presented): Promise<AuthInfo> {
    let reason = "The token is not valid";
    for (const verify of this.#verifiers) {
      try {
        const auth = await verify(token);
        if (auth !== undefined) return auth;
      } catch (error) {
        if (error instanceof Refusal) throw error;
        if (!(error instanceof TokenRefused)) {
          // Nothing of the token is in what is logged.
          this.#logger({ level: "error", message: "tokens cannot be verified", error });
          throw new Refusal(503, "Tokens cannot be verified now; try again");
        }
        reason = error.message;
      }
    }
    throw this.#refusal(401, reason, this.#challenge({ error: "invalid_token", description: reason, bound }));
  }

  async #checkBinding(presented: Presented, auth: AuthInfo, arrival: Arrival): Promise<string | undefined> {
    try {
      return await this.#binding.check(presented, auth, arrival);
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      const { code, message: description, nonce } = error;
      const bound = this.#settings.dpop !== "off" && (presented.bound || isBound(auth));
      const refusal = this.#refusal(401, description, this.#challenge({ error: code, description, bound }));
      refusal.nonce = nonce;
      throw refusal;
    }
  }

  /** With the scopes that its scopes include (AUTH-55). */
  #withIncluded(auth: AuthInfo): AuthInfo {
    const { scopes } = this.#settings;
    const all = new Set(auth.scopes.flatMap((scope) => scopes.get(scope) ?? [scope]));
    return all.size === auth.scopes.length ? auth : { ...auth, scopes: [...all] };
  }

  /** By default it asks for what every request needs, else for all there is (AUTH-32). */
  #challenge({ scopes, bound, ...rest }: Partial<Challenge>): Challenge {
    const { required, scopes: known, dpop } = this.#settings;
    const wanted = scopes ?? (required.length > 0 ? required : [...known.keys()].filter((scope) => scope !== OFFLINE));
    return { ...rest, scopes: wanted, metadata: this.#metadataUrl, bound: bound === true || dpop === "required" };
  }

  #refusal(status: number, message: string, challenge: Challenge): Refusal {
    const refusal = new Refusal(status, message);
    refusal.challenge = challengeText(challenge);
    return refusal;
  }
}

/** Opens the gate of an endpoint. Rejects with a `LocalError` where settings are wrong. */
export async function openTokenGate(parts: GateParts): Promise<TokenGate> {
  const handler = parts.verify ?? (parts.auth["handler"] as VerifyToken | undefined);
  const settings = readAuthSettings(parts.auth, handler !== undefined, parts.source);
  const resource = resourceOf(settings, parts);
  const audience = settings.audience ?? resource;
  const issuers = settings.issuers.map((id) => new Issuer(id));
  const verifiers: Verifier[] = settings.keys.length === 0 ? [] : [keyVerifier(settings.keys)];
  for (const kind of settings.verify) {
    if (kind === "jwt") {
      const { jwtVerifier } = await import("./jwt-verifier.ts");
      verifiers.push(jwtVerifier(issuers, settings, audience));
    } else if (kind === "introspection") verifiers.push(introspectionVerifier(issuers, settings, audience));
    else if (handler !== undefined) verifiers.push(handlerVerifier(handler, audience));
  }
  return new TokenGate(settings, resource, verifiers, await bindingOf(settings, resource, parts), parts);
}

async function bindingOf(settings: AuthSettings, resource: string, parts: GateParts): Promise<TokenBinding> {
  const { dpop, verify } = settings;
  // A key of the settings is bound to nothing, so that there is nothing to prove.
  if (dpop === "off" || verify.length === 0) return new TokenBinding(dpop, undefined);
  const { publicUrl, path } = parts.settings;
  const { proveKey } = await import("./prove-key.ts");
  return new TokenBinding(dpop, proveKey(settings, { url: publicUrl ?? new URL(resource), path }, parts.engine));
}

/** Whether a token came with a proof of its key. */
function isBound({ claims }: AuthInfo): boolean {
  return isObject(claims["cnf"]) && "jkt" in claims["cnf"];
}

function handlerVerifier(handler: VerifyToken, audience: string): Verifier {
  return async (token) => {
    const verified = await handler(token);
    if (verified === undefined) return undefined;
    const { audience: given, claims = {}, ...info } = verified;
    checkAudience(given, audience);
    if (info.expiresAt !== undefined && info.expiresAt * 1000 < Date.now()) {
      throw new TokenRefused("The token is expired");
    }
    return { ...info, claims };
  };
}

/** What tokens are issued for: it never comes from a request, whose sender could choose it. */
function resourceOf(settings: AuthSettings, { settings: { publicUrl, host }, url }: GateParts): string {
  const resource = settings.resource ?? publicUrl?.href ?? (isLoopback(host) ? url : undefined);
  if (resource !== undefined && URL.canParse(resource) && !resource.includes("#")) return resource;
  throw new LocalError(
    "setting-invalid",
    "auth.resource must be the URL of this server that tokens are issued for; by default it is serve.http.publicUrl",
  );
}
