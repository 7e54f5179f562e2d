import type { Logger } from "../server/logger.ts";
import type { Records } from "../store/records.ts";
import { randomText } from "./digest.ts";
import { Kept, type KeptAccess, type KeptCode, type KeptGrant } from "./kept.ts";
import type { Keyring } from "./keyring.ts";
import { OAuthError } from "./oauth-error.ts";
import type { Lifetimes } from "./options.ts";
import type {
  AccessToken,
  AuthorizationCode,
  AuthorizationProvider,
  AuthorizationRequest,
  Authorized,
  Grant,
  RefreshToken,
  RegisteredClient,
  Tokens,
} from "./provider.ts";

/** A client that got no tokens for so long is forgotten, in milliseconds. */
const CLIENT_LIFETIME = 90 * 24 * 60 * 60_000;
/** A used code is remembered for so long, to notice who shows it again. */
const USED_CODE = 10 * 60_000;

export interface StoredProviderParts {
  readonly issuer: string;
  readonly records: Records;
  readonly keyring: Keyring;
  readonly lifetimes: Required<Lifetimes>;
  readonly logger: Logger;
}

/** Keeps everything in records; access tokens are JWT, and the records know which of them were revoked. */
export class StoredProvider implements AuthorizationProvider {
  readonly #parts: StoredProviderParts;
  readonly #kept: Kept;

  constructor(parts: StoredProviderParts) {
    this.#parts = parts;
    this.#kept = new Kept(parts.records);
  }

  async getClient(clientId: string): Promise<RegisteredClient | undefined> {
    const text = await this.#parts.records.get(clientKey(clientId));
    return text === undefined ? undefined : (JSON.parse(text) as RegisteredClient);
  }

  async registerClient(client: RegisteredClient): Promise<void> {
    await this.#parts.records.set(clientKey(client.client_id), JSON.stringify(client), CLIENT_LIFETIME);
  }

  async authorize(client: RegisteredClient, request: AuthorizationRequest): Promise<Authorized> {
    const { user, redirectUri, scopes, resource, codeChallenge, key } = request;
    if (user === undefined) throw new OAuthError("access_denied", "Nobody is signed in", 403);
    const { code: ttl, signIn } = this.#parts.lifetimes;
    const code = randomText();
    const grant = { clientId: client.client_id, subject: user.subject, scopes, resource, expiresAt: secondsIn(ttl) };
    const family = randomText();
    const until = Date.now() + signIn;
    await this.#kept.begin(family, { clientId: client.client_id, subject: user.subject, until }, ttl);
    await this.#kept.keep<KeptCode>("code", code, { ...grant, family, redirectUri, codeChallenge, ...bound(key) }, ttl);
    return { code };
  }

  async loadAuthorizationCode(client: RegisteredClient, code: string): Promise<AuthorizationCode | undefined> {
    const found = await this.#fresh(await this.#kept.find<KeptCode>("code", code), client, "code");
    return found && { ...found, code };
  }

  async exchangeAuthorizationCode(
    client: RegisteredClient,
    { code }: AuthorizationCode,
    key?: string,
  ): Promise<Tokens> {
    const found = await this.#kept.find<KeptCode>("code", code);
    if (found === undefined) throw new OAuthError("invalid_grant", "The code is not good");
    await this.#useUp("code", code, found, USED_CODE);
    return this.#issue(client, found, found.scopes, key);
  }

  async loadRefreshToken(client: RegisteredClient, token: string): Promise<RefreshToken | undefined> {
    const found = await this.#fresh(await this.#kept.find("refresh", token), client, "refresh token");
    return found && { ...found, kind: "refresh", token };
  }

  async exchangeRefreshToken(
    client: RegisteredClient,
    { token }: RefreshToken,
    scopes: readonly string[],
    key?: string,
  ): Promise<Tokens> {
    const found = await this.#kept.find("refresh", token);
    if (found === undefined) throw new OAuthError("invalid_grant", "The refresh token is not good");
    await this.#useUp("refresh", token, found, this.#parts.lifetimes.refreshToken);
    return this.#issue(client, found, scopes, key);
  }

  async loadAccessToken(token: string): Promise<AccessToken | undefined> {
    const found = await this.#kept.find<KeptAccess>("access", token);
    return found === undefined ? undefined : { ...found, kind: "access", token };
  }

