import type { Tools } from "../generated/types.ts";
import { describeTables } from "../tables.ts";

/** Names each table with its columns and the number of its rows. */
export const listTables: Tools["list_tables"] = async (_input, ctx) => ({
  tables: await describeTables(ctx.app.bytes, ctx.signal),
});
