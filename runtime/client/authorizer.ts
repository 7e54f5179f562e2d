/** The seam between the client and what signs it in: `@mcpwright/runtime/auth/client` makes these. */

/** What one request was refused with. */
export interface Refusal {
  readonly status: number;
  /** `WWW-Authenticate` (AUTH-11). */
  readonly challenge: string | undefined;
  /** `DPoP-Nonce`: what the server wants in the next proof. */
  readonly nonce: string | undefined;
  /** The headers that signed the refused request. */
  readonly sent: Readonly<Record<string, string>>;
  /** How often this request was refused before. */
  readonly earlier: number;
}

/** The authorization of a client at one server. */
export interface Authorization {
  /** Headers that sign one request; none before there is a token. */
  headers(method: string, url: string): Promise<Readonly<Record<string, string>>>;
  /** Hears of a nonce that came with an answer. */
  answered(nonce: string): void;
  /**
   * Does what the refusal asks for: signs in, or signs in for more. Whether the request is worth sending again; rejects
   * with the `LocalError` that says why signing in failed.
   */
  refused(refusal: Refusal): Promise<boolean>;
}

/** Signs a client in to servers that ask for it. */
export interface Authorizer {
  /** Identifiers of the extensions that are declared with it (OCC-01, EMA-01). */
  readonly extensions: readonly string[];
  /** `given` makes the requests to authorization servers; default: a client of its own, with guards. */
  open(server: URL, given?: typeof fetch): Authorization;
}
