import { LocalError } from "../../errors.ts";
import type { AuthStorage } from "./storage.ts";

/** A client as an authorization server registered it, or as it was told to us; it is good there alone (AUTH-29). */
export interface KeptClient {
  readonly issuer: string;
  readonly client_id: string;
  readonly client_secret?: string;
  /** When the secret ends, in seconds since 1970; 0: never. */
  readonly client_secret_expires_at?: number;
  readonly token_endpoint_auth_method?: string;
  readonly redirect_uri?: string;
}

/** What a server lets this client do, by word of one authorization server (AUTH-31). */
export interface KeptGrant {
  readonly issuer: string;
  readonly access_token: string;
  readonly token_type: string;
  /** When the token ends, in milliseconds since 1970. */
  readonly expires?: number;
  readonly refresh_token?: string;
  /** What was asked for, which the next step-up adds to (AUTH-53). */
  readonly requested?: string;
  /** What was granted, where the authorization server said so. */
  readonly granted?: string;
  /** The key the token is bound to, as a JWK (RFC 9449). */
  readonly key?: Readonly<Record<string, unknown>>;
}

const GRANT = "grant ";
const clientKey = (issuer: string): string => `client ${issuer}`;
const bindingKey = (clientId: string): string => `issuer of ${clientId}`;

/** Grants by server and clients by issuer, in a storage of strings. */
export class Kept {
  readonly #storage: AuthStorage;

  constructor(storage: AuthStorage) {
    this.#storage = storage;
  }

  grant(server: string): Promise<KeptGrant | undefined> {
    return this.#read<KeptGrant>(GRANT + server);
  }

  async keepGrant(server: string, grant: KeptGrant): Promise<void> {
    await this.#storage.set(GRANT + server, JSON.stringify(grant));
  }

  /** Renews the grant of a server while nobody else does: a refresh token is shown once (AUTH-67). */
  renewing<T>(server: string, renew: () => Promise<T>): Promise<T> {
    return this.#storage.alone?.(GRANT + server, renew) ?? renew();
  }

  /** The grants of all servers, by their URLs. Throws the `LocalError` `bad-option` where the storage cannot tell. */
  async grants(): Promise<ReadonlyMap<string, KeptGrant>> {
    if (this.#storage.keys === undefined) throw new LocalError("bad-option", "The storage does not tell its `keys`");
    const grants = new Map<string, KeptGrant>();
    for (const key of await this.#storage.keys()) {
      if (!key.startsWith(GRANT)) continue;
      const server = key.slice(GRANT.length);
      const grant = await this.grant(server);
      if (grant !== undefined) grants.set(server, grant);
    }
    return grants;
  }

  async dropGrant(server: string): Promise<void> {
    await this.#storage.delete(GRANT + server);
  }

  async client(issuer: string): Promise<KeptClient | undefined> {
    const kept = await this.#read<KeptClient>(clientKey(issuer));
    const ends = kept?.client_secret_expires_at ?? 0;
    return ends !== 0 && ends * 1000 < Date.now() ? undefined : kept;
  }

  async keepClient(client: KeptClient): Promise<void> {
    await this.#storage.set(clientKey(client.issuer), JSON.stringify(client));
  }

  /** The issuer that a client id belongs to: the first one it was meant for. */
  async bind(clientId: string, issuer: string): Promise<string> {
    const key = bindingKey(clientId);
    const bound = await this.#storage.get(key);
    if (bound === undefined) await this.#storage.set(key, issuer);
    return bound ?? issuer;
  }

  async dropClient(issuer: string): Promise<void> {
    await this.#storage.delete(clientKey(issuer));
  }

  /** Makes the client id free for another issuer. */
  async unbind(clientId: string): Promise<void> {
    await this.#storage.delete(bindingKey(clientId));
  }

  /** What cannot be read is not there: signing in writes it anew. */
  async #read<T>(key: string): Promise<T | undefined> {
    const text = await this.#storage.get(key);
    if (text === undefined) return undefined;
    try {
      return JSON.parse(text) as T;
    } catch {
      return undefined;
    }
  }
}