  async revokeToken({ kind, token }: AccessToken | RefreshToken): Promise<void> {
    const found = await this.#kept.find(kind, token);
    if (found === undefined) return;
    // Without its refresh token a sign-in is over (RFC 7009 §2.1).
    if (kind === "refresh") await this.#kept.revoke(found.family);
    else await this.#kept.forget("access", token);
  }

  async issueTokens(client: RegisteredClient, grant: Omit<Grant, "clientId" | "expiresAt">): Promise<Tokens> {
    const family = randomText();
    const { accessToken: ttl } = this.#parts.lifetimes;
    const { client_id: clientId } = client;
    await this.#kept.begin(family, { clientId, subject: grant.subject, until: Date.now() + ttl }, ttl);
    return this.#accessToken({ ...grant, clientId, family }, grant.scopes);
  }

  /** What is this client's and was not used; where it was, all that came of the sign-in ends. */
  async #fresh<T extends KeptGrant>(
    found: T | undefined,
    client: RegisteredClient,
    what: string,
  ): Promise<T | undefined> {
    if (found === undefined || found.clientId !== client.client_id) return undefined;
    if (!found.used) return found;
    await this.#revokeReused(found, what);
    return undefined;
  }

  async #useUp(kind: "code" | "refresh", secret: string, found: KeptGrant, ttl: number): Promise<void> {
    if (await this.#kept.use(kind, secret, ttl)) return;
    await this.#revokeReused(found, kind);
    throw new OAuthError("invalid_grant", "It was used already");
  }

  async #revokeReused({ family, clientId }: KeptGrant, what: string): Promise<void> {
    await this.#kept.revoke(family);
    this.#parts.logger({
      level: "warn",
      message: `a ${what} was used twice; its sign-in is revoked`,
      client: clientId,
    });
  }

  async #issue(
    client: RegisteredClient,
    found: KeptGrant,
    scopes: readonly string[],
    key: string | undefined,
  ): Promise<Tokens> {
    const { refreshToken: idle, accessToken } = this.#parts.lifetimes;
    const renewable = client.grant_types.includes("refresh_token");
    if (!(await this.#kept.prolong(found.family, renewable ? Math.max(idle, accessToken) : accessToken))) {
      throw new OAuthError("invalid_grant", "The sign-in was revoked");
    }
    await this.#prolongClient(client);
    const { clientId, subject, resource, family } = found;
    const tokens = await this.#accessToken({ clientId, subject, resource, family, ...bound(key) }, scopes);
    if (!renewable) return tokens;
    const refreshToken = randomText();
    const grant = { clientId, subject, scopes: found.scopes, resource, family, expiresAt: secondsIn(idle) };
    // A client that shows who it is may change its key; any other is known by it alone.
    const keyed = client.token_endpoint_auth_method === "none" ? bound(key) : {};
    await this.#kept.keep("refresh", refreshToken, { ...grant, ...keyed }, idle);
    return { ...tokens, refreshToken };
  }

  /** A client that registered here is kept as long as it is used. */
  async #prolongClient({ client_id: clientId }: RegisteredClient): Promise<void> {
    const key = clientKey(clientId);
    const text = await this.#parts.records.get(key);
    if (text !== undefined) await this.#parts.records.swap(key, text, text, CLIENT_LIFETIME);
  }

  async #accessToken(
    { clientId, subject, resource, family, key }: Omit<KeptGrant, "expiresAt" | "scopes">,
    scopes: readonly string[],
  ): Promise<Tokens> {
    const { issuer, keyring, lifetimes } = this.#parts;
    const issuedAt = secondsIn(0);
    const expiresAt = secondsIn(lifetimes.accessToken);
    const accessToken = await keyring.sign({
      iss: issuer,
      sub: subject,
      aud: resource,
      client_id: clientId,
      scope: scopes.join(" "),
      jti: randomText(),
      iat: issuedAt,
      exp: expiresAt,
      ...(key !== undefined && { cnf: { jkt: key } }),
    });
    const kept: KeptAccess = { clientId, subject, scopes, resource, family, issuedAt, expiresAt, ...bound(key) };
    await this.#kept.keep("access", accessToken, kept, lifetimes.accessToken);
    return { accessToken, expiresIn: expiresAt - issuedAt, scopes, ...bound(key) };
  }
}

const bound = (key: string | undefined): { readonly key?: string } => (key === undefined ? {} : { key });
const clientKey = (clientId: string): string => `client:${clientId}`;

function secondsIn(milliseconds: number): number {
  return Math.floor((Date.now() + milliseconds) / 1000);
}
