import { ErrorCode } from "../errors.ts";
import type { Engine } from "../server/engine.ts";
import { Refusal } from "./refusal.ts";

/** Starts the engine where its first request does that. Throws a `Refusal` when it cannot serve, or no longer. */
export async function started(engine: Engine): Promise<void> {
  try {
    await engine.start();
  } catch {
    throw new Refusal(503, "The server could not start", ErrorCode.internal);
  }
  // Said before a session is looked for: its loss would make a client start over (SESS-07).
  if (engine.state !== "running") throw new Refusal(503, "The server is stopping", ErrorCode.internal);
}
