import type { Tools } from "../generated/types.ts";
import { describeTable, tableNames } from "../tables.ts";

/** Names each table with its columns and the number of its rows. */
export const listTables: Tools["list_tables"] = async (_input, ctx) => {
  const { bytes } = ctx.app;
  const names = await tableNames(bytes, ctx.signal);
  return { tables: await Promise.all(names.map((name) => describeTable(bytes, name, ctx.signal))) };
};
