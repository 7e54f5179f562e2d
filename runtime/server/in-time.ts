import { LocalError } from "../errors.ts";
import type { Call } from "./call.ts";
import { HandlerClock } from "./handler-clock.ts";

export function isTimeout(error: unknown): error is LocalError {
  return LocalError.is(error) && error.code === "handler-timeout";
}

/**
 * The handler's answer, or a `handler-timeout` when it takes longer than `limit` milliseconds, not counting the time in
 * which its client is asked; then its signal aborts.
 */
export function inTime(answer: PromiseLike<unknown>, limit: number | undefined, call: Call): Promise<unknown> {
  if (limit === undefined) return Promise.resolve(answer);
  return new Promise((resolve, reject) => {
    const clock = new HandlerClock(limit, () => {
      const seconds = limit / 1000;
      const late = new LocalError(
        "handler-timeout",
        `No answer within ${seconds} ${seconds === 1 ? "second" : "seconds"}.`,
      );
      reject(late);
      call.abort(late);
    });
    call.clock = clock;
    if (call.waits === 0) clock.run();
    call.onEnd = () => clock.stop();
    Promise.resolve(answer)
      .then(resolve, reject)
      .finally(() => {
        clock.stop();
        call.clock = undefined;
      });
  });
}
