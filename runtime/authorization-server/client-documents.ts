import { GuardedFetch } from "../auth/client/guarded-fetch.ts";
import { isDocumentUrl, readClientDocument } from "./client-document.ts";
import { OAuthError } from "./oauth-error.ts";
import type { RegisteredClient } from "./provider.ts";
import { RateLimit } from "./rate-limit.ts";

/** Longest document, in characters, and longest time it may take, in milliseconds. */
const MOST = 16 * 1024;
const PATIENCE = 5_000;
/** How long a document is kept whose host does not say, and at most, in milliseconds. */
const USUAL = 5 * 60_000;
const LONGEST = 24 * 60 * 60_000;
const MOST_KEPT = 1_000;
/** Fetches at a time, and fetches a minute from one host. */
const MOST_ASKED = 16;
const A_MINUTE = 60;

interface Kept {
  readonly client: RegisteredClient;
  readonly until: number;
}

export interface DocumentPolicy {
  /** Whether the operator wants clients that are described there (AUTH-73). */
  readonly allows: (url: URL) => boolean;
  readonly allowPrivate: boolean;
  readonly fetch: typeof fetch | undefined;
}

/**
 * Clients that describe themselves at the address that is their id (AUTH-19). A stranger says which address that is: it is
 * public, not redirected, bounded in size, time and number (SEC-15, AUTH-77), and what comes from it is kept as long as
 * it says.
 */
export class ClientDocuments {
  readonly #policy: DocumentPolicy;
  readonly #http: GuardedFetch;
  readonly #kept: Map<string, Kept> = new Map();
  readonly #asked: Map<string, Promise<Kept>> = new Map();
  readonly #limit: RateLimit = new RateLimit(A_MINUTE);

  constructor(policy: DocumentPolicy) {
    this.#policy = policy;
    this.#http = new GuardedFetch({ server: undefined, allowPrivate: policy.allowPrivate }, policy.fetch);
  }

  /** Rejects with an `OAuthError` where there is no good document. */
  async find(url: string): Promise<RegisteredClient> {
    const known = this.#kept.get(url);
    if (known !== undefined && Date.now() < known.until) return known.client;
    this.#kept.delete(url);
    if (!isDocumentUrl(url) || !this.#policy.allows(new URL(url))) {
      throw new OAuthError("invalid_client", "Clients of this address are not wanted here");
    }
    let answer = this.#asked.get(url);
    if (answer === undefined) {
      if (this.#asked.size >= MOST_ASKED || !this.#limit.allows(new URL(url).host)) {
        throw new OAuthError("temporarily_unavailable", "Too many documents of clients are being fetched", 503);
      }
      answer = this.#read(url).finally(() => this.#asked.delete(url));
      this.#asked.set(url, answer);
    }
    const found = await answer;
    if (found.until > Date.now()) this.#keep(url, found);
    return found.client;
  }

  async #read(url: string): Promise<Kept> {
    const { status, headers, text } = await this.#fetch(url);
    if (status !== 200) throw unreachable(`is answered with status ${status}`);
    if (text.length > MOST) throw unreachable(`is longer than ${MOST} characters`);
    return { client: readClientDocument(url, text), until: Date.now() + lifetimeOf(headers) };
  }

  async #fetch(url: string): Promise<{ status: number; headers: Headers; text: string }> {
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      const response = await this.#http.fetch(url, { headers: { accept: "application/json" }, signal });
      return { status: response.status, headers: response.headers, text: await response.text() };
    } catch {
      // Why it failed would tell a stranger what stands in a network it cannot see.
      throw unreachable("cannot be fetched");
    }
  }

  #keep(url: string, found: Kept): void {
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(url, found);
  }
}

/** What the host of a document says of keeping it (RFC 9111). */
function lifetimeOf(headers: Headers): number {
  const control = headers.get("cache-control") ?? "";
  if (/(^|[\s,])no-(store|cache)\b/i.test(control)) return 0;
  const seconds = /(?:^|[\s,])max-age=(\d{1,9})/i.exec(control)?.[1];
  return seconds === undefined ? USUAL : Math.min(Number(seconds) * 1000, LONGEST);
}

function unreachable(why: string): OAuthError {
  return new OAuthError("invalid_client", `The document of this client ${why}`);
}
