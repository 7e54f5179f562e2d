import { ToolError } from "../errors.ts";
import type { DeclaredError } from "./definition.ts";
import { fillerOf } from "./text-filler.ts";

/** `ctx.error.<name>`: makes a declared error to throw. */
export type ErrorMaker = (data?: object) => ToolError;

/** The makers of a tool's declared errors, by name. */
export function errorMakers(
  declared: Readonly<Record<string, DeclaredError>> | undefined,
): Readonly<Record<string, ErrorMaker>> {
  const makers: Record<string, ErrorMaker> = Object.create(null);
  for (const [name, { message }] of Object.entries(declared ?? {})) {
    const fill = fillerOf(message);
    makers[name] = (data = {}) => new ToolError(name, fill(data), data);
  }
  return makers;
}
