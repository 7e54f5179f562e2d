import { LocalError } from "../errors.ts";
import type { Call } from "./call.ts";

export function isTimeout(error: unknown): error is LocalError {
  return LocalError.is(error) && error.code === "handler-timeout";
}

/** The handler's answer, or a `handler-timeout` when it takes longer than `limit` milliseconds; then its signal aborts. */
export function inTime(answer: PromiseLike<unknown>, limit: number | undefined, call: Call): Promise<unknown> {
  if (limit === undefined) return Promise.resolve(answer);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      const seconds = limit / 1000;
      const late = new LocalError(
        "handler-timeout",
        `No answer within ${seconds} ${seconds === 1 ? "second" : "seconds"}.`,
      );
      reject(late);
      call.abort(late);
    }, limit);
    call.onEnd = () => clearTimeout(timer);
    Promise.resolve(answer)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}
