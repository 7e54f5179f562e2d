import type { Logger } from "../server/logger.ts";
import type { Log } from "./log.ts";
import type { Records } from "./records.ts";

/** What outlives a connection, and with a shared implementation a process. */
export interface Store {
  readonly records: Records;
  readonly log: Log;
  /** Whether other processes work on the same: then each of them serves any request of a session. */
  readonly shared?: boolean;
  /** Called by each server that starts on it; rejects where the server must not start. */
  open?(logger: Logger): Promise<void>;
  /** Called by each server that opened it, when it has stopped. */
  close?(): Promise<void>;
}
