// Runs one statement on a copy of the database and answers with its rows. JavaScript, since a worker thread starts
// from a plain file under every way of running the server.
import { parentPort, workerData } from "node:worker_threads";
import initSqlJs from "sql.js";

const QUERIES = new Set(["SELECT", "VALUES", "WITH", "EXPLAIN"]);
const HEAP_LIMIT = 64 * 1024 * 1024;

/** @typedef {{ bytes: Uint8Array, sql: string, maxRows: number, maxBytes: number }} Task */
/** @typedef {string | number | null | Uint8Array} Cell */

/** First word of a statement, comments skipped. @param {string} sql */
function keyword(sql) {
  const start = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/.exec(sql)?.[0].length ?? 0;
  return /^\w*/.exec(sql.slice(start))?.[0].toUpperCase() ?? "";
}

/** @param {Task} task */
async function answer({ bytes, sql, maxRows, maxBytes }) {
  const first = keyword(sql);
  if (!QUERIES.has(first)) return { kind: "not_a_query", keyword: first || "nothing" };
  const SQL = await initSqlJs();
  const database = new SQL.Database(bytes);
  database.run(`PRAGMA hard_heap_limit = ${HEAP_LIMIT}`);
  database.run("PRAGMA query_only = ON");
  const statements = database.iterateStatements(sql);
  const { value: statement } = statements.next();
  if (keyword(statements.getRemainingSQL()) !== "") return { kind: "several_statements" };
  const rows = [];
  let room = maxBytes;
  let truncated = false;
  while (!truncated && statement.step()) {
    /** @type {Cell[] | undefined} */
    const cells = rows.length === maxRows ? undefined : written(statement.get(), room);
    if (cells === undefined) {
      truncated = true;
    } else {
      rows.push(cells);
      room -= sizeOf(cells);
    }
  }
  return { kind: "rows", columns: statement.getColumnNames(), rows, truncated };
}

/**
 * A row as it is answered, `undefined` where it is larger than `room`. It is weighed before it is written out, since one
 * cell may hold tens of megabytes.
 * @param {Cell[]} row
 * @param {number} room
 */
function written(row, room) {
  let raw = 0;
  for (const cell of row) raw += typeof cell === "number" || cell === null ? 1 : cell.length;
  if (raw > room) return undefined;
  const cells = row.map((cell) => (cell instanceof Uint8Array ? hex(cell) : cell));
  return sizeOf(cells) > room ? undefined : cells;
}

/** Bytes of a row in the answer. @param {Cell[]} cells */
function sizeOf(cells) {
  return Buffer.byteLength(JSON.stringify(cells));
}

/** @param {Uint8Array} blob */
function hex(blob) {
  return `x'${Buffer.from(blob).toString("hex")}'`;
}

answer(workerData).then(
  (result) => parentPort?.postMessage(result),
  (error) =>
    parentPort?.postMessage({ kind: "sql_error", reason: error instanceof Error ? error.message : String(error) }),
);
