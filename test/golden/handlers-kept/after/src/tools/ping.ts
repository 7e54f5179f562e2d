import type { Tools } from "../generated/types.ts";
const pattern = /`export const x`[/"]/g;
const words = { return: 6 / 2 / 1 };
export async function ping(...[, ctx]: Parameters<Tools["ping"]>): Promise<string> {
  return `${`${words.return}`.replace(pattern, "")} ${ctx.revision}`;
}