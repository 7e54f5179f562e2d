import { LocalError } from "../errors.ts";
import { HttpStatusError } from "./http-status-error.ts";
import { callToolMethod } from "./verbs/call-tool.ts";

/** Whether the connection was lost, and nothing was said: what is safe to repeat may be repeated. */
export function isLoss(error: unknown): boolean {
  if (error instanceof HttpStatusError) return error.status === 502 || error.status === 503 || error.status === 504;
  return LocalError.is(error) && (error.code === "connection-closed" || error.code === "connect-failed");
}

/** Whether a message may arrive twice: the tool of a lost call may have done its work already. */
export function isRepeatable(method: string | undefined): boolean {
  return method !== callToolMethod;
}

/** Whether the server no longer knows the session (SESS-07). */
export function isSessionLoss(error: unknown): boolean {
  return error instanceof HttpStatusError && error.status === 404;
}
