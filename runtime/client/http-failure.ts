import { LocalError } from "../errors.ts";
import { connectionClosed } from "./pending.ts";

const UNREACHABLE = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

/** What a failed HTTP connection is told as: `connect-failed` when nothing was sent, `connection-closed` otherwise. */
export function httpFailure(url: string, error: unknown): LocalError {
  const { code, message } = causeOf(error);
  if (code !== undefined && UNREACHABLE.has(code)) {
    return new LocalError("connect-failed", `Cannot reach ${url} (${code})`, { cause: error });
  }
  return connectionClosed(`The connection to ${url} failed: ${message || code}`, error);
}

/** `fetch` hides the reason in the cause; a host with several addresses fails with one error for each. */
function causeOf(error: unknown): Pick<NodeJS.ErrnoException, "code" | "message"> {
  const { cause, errors } = (error ?? {}) as { readonly cause?: unknown; readonly errors?: readonly unknown[] };
  const inner = cause ?? errors?.[0];
  return inner === undefined ? (error as NodeJS.ErrnoException) : causeOf(inner);
}
