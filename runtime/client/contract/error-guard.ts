import type { ErrorGuard } from "./client-types.ts";
import { ToolCallError } from "./tool-call-error.ts";

/** The guard of a generated client: typed by its table of tools. */
export function errorGuard<Tools>(): ErrorGuard<Tools> {
  const guard = (error: unknown, tool: string, code?: string): boolean =>
    ToolCallError.is(error) && error.declared && error.tool === tool && (code === undefined || error.code === code);
  return guard as ErrorGuard<Tools>;
}
