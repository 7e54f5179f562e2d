import { Worker } from "node:worker_threads";

export type Cell = string | number | null;

export type QueryOutcome =
  | { readonly kind: "rows"; readonly columns: string[]; readonly rows: Cell[][]; readonly truncated: boolean }
  | { readonly kind: "not_a_query"; readonly keyword: string }
  | { readonly kind: "several_statements" }
  | { readonly kind: "sql_error"; readonly reason: string };

const MAX_ROWS = 200;
const MAX_BYTES = 256 * 1024;

/**
 * Runs one statement on a copy of `bytes` in a thread of its own. Aborting the signal ends the thread, whatever the
 * statement is doing.
 */
export function query(bytes: Uint8Array, sql: string, signal: AbortSignal): Promise<QueryOutcome> {
  const worker = new Worker(new URL("./query-worker.js", import.meta.url), {
    workerData: { bytes, sql, maxRows: MAX_ROWS, maxBytes: MAX_BYTES },
  });
  return new Promise<QueryOutcome>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(signal.reason ?? new Error("The query ended without an answer.")));
    if (signal.aborted) void worker.terminate();
    else signal.addEventListener("abort", () => void worker.terminate(), { once: true });
  }).finally(() => worker.terminate());
}

/** Rows of a statement that is ours, so that anything else is a bug. */
export async function rowsOf(bytes: Uint8Array, sql: string, signal: AbortSignal): Promise<Cell[][]> {
  const outcome = await query(bytes, sql, signal);
  if (outcome.kind !== "rows") throw new Error(`${sql}: ${outcome.kind}`);
  if (outcome.truncated) throw new Error(`${sql}: more than ${MAX_ROWS} rows or ${MAX_BYTES} bytes`);
  return outcome.rows;
}

/** A name as an SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
