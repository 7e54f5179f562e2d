import { GuardedFetch } from "../auth/client/guarded-fetch.ts";
import { isSafeUrl } from "../auth/server/auth-settings.ts";
import { LocalError } from "../errors.ts";
import { guarded, stderrLogger } from "../server/logger.ts";
import { MemoryRecords } from "../store/memory-records.ts";
import { isLoopback } from "../transport/http-access.ts";
import { ClientDocuments } from "./client-documents.ts";
import { Clients } from "./clients.ts";
import { IdentityAssertions } from "./identity-assertions.ts";
import { checkUpstream } from "./identity-provider.ts";
import { Keyring } from "./keyring.ts";
import { withDefaults } from "./lifetimes.ts";
import { Once } from "./once.ts";
import type { AuthorizationServerOptions } from "./options.ts";
import type { Parts } from "./parts.ts";
import type { AuthorizationProvider, User } from "./provider.ts";
import { RateLimit } from "./rate-limit.ts";
import { StoredProvider, type StoredProviderParts } from "./stored-provider.ts";
import { UpstreamProvider } from "./upstream-provider.ts";

/** Registrations a minute, for all, and wrong secrets a minute, for each client and address. */
const REGISTRATIONS = 60;
const FAILURES = 30;
const LEAST_SECRET = 16;

/** Checks the options and makes what the endpoints share. Throws a `LocalError` that says which option is wrong. */
export function partsOf(options: AuthorizationServerOptions): Parts {
  const { issuer, scopes, resources, signIn, registration = true, records = new MemoryRecords() } = options;
  requireUrl("issuer", issuer);
  for (const resource of resources ?? []) requireUrl("resources", resource);
  for (const { clientId, clientSecret } of options.clients ?? []) {
    if (clientSecret === undefined || clientSecret.length >= LEAST_SECRET) continue;
    throw bad(`clients: the clientSecret of ${clientId} has fewer than ${LEAST_SECRET} characters`);
  }
  const users = readUsers(options);
  const logger = guarded(options.logger ?? stderrLogger());
  const lifetimes = withDefaults(options.lifetimes);
  const keyring = new Keyring(records, lifetimes.signingKey, lifetimes.accessToken);
  const base = issuer.replace(/\/$/, "");
  const provider = options.provider ?? providerOf(options, { issuer, records, keyring, lifetimes, logger }, base);
  if (provider.upstream === undefined && signIn === undefined && users.length === 0) {
    throw bad("signIn, upstream, or users for development, is missing: nobody could sign in");
  }
  const documents = documentsOf(options);
  const once = new Once(records);
  const { identityProviders = [] } = options;
  for (const trusted of identityProviders) requireUrl("identityProviders", trusted.issuer);
  // What one provider calls somebody, another may call somebody else.
  if (identityProviders.length > 1 && identityProviders.some(({ user }) => user === undefined)) {
    throw bad("identityProviders: each of several needs user, which says who its user is here");
  }
  return {
    issuer,
    base,
    scopes: new Map(Object.entries(scopes)),
    resources,
    users,
    signIn,
    registration,
    provider,
    documents,
    clients: new Clients(options.clients ?? [], documents, provider),
    keyring,
    assertions: new IdentityAssertions(identityProviders, issuer, once),
    once,
    limits: { registrations: new RateLimit(REGISTRATIONS), failures: new RateLimit(FAILURES) },
    logger,
  };
}

function providerOf(
  { upstream, allowPrivate = false, fetch }: AuthorizationServerOptions,
  parts: StoredProviderParts,
  base: string,
): AuthorizationProvider {
  if (upstream === undefined) return new StoredProvider(parts);
  requireUrl("upstream.issuer", upstream.issuer);
  checkUpstream(upstream);
  // The operator named it, so where it is raises no suspicion.
  const http = new GuardedFetch({ server: new URL(upstream.issuer), allowPrivate }, fetch);
  return new UpstreamProvider(parts, upstream, `${base}/callback`, http);
}

function documentsOf(options: AuthorizationServerOptions): ClientDocuments | undefined {
  const { clientDocuments = true, allowPrivate = false, fetch } = options;
  if (clientDocuments === false) return undefined;
  const allows = clientDocuments === true ? () => true : clientDocuments;
  return new ClientDocuments({ allows, allowPrivate, fetch });
}

/** Whoever may choose to be anybody has to sit at this machine. */
function readUsers({ users = [], issuer }: AuthorizationServerOptions): readonly User[] {
  if (users.length > 0 && !isLoopback(new URL(issuer).hostname)) {
    throw bad(`users are for a loopback address, not for ${issuer}: say with signIn who a user is`);
  }
  return users.map((user) => (typeof user === "string" ? { subject: user } : user));
}

function requireUrl(name: string, url: string): void {
  if (isSafeUrl(url) && !url.includes("?")) return;
  throw bad(`${name} must be an https URL, or an http URL of a loopback address, without query, not ${url}`);
}

function bad(message: string): LocalError {
  return new LocalError("bad-option", message);
}
