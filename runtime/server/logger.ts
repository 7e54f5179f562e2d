/** The operator's log. Nothing of it reaches a peer. */
export type LogRecordLevel = "debug" | "info" | "warn" | "error";

export interface LogRecord {
  readonly level: LogRecordLevel;
  /** What happened, in a stable sentence. */
  readonly message: string;
  readonly error?: unknown;
  readonly [detail: string]: unknown;
}

export type Logger = (record: LogRecord) => void;

const ORDER: readonly string[] = ["debug", "info", "warn", "error", "off"];

function plain(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack, cause } = error;
  const code = (error as { code?: unknown }).code;
  return { name, message, code, stack, cause: cause === undefined ? undefined : plain(cause) };
}

/** Writes one JSON line a record to stderr, from the level in `MCPWRIGHT_LOG` (`info` by default) upwards. */
export function stderrLogger(level: string = process.env["MCPWRIGHT_LOG"] ?? "info"): Logger {
  const threshold = ORDER.includes(level) ? ORDER.indexOf(level) : ORDER.indexOf("info");
  return (record) => {
    if (ORDER.indexOf(record.level) < threshold) return;
    const line = { time: new Date().toISOString(), ...record, error: plain(record.error) };
    process.stderr.write(`${JSON.stringify(line)}\n`);
  };
}

/** A logger that never throws: what it cannot write (an error that refers to itself) is named, and nothing else is hurt. */
export function guarded(logger: Logger): Logger {
  return (record) => {
    try {
      logger(record);
    } catch {
      try {
        logger({ level: record.level, message: record.message, error: String(record.error) });
      } catch {
        // The log itself is broken; the request is not.
      }
    }
  };
}
