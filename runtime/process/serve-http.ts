import type { Server } from "../server/server.ts";
import type { HttpOptions } from "../server/settings.ts";
import { listen } from "../transport/listen.ts";
import { firstSignal, within } from "./shutdown.ts";

/** Time over the drain for clients to take what was written last. */
const LAST_WORDS = 2_000;

/** Serves HTTP until a signal comes, then lets running calls finish; returns the exit code. */
export async function serveHttp(server: Server, options: HttpOptions, drain: number): Promise<number> {
  const signal = firstSignal();
  const listening = await listen(server, options);
  process.stderr.write(`Serving MCP at ${listening.url}\n`);
  await signal;
  await within(drain + LAST_WORDS, listening.close(drain));
  return 0;
}
