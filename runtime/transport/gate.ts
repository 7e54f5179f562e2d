import type { Access, AuthInfo, Headers } from "../server/engine.ts";

/** Who sent a request, as far as a verified credential says. */
export interface Caller {
  readonly auth: AuthInfo | undefined;
  readonly access: Access;
}

/** Stands before an endpoint whose callers need credentials. */
export interface Gate {
  /** Throws a `Refusal`, with a challenge where a credential would help. */
  admit(headers: Headers): Promise<Caller>;
  /** The metadata of the protected resource, as JSON; `undefined` where no issuer gives credentials (AUTH-06). */
  readonly metadata: string | undefined;
}

/** Loads the gate. `url` is where the endpoint listens, when it does. Rejects where settings are wrong. */
export type OpenGate = (url: string | undefined) => Promise<Gate>;
