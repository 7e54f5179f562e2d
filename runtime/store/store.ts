import type { Log } from "./log.ts";
import type { Records } from "./records.ts";

/** What outlives a connection, and with a shared implementation a process. */
export interface Store {
  readonly records: Records;
  readonly log: Log;
}
