import { identifier, literal, rowsOf } from "./explorer.ts";

export interface Table {
  readonly name: string;
  readonly columns: string[];
  readonly rows: number;
}

/** Names of the tables, in order. */
export async function tableNames(bytes: Uint8Array, signal: AbortSignal): Promise<string[]> {
  const rows = await rowsOf(bytes, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", signal);
  return rows.map(([name]) => String(name));
}

export async function describeTable(bytes: Uint8Array, name: string, signal: AbortSignal): Promise<Table> {
  const columns = await rowsOf(bytes, `SELECT name FROM pragma_table_info(${literal(name)})`, signal);
  const [count] = await rowsOf(bytes, `SELECT count(*) FROM ${identifier(name)}`, signal);
  return { name, columns: columns.map(([column]) => String(column)), rows: Number(count?.[0]) };
}
