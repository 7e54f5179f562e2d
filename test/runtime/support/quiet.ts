import type { LogRecord } from "@mcpwright/runtime";

/** A logger that keeps what it got. */
export function recorder(): { readonly records: LogRecord[]; readonly logger: (record: LogRecord) => void } {
  const records: LogRecord[] = [];
  return { records, logger: (record) => records.push(record) };
}
