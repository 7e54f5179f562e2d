import type { Completions } from "../generated/types.ts";
import { tableNames } from "../tables.ts";

/** Tables whose name begins with what was typed. */
export const tableTable: Completions["table"]["table"] = async (value, ctx) =>
  (await tableNames(ctx.app.bytes, ctx.signal)).filter((name) => name.startsWith(value));
