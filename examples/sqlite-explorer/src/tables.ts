import { type Cell, identifier, rowsOf } from "./explorer.ts";

export interface Table {
  readonly name: string;
  readonly columns: string[];
  readonly rows: number;
}

const TABLES = "FROM sqlite_schema AS t WHERE type = 'table' ORDER BY name";

/** Names of the tables, in order. */
export async function tableNames(bytes: Uint8Array, signal: AbortSignal): Promise<string[]> {
  const rows = await rowsOf(bytes, `SELECT name ${TABLES}`, signal);
  return rows.map(([name]) => String(name));
}

/** The tables with columns and size. Two queries, so that many tables do not become many threads. */
export async function describeTables(bytes: Uint8Array, signal: AbortSignal): Promise<Table[]> {
  const columns = "(SELECT json_group_array(name) FROM pragma_table_info(t.name))";
  const described = await rowsOf(bytes, `SELECT name, ${columns} ${TABLES}`, signal);
  if (described.length === 0) return [];
  const counts = described.map(([name]) => `(SELECT count(*) FROM ${identifier(String(name))})`);
  const [sizes = []] = await rowsOf(bytes, `SELECT ${counts.join(", ")}`, signal);
  return described.map((row, at) => asTable(row, sizes[at]));
}

function asTable([name, columns]: Cell[], rows: Cell | undefined): Table {
  return { name: String(name), columns: JSON.parse(String(columns)) as string[], rows: Number(rows) };
}
