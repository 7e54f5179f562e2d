import type { Tools } from "../generated/types.ts";

export function say(...[, ctx]: Parameters<Tools["say"]>): string {
  return ctx.revision + say.length;
}
