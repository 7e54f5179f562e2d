import type { Access, AuthInfo, Headers } from "../server/engine.ts";

/** What a gate looks at of a request. */
export interface Arrival {
  readonly method: string;
  /** Path and query, below the prefix. */
  readonly target: string;
  /** Path that the host put the handler under, as far as it says; empty for none. */
  readonly prefix: string;
  readonly headers: Headers;
  /** The certificate that the client has shown to own, in DER; there is one where this process ends the TLS itself. */
  certificate?(): Uint8Array | undefined;
}

/** Who sent a request, as far as a verified credential says. */
export interface Caller {
  readonly auth: AuthInfo | undefined;
  readonly access: Access;
  /** What the next proof of its key has to hold, where that has changed (RFC 9449 §8.2). */
  readonly nonce?: string | undefined;
  /** When the credential is no longer accepted, in milliseconds since 1970: no stream that it opened lasts longer. */
  readonly until: number;
}

/** Stands before an endpoint whose callers need credentials. */
export interface Gate {
  /** Throws a `Refusal`, with a challenge where a credential would help. */
  admit(arrival: Arrival): Promise<Caller>;
  /** The metadata of the protected resource, as JSON; `undefined` where no issuer gives credentials (AUTH-06). */
  readonly metadata: string | undefined;
}

/** Loads the gate. `url` is where the endpoint listens, when it does. Rejects where settings are wrong. */
export type OpenGate = (url: string | undefined) => Promise<Gate>;
