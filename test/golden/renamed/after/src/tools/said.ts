import type { Tools } from "../generated/types.ts";

export function said(...[, ctx]: Parameters<Tools["said"]>): string {
  return ctx.revision + said.length;
}
