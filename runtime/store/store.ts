import type { Log } from "./log.ts";
import type { Records } from "./records.ts";

/** What outlives a connection, and with a shared implementation a process. */
export interface Store {
  readonly records: Records;
  readonly log: Log;
  /** Whether other processes work on the same: then each of them serves any request of a session. */
  readonly shared?: boolean;
}
