import { MemoryLog } from "./memory-log.ts";
import { MemoryRecords } from "./memory-records.ts";
import type { Store } from "./store.ts";

/** A store in the memory of this process. */
export function memoryStore(): Store {
  return { records: new MemoryRecords(), log: new MemoryLog() };
}
