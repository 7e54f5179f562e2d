import { ErrorCode } from "../errors.ts";
import { MODERN_ERRORS } from "./discover.ts";
import { HttpStatusError } from "./http-status-error.ts";
import type { Reply } from "./link.ts";

/**
 * Whether a modern server's refusal says that it no longer speaks what was agreed. Where that was only assumed, so does
 * every refusal that no modern server gives (DUAL-08).
 */
export function contradicts({ response, status = 200 }: Reply, assumed: boolean): boolean {
  if (!("error" in response)) return false;
  const { code } = response.error;
  if (code === ErrorCode.unsupportedVersion) return true;
  return assumed && isRefusal(status) && !MODERN_ERRORS.has(code) && code !== ErrorCode.methodNotFound;
}

/** The same of a refusal without a JSON-RPC error. */
export function failureContradicts(error: unknown, assumed: boolean): boolean {
  return assumed && error instanceof HttpStatusError && isRefusal(error.status);
}

/** A challenge is about credentials, and a failure of the server about nothing. */
export function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 401 && status !== 403;
}
