import type { JWK } from "jose";
import {
  processRefreshTokenResponse,
  ResponseBodyError,
  refreshTokenGrantRequest,
  type TokenEndpointResponse,
} from "oauth4webapi";
import type { Authorization, Refusal } from "../../client/authorizer.ts";
import { LocalError } from "../../errors.ts";
import { type Challenge, parseChallenges, tokenParameter } from "./challenge.ts";
import { GuardedFetch } from "./guarded-fetch.ts";
import { findIssuerMetadata, findOwnMetadata } from "./issuer-metadata.ts";
import type { Kept, KeptGrant } from "./kept.ts";
import { ProofKey } from "./proof-key.ts";
import { findProtectedResource, type ProtectedResource } from "./protected-resource.ts";
import { includesScopes, joinScopes } from "./scopes.ts";
import type { SignInPoint, TokenSource } from "./sign-in-point.ts";
import type { AuthStorage } from "./storage.ts";
import { parametersOf, requestTokens, signInFailure } from "./token-request.ts";

/** A token is renewed so long before it ends, in milliseconds; one that is short-lived at half its time. */
const EARLY = 30_000;
/** How often one request may be refused before its refusal is final (AUTH-54). */
const MOST_REFUSALS = 2;

/** What all kinds of sign-in may be told. */
export interface SignInOptions {
  /** Where tokens and registrations are kept; default: in memory, for this authorizer alone. */
  readonly storage?: AuthStorage;
  /** Scopes to ask for where neither the challenge nor the server's metadata names any. */
  readonly scope?: string;
  /** Whether tokens are bound to a key of this client (RFC 9449); default: where the server says that it must be. */
  readonly dpop?: boolean;
  /** Whether authorization servers may be in private networks; default: only a server's own host. */
  readonly allowPrivate?: boolean;
}

/** The authorization of one client at one server: keeps a token, renews it, and gets another where that is asked for. */
export class SignIn implements Authorization {
  readonly #server: URL;
  readonly #source: TokenSource;
  readonly #options: SignInOptions;
  readonly #kept: Kept;
  readonly #http: GuardedFetch;
  #grant: KeptGrant | undefined;
  #key: ProofKey | undefined;
  #early: number = EARLY;
  #nonce: string | undefined;
  #restored: Promise<boolean> | undefined;
  /** The one attempt under way, which all requests wait for. */
  #attempt: Promise<void> | undefined;

  constructor(server: URL, source: TokenSource, options: SignInOptions, kept: Kept, given: typeof fetch | undefined) {
    this.#server = server;
    this.#source = source;
    this.#options = options;
    this.#kept = kept;
    this.#http = new GuardedFetch({ server, allowPrivate: options.allowPrivate ?? false }, given);
  }

  async headers(method: string, url: string): Promise<Readonly<Record<string, string>>> {
    this.#restored ??= this.#restore();
    await this.#restored;
    await this.#attempt?.catch(() => {});
    const { expires, refresh_token } = this.#grant ?? {};
    const renewable = refresh_token !== undefined || this.#source.unattended === true;
    if (expires !== undefined && expires - this.#early < Date.now() && renewable) {
      // Where that fails the server says so, and what to do.
      await this.#once(() => this.#renew()).catch(() => {});
    }
    const grant = this.#grant;
    if (grant === undefined) return {};
    if (this.#key === undefined || grant.token_type !== "dpop")
      return { Authorization: `Bearer ${grant.access_token}` };
    const proof = await this.#key.prove(method, url, grant.access_token, this.#nonce);
    return { Authorization: `DPoP ${grant.access_token}`, DPoP: proof };
  }

  answered(nonce: string): void {
    this.#nonce = nonce;
  }

  async refused({ status, challenge, nonce, sent, earlier }: Refusal): Promise<boolean> {
    if (earlier >= MOST_REFUSALS) return false;
    const challenges = parseChallenges(challenge);
    const error = tokenParameter(challenges, "error");
    if (error === "use_dpop_nonce") return nonce !== undefined;
    if (status === 403 && error !== "insufficient_scope") return false;
    // Somebody else has signed in since this request was sent.
    const used = sent["Authorization"];
    const current = this.#grant?.access_token;
    if (this.#attempt === undefined && current !== undefined && used?.endsWith(` ${current}`) !== true) return true;
    await this.#once(() => (status === 403 ? this.#stepUp(challenges) : this.#signIn(challenges)));
    return true;
  }

  /**
   * Signs in before anything is sent, for exactly `scope` where there is one. `challenge` is that of a refusal, if there was
   * any; without it the server has to have metadata (AUTH-10), else the `LocalError` `no-sign-in` says that it asks nobody.
   */
  begin(challenge: string | undefined, scope: string | undefined): Promise<void> {
    return this.#once(async () => {
      const point = await this.#findPoint(parseChallenges(challenge), challenge !== undefined);
      await this.#obtain({ ...point, scope: withOfflineAccess(point, scope ?? point.scope) });
    });
  }

