import { LocalError } from "../errors.ts";
import { isKeySet } from "./client-assertion.ts";
import { isDocumentUrl } from "./client-document.ts";
import type { ClientDocuments } from "./client-documents.ts";
import { digestOf } from "./digest.ts";
import type { KnownClient, KnownGrant } from "./options.ts";
import type { AuthorizationProvider, RegisteredClient } from "./provider.ts";
import { isLoopbackUri, isRedirectUri } from "./redirect-uri.ts";

const LONGEST_ID = 2_000;

/** A client, and how far it is trusted. */
export interface FoundClient {
  readonly client: RegisteredClient;
  /** Whether the operator knows it: it may ask about tokens, and its redirect URIs are trusted (AUTH-72). */
  readonly known: boolean;
}

/** Finds clients: those of the options, those that describe themselves, and those the provider keeps. */
export class Clients {
  readonly #known: ReadonlyMap<string, RegisteredClient>;
  readonly #documents: ClientDocuments | undefined;
  readonly #provider: AuthorizationProvider;

  constructor(known: readonly KnownClient[], documents: ClientDocuments | undefined, provider: AuthorizationProvider) {
    this.#known = new Map(known.map((client) => [client.clientId, registered(client)]));
    this.#documents = documents;
    this.#provider = provider;
  }

  /** Rejects with an `OAuthError` where a client describes itself, and not well. */
  async find(clientId: string): Promise<FoundClient | undefined> {
    const known = this.#known.get(clientId);
    if (known !== undefined) return { client: known, known: true };
    if (clientId.length > LONGEST_ID) return undefined;
    if (this.#documents !== undefined && isDocumentUrl(clientId)) {
      return { client: await this.#documents.find(clientId), known: false };
    }
    const client = await this.#provider.getClient(clientId);
    return client === undefined ? undefined : { client, known: false };
  }
}

/** Grants that need no user: whoever has them has to show who it is. */
const CONFIDENTIAL: readonly KnownGrant[] = ["client_credentials", "urn:ietf:params:oauth:grant-type:jwt-bearer"];

function registered(client: KnownClient): RegisteredClient {
  const { clientId, name, clientSecret, keys, redirectUris = [], grantTypes } = client;
  const wrong = redirectUris.find((uri) => !isRedirectUri(uri));
  if (wrong !== undefined) throw new LocalError("bad-option", `clients: ${clientId} cannot have redirect URI ${wrong}`);
  const usual = redirectUris.length > 0 ? ["authorization_code", "refresh_token"] : [];
  if (keys !== undefined && (clientSecret !== undefined || !isKeySet(keys))) {
    throw new LocalError("bad-option", `clients: ${clientId} has either a clientSecret or keys, 1 to 10 public ones`);
  }
  const confidential = clientSecret !== undefined || keys !== undefined;
  if (!confidential && grantTypes?.some((grant) => CONFIDENTIAL.includes(grant))) {
    throw new LocalError("bad-option", `clients: ${clientId} needs a clientSecret, or keys, to act without a user`);
  }
  return {
    client_id: clientId,
    ...(name !== undefined && { client_name: name }),
    redirect_uris: redirectUris,
    application_type: redirectUris.some(isLoopbackUri) ? "native" : "web",
    grant_types: grantTypes ?? usual,
    token_endpoint_auth_method:
      keys !== undefined ? "private_key_jwt" : clientSecret === undefined ? "none" : "client_secret_basic",
    ...(keys !== undefined && { jwks: keys }),
    ...(clientSecret !== undefined && { secretDigest: digestOf(clientSecret) }),
  };
}
