import { ErrorCode, McpError } from "../../errors.ts";
import { ALGORITHMS } from "./algorithms.ts";

/** Parameters of a challenge (RFC 6750, RFC 9449, RFC 9728); those without a value are left out. */
export interface Challenge {
  readonly error?: "invalid_request" | "invalid_token" | "insufficient_scope" | "invalid_dpop_proof" | "use_dpop_nonce";
  readonly description?: string;
  readonly scopes: readonly string[];
  /** Address of the metadata of this resource (AUTH-08, AUTH-09). */
  readonly metadata: string | undefined;
  /** Whether the token has to come with a proof of its key. */
  readonly bound?: boolean;
}

/** `Bearer error="…", scope="…", resource_metadata="…"`; for tokens that are bound `DPoP …, algs="…"`. */
export function challengeText({ error, description, scopes, metadata, bound = false }: Challenge): string {
  const scheme = bound ? "DPoP" : "Bearer";
  const parameters = Object.entries({
    error,
    error_description: description,
    scope: scopes.length === 0 ? undefined : scopes.join(" "),
    resource_metadata: metadata,
    algs: bound ? ALGORITHMS.join(" ") : undefined,
  }).flatMap(([name, value]) => (value === undefined ? [] : [`${name}="${value.replace(/[\\"]|[^ -~]/g, "")}"`]));
  return parameters.length === 0 ? scheme : `${scheme} ${parameters.join(", ")}`;
}

/** A caller may not use what it asked for. Where there is HTTP it has a status and a challenge (AUTH-48, AUTH-49). */
export class AccessRefused extends McpError {
  readonly status: number;
  readonly challenge: string;

  constructor(status: 401 | 403, message: string, challenge: Challenge) {
    const { error = "invalid_token", scopes } = challenge;
    super(ErrorCode.invalidRequest, message, { error, ...(scopes.length > 0 && { scope: scopes.join(" ") }) });
    this.status = status;
    this.challenge = challengeText(challenge);
  }
}
