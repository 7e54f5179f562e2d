import { AuthorizationResponseError } from "oauth4webapi";
import type { GuardedFetch } from "../auth/client/guarded-fetch.ts";
import type { Logger } from "../server/logger.ts";
import type { Records } from "../store/records.ts";
import { single } from "./asked.ts";
import { digestOf, isSame, randomText } from "./digest.ts";
import { type Attempt, IdentityProvider } from "./identity-provider.ts";
import { OAuthError } from "./oauth-error.ts";
import type { AuthorizationRequest, Authorized, RegisteredClient, Returned, Upstream, User } from "./provider.ts";
import { StoredProvider, type StoredProviderParts } from "./stored-provider.ts";
import type { UpstreamAnswer, UpstreamOptions } from "./upstream-options.ts";

/** Time for a user to sign in upstream, in milliseconds. */
const PATIENCE = 10 * 60_000;
const LONGEST_STATE = 200;

/** What a user agreed to, while they sign in upstream. */
interface Pending {
  readonly client: RegisteredClient;
  readonly request: AuthorizationRequest;
  readonly attempt: Omit<Attempt, "state">;
}

/**
 * Has users sign in at an identity provider, after they have agreed here (SEC-07, AUTH-69). What clients get are tokens of
 * this server; those of the identity provider are looked at once and not kept (AUTH-47).
 */
export class UpstreamProvider extends StoredProvider {
  readonly upstream: Upstream;
  readonly #options: UpstreamOptions;
  readonly #identity: IdentityProvider;
  readonly #records: Records;
  readonly #logger: Logger;

  /** `callback` is where users come back to; `http` makes the requests to the identity provider. */
  constructor(parts: StoredProviderParts, options: UpstreamOptions, callback: string, http: GuardedFetch) {
    super(parts);
    this.#options = options;
    this.#identity = new IdentityProvider(options, callback, http);
    this.#records = parts.records;
    this.#logger = parts.logger;
    this.upstream = {
      name: options.name ?? new URL(options.issuer).host,
      scopes: this.#identity.scopes,
      callback: (answer, browser) => this.#returned(answer, browser),
    };
  }

  /** The state is made and kept only now, after consent (SEC-11). */
  override async authorize(client: RegisteredClient, request: AuthorizationRequest): Promise<Authorized> {
    const attempt = { nonce: randomText(), verifier: randomText() };
    const state = randomText();
    const url = await this.#identity.signInUrl({ ...attempt, state }).catch((error: unknown) => {
      this.#logger({ level: "error", message: "the identity provider cannot be asked", error });
      throw new OAuthError("temporarily_unavailable", "Nobody can sign in now; try again", 503);
    });
    const pending: Pending = { client, request: { ...request, browser: digestOf(request.browser) }, attempt };
    await this.#records.set(keyOf(state), JSON.stringify(pending), PATIENCE);
    return { url };
  }

  async #returned(answer: URLSearchParams, browser: string | undefined): Promise<Returned> {
    const state = single(answer, "state") ?? "";
    const { client, request, attempt } = await this.#take(state, browser);
    const { redirectUri, state: theirs } = request;
    try {
      const user = await this.#userOf(await this.#identity.trade(answer, { ...attempt, state }));
      if (user === undefined) return { redirectUri, state: theirs, error: "access_denied" };
      const authorized = await super.authorize(client, { ...request, user });
      if ("code" in authorized) return { redirectUri, state: theirs, code: authorized.code };
    } catch (error) {
      // What the identity provider says, and how it failed, is between it and the operator.
      this.#logger({ level: "warn", message: "a sign-in at the identity provider failed", error });
      const denied = error instanceof AuthorizationResponseError && error.error === "access_denied";
      if (denied) return { redirectUri, state: theirs, error: "access_denied" };
    }
    return { redirectUri, state: theirs, error: "server_error" };
  }

  /** What was agreed to in this browser, once (SEC-11). Rejects with an `OAuthError` for everything else. */
  async #take(state: string, browser: string | undefined): Promise<Pending> {
    const stranger = new OAuthError("access_denied", "Nobody here has asked for this sign-in; start again", 403);
    if (state === "" || state.length > LONGEST_STATE || browser === undefined) throw stranger;
    const text = await this.#records.get(keyOf(state));
    if (text === undefined || text === "") throw stranger;
    const pending = JSON.parse(text) as Pending;
    if (!isSame(digestOf(browser), pending.request.browser)) throw stranger;
    // Whoever swaps it has it; a second one finds nothing.
    if (!(await this.#records.swap(keyOf(state), text, "", 1))) throw stranger;
    return pending;
  }

  async #userOf(answer: UpstreamAnswer): Promise<User | undefined> {
    if (this.#options.user !== undefined) return this.#options.user(answer);
    const { sub, name } = answer.claims ?? {};
    if (typeof sub !== "string") return undefined;
    return { subject: sub, ...(typeof name === "string" && { name }) };
  }
}

const keyOf = (state: string): string => `upstream:${digestOf(state)}`;
