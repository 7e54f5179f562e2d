import * as explorer from "../explorer.ts";
import type { Tools } from "../generated/types.ts";

/** Runs one statement on a copy and returns its rows. */
export const query: Tools["query"] = async ({ sql }, ctx) => {
  const outcome = await explorer.query(ctx.app.bytes, sql, ctx.signal);
  switch (outcome.kind) {
    case "rows":
      return { columns: outcome.columns, rows: outcome.rows, truncated: outcome.truncated };
    case "not_a_query":
      throw ctx.error.not_a_query({ keyword: outcome.keyword });
    case "several_statements":
      throw ctx.error.several_statements({});
    case "sql_error":
      throw ctx.error.sql_error({ reason: outcome.reason });
  }
};
