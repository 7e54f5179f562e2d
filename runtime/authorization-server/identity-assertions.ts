import { decodeJwt, errors, type JWTPayload, jwtVerify } from "jose";
import { ALGORITHMS } from "../auth/server/algorithms.ts";
import { Issuer } from "../auth/server/issuer.ts";
import { keySetOf } from "../auth/server/jwt-verifier.ts";
import { OAuthError } from "./oauth-error.ts";
import type { Once } from "./once.ts";
import type { TrustedProvider } from "./options.ts";
import type { User } from "./provider.ts";

/** An identity assertion for another server, an ID-JAG. */
const TYPE = "oauth-id-jag+jwt";
/** Seconds. */
const SKEW = 60;
const MOST_AGE = 600;

/** What an identity provider says of a user, to this server and for one client. */
export interface Asserted {
  readonly user: User;
  readonly scope: string | undefined;
  readonly resource: string | undefined;
}

interface Trusted {
  readonly options: TrustedProvider;
  readonly issuer: Issuer;
  keys?: ReturnType<typeof keySetOf>;
}

/** Takes the word of an organisation's identity providers for their users (EMA-03). */
export class IdentityAssertions {
  readonly #audience: string;
  readonly #trusted: readonly Trusted[];
  readonly #once: Once;

  /** `audience` is the issuer of this server. */
  constructor(providers: readonly TrustedProvider[], audience: string, once: Once) {
    this.#audience = audience;
    this.#trusted = providers.map((options) => ({ options, issuer: new Issuer(options.issuer) }));
    this.#once = once;
  }

  get any(): boolean {
    return this.#trusted.length > 0;
  }

  /** Rejects with the `OAuthError` `invalid_grant` where an assertion is not good, or not for this client. */
  async read(assertion: string, clientId: string): Promise<Asserted> {
    const trusted = this.#trusted.find(({ options }) => options.issuer === issuerOf(assertion));
    if (trusted === undefined) throw bad("comes from nobody who is trusted here");
    const claims = await this.#verified(assertion, trusted);
    const { exp = 0, jti = "", client_id: client, scope, resource } = claims;
    if (client !== clientId) throw bad("is for another client");
    if (exp > Date.now() / 1000 + MOST_AGE) throw bad("lives too long");
    if (!(await this.#once.isFirst(`${trusted.options.issuer} ${jti}`, exp))) throw bad("was used already");
    const { user: userOf = defaultUser } = trusted.options;
    const user = await userOf(claims);
    if (user === undefined) throw bad("names nobody who is known here");
    return {
      user,
      scope: typeof scope === "string" ? scope : undefined,
      resource: typeof resource === "string" ? resource : undefined,
    };
  }

  async #verified(assertion: string, trusted: Trusted): Promise<JWTPayload> {
    const { options, issuer } = trusted;
    trusted.keys ??= keySetOf(issuer, options.jwksUri).catch((error: unknown) => {
      delete trusted.keys;
      throw error;
    });
    try {
      const { payload } = await jwtVerify(assertion, await trusted.keys, {
        typ: TYPE,
        issuer: options.issuer,
        audience: this.#audience,
        algorithms: [...ALGORITHMS],
        clockTolerance: SKEW,
        requiredClaims: ["sub", "exp", "iat", "jti", "client_id"],
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw bad("is expired");
      if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)) throw bad("is not good");
      throw error;
    }
  }
}

function defaultUser({ sub, name }: JWTPayload): User | undefined {
  if (sub === undefined) return undefined;
  return { subject: sub, ...(typeof name === "string" && { name }) };
}

function issuerOf(assertion: string): string | undefined {
  try {
    return decodeJwt(assertion).iss;
  } catch {
    return undefined;
  }
}

function bad(why: string): OAuthError {
  return new OAuthError("invalid_grant", `The assertion ${why}`);
}
