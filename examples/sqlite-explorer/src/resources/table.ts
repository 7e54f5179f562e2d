import { literal, rowsOf } from "../explorer.ts";
import type { Resources } from "../generated/types.ts";

/** The statement that made a table. */
export const table: Resources["table"] = async ({ table }, ctx) => {
  const sql = `SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ${literal(table)}`;
  const [row] = await rowsOf(ctx.app.bytes, sql, ctx.signal);
  return row === undefined ? undefined : String(row[0]);
};
