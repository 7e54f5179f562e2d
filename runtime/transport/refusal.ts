import { ErrorCode, LocalError } from "../errors.ts";
import { errorText } from "../jsonrpc.ts";
import type { Answer } from "../server/engine.ts";
import { isStoreAway } from "../store/store-away.ts";
import { requestId } from "./envelope.ts";
import type { Exchange } from "./exchange.ts";

export const NO_SESSION = "No such session; open a new one with initialize";
/** The header of a challenge. */
export const CHALLENGE = "www-authenticate";
/** The header of what the next proof of a key has to hold. */
export const NONCE = "dpop-nonce";

/** A refusal of the transport: an HTTP status, and a JSON-RPC error for whoever reads bodies. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  /** What HTTP says as `WWW-Authenticate`. */
  challenge: string | undefined = undefined;
  /** What HTTP says as `DPoP-Nonce`. */
  nonce: string | undefined = undefined;

  constructor(status: number, message: string, code: number = ErrorCode.invalidRequest) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Whatever was thrown, as a refusal; a bug tells nothing of itself. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (isStoreAway(error)) return new Refusal(503, error.message, ErrorCode.internal);
  if (LocalError.is(error) && error.code === "session-over") return new Refusal(404, NO_SESSION);
  return new Refusal(500, "The server failed", ErrorCode.internal);
}

/** A refusal as an answer; it echoes the id of the request where that is known (BASE-07). */
export function answerOf({ status, code, message, challenge }: Refusal, request?: unknown): Answer {
  const text = errorText(requestId(request), code, message);
  return challenge === undefined ? { status, text } : { status, text, challenge };
}

/** Answers an exchange whose message was not looked at. */
export function refuse(exchange: Exchange, refusal: Refusal): void {
  const { status, text, challenge } = answerOf(refusal);
  if (challenge !== undefined) exchange.header(CHALLENGE, challenge);
  if (refusal.nonce !== undefined) exchange.header(NONCE, refusal.nonce);
  exchange.json(status, text);
}
