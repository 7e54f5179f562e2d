import { readFile } from "node:fs/promises";
import initSqlJs from "sql.js";
import { seed } from "./seed.ts";

/** What handlers see as `ctx.app`: the bytes of the database file that EXPLORER_DB names, or of a small shop. */
export async function start(): Promise<{ readonly bytes: Uint8Array }> {
  const file = process.env["EXPLORER_DB"];
  if (file !== undefined) return { bytes: await readFile(file) };
  const SQL = await initSqlJs();
  const database = new SQL.Database();
  database.run(seed);
  const bytes = database.export();
  database.close();
  return { bytes };
}
