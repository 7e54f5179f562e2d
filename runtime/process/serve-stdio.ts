import type { Engine } from "../server/engine.ts";
import { StdioConnection } from "../transport/stdio.ts";
import { firstSignal, within } from "./shutdown.ts";
import { openStdin } from "./stdin.ts";
import { reserveStdout } from "./stdout.ts";

/** Time for running calls after the client closed the pipe. */
const DRAIN_AFTER_END = 5_000;
/** Time for a client to take the last answers, and for the lifespan once nobody reads any more. */
const LAST_WORDS = 1_000;

/**
 * Serves this process's stdin and stdout until the client leaves or a signal comes; returns the exit code. `maxLine` is
 * the longest message in bytes.
 */
export async function serveStdio(engine: Engine, drain: number, maxLine: number | undefined): Promise<number> {
  // The parent may be gone, and stderr with it; that is no reason to crash.
  process.stderr.on("error", () => {});
  const connection = new StdioConnection(engine, {
    ...(maxLine !== undefined && { maxLine }),
    ...{ input: openStdin(), write: reserveStdout() },
  });
  const end = Promise.race([connection.ended, firstSignal()]);
  const started = engine.start();
  started.catch(() => {});
  await Promise.race([started, end]);
  switch (await end) {
    case "broken":
      await within(LAST_WORDS, engine.stop(0));
      return 0;
    case "end":
      await within(DRAIN_AFTER_END, connection.idle());
      await within(LAST_WORDS, engine.stop(0));
      break;
    default:
      connection.stopReading();
      await within(drain + LAST_WORDS, engine.stop(drain));
  }
  await within(LAST_WORDS, connection.finish());
  return 0;
}