  /** Whatever asks while something is under way gets what comes of that. */
  #once(attempt: () => Promise<void>): Promise<void> {
    this.#attempt ??= attempt().finally(() => {
      this.#attempt = undefined;
    });
    return this.#attempt;
  }

  /** Takes what is kept; whether that is news, as it is where another process has signed in or renewed. */
  async #restore(): Promise<boolean> {
    const kept = await this.#kept.grant(this.#server.href);
    if (kept === undefined || kept.access_token === this.#grant?.access_token) return false;
    if (kept.key !== undefined) this.#key = await ProofKey.restore(kept.key as JWK);
    this.#grant = kept;
    return true;
  }

  async #signIn(challenges: readonly Challenge[]): Promise<void> {
    if (await this.#restore()) return;
    const point = await this.#findPoint(challenges);
    const grant = this.#grant;
    const mine = grant?.issuer === point.as.issuer ? grant : undefined;
    const wanted = tokenParameter(challenges, "scope");
    if (mine?.refresh_token !== undefined && includesScopes(mine.requested, wanted)) {
      if (await this.#refresh(point, mine)) return;
    }
    await this.#obtain({ ...point, scope: withOfflineAccess(point, joinScopes(mine?.requested, point.scope)) });
  }

  /** AUTH-52, AUTH-53: asks for what was asked for before, and for what is missing. */
  async #stepUp(challenges: readonly Challenge[]): Promise<void> {
    const point = await this.#findPoint(challenges);
    const mine = this.#grant?.issuer === point.as.issuer ? this.#grant : undefined;
    const scope = joinScopes(mine?.requested, tokenParameter(challenges, "scope"));
    await this.#obtain({ ...point, scope: withOfflineAccess(point, scope) });
  }

  async #renew(): Promise<void> {
    if (await this.#restore()) return;
    const grant = this.#grant;
    if (grant === undefined) return;
    const point = await this.#findPoint([]);
    // A token of one authorization server is no business of another (AUTH-31).
    if (point.as.issuer !== grant.issuer || (await this.#refresh(point, grant))) return;
    // Who needs nobody's consent asks again before the server has to refuse (OCC-01).
    if (this.#source.unattended) await this.#obtain({ ...point, scope: grant.requested ?? point.scope });
  }

  /** False where the refresh token is no longer good. Whoever had to wait for somebody else takes what came of that. */
  #refresh(point: SignInPoint, grant: KeptGrant): Promise<boolean> {
    return this.#kept.renewing(
      this.#server.href,
      async () => (await this.#restore()) || (await this.#trade(point, grant)),
    );
  }

  async #trade(point: SignInPoint, grant: KeptGrant): Promise<boolean> {
    const known = await this.#source.known(point);
    const { refresh_token } = grant;
    if (known === undefined || refresh_token === undefined) return false;
    const { client, authentication } = known;
    const additionalParameters = parametersOf({ resource: point.resource });
    try {
      const tokens = await requestTokens(
        point,
        known,
        (options) =>
          refreshTokenGrantRequest(point.as, client, authentication, refresh_token, {
            ...options,
            additionalParameters,
          }),
        (response) => processRefreshTokenResponse(point.as, client, response),
      );
      await this.#keep({ ...point, scope: grant.requested }, { refresh_token, ...tokens });
      return true;
    } catch (error) {
      if (error instanceof ResponseBodyError) return false;
      throw signInFailure(point.as.issuer, error);
    }
  }

  async #obtain(point: SignInPoint): Promise<void> {
    try {
      await this.#keep(point, await this.#source.obtain(point));
    } catch (error) {
      throw signInFailure(point.as.issuer, error);
    }
  }

  async #keep({ as, scope, key }: SignInPoint, tokens: TokenEndpointResponse): Promise<void> {
    const { access_token, token_type, expires_in, refresh_token, scope: granted } = tokens;
    this.#key = key;
    this.#early = expires_in === undefined ? EARLY : Math.min(EARLY, expires_in * 500);
    this.#grant = {
      issuer: as.issuer,
      access_token,
      token_type,
      ...(expires_in === undefined ? {} : { expires: Date.now() + expires_in * 1000 }),
      ...(refresh_token === undefined ? {} : { refresh_token }),
      ...(scope === undefined ? {} : { requested: scope }),
      ...(granted === undefined ? {} : { granted }),
      ...(key === undefined ? {} : { key: { ...key.jwk } }),
    };
    await this.#kept.keepGrant(this.#server.href, this.#grant);
  }

  /** AUTH-10, AUTH-16, AUTH-34. */
  async #findPoint(challenges: readonly Challenge[], refused = true): Promise<SignInPoint> {
    const hint = tokenParameter(challenges, "resource_metadata");
    const described = await findProtectedResource(this.#server, hint, this.#http);
    if (described === undefined && !refused) {
      throw new LocalError("no-sign-in", `${this.#server.href} asks nobody to sign in`);
    }
    const as =
      described === undefined
        ? await findOwnMetadata(this.#server, this.#http)
        : await findIssuerMetadata(this.#choose(described), this.#http);
    if (this.#source.issuer !== undefined && as.issuer !== this.#source.issuer) throw this.#foreign([as.issuer]);
    const scope = tokenParameter(challenges, "scope") ?? described?.scopes?.join(" ") ?? this.#options.scope;
    return {
      server: this.#server,
      as,
      resource: described?.resource,
      scope: joinScopes(scope),
      http: this.#http,
      kept: this.#kept,
      key: await this.#keyFor(described),
    };
  }

  /** AUTH-13, AUTH-30. */
  #choose({ issuers }: ProtectedResource): string {
    const wanted = this.#source.issuer;
    if (wanted !== undefined) {
      if (issuers.includes(wanted)) return wanted;
      throw this.#foreign(issuers);
    }
    const before = this.#grant?.issuer;
    return before !== undefined && issuers.includes(before) ? before : issuers[0]!;
  }

  #foreign(issuers: readonly string[]): LocalError {
    const said = `${this.#server.href} lets clients of ${issuers.join(", ")} in`;
    return new LocalError("wrong-issuer", `${said}, and these credentials are for ${this.#source.issuer}`);
  }

  async #keyFor(described: ProtectedResource | undefined): Promise<ProofKey | undefined> {
    if (!(this.#options.dpop ?? described?.bound ?? false)) return undefined;
    return this.#key ?? ProofKey.generate();
  }
}

/** AUTH-57. */
function withOfflineAccess({ as }: SignInPoint, scope: string | undefined): string | undefined {
  return as.scopes_supported?.includes("offline_access") ? joinScopes(scope, "offline_access") : scope;
}
