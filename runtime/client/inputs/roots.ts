import type { ListRootsRequest } from "@mcpwright/protocol/2026-07-28";
import type { Input, InputHandlers } from "../inputs.ts";

const method: ListRootsRequest["method"] = "roots/list";

export function rootsInput({ roots }: InputHandlers): Input | undefined {
  if (roots === undefined) return undefined;
  const current = typeof roots === "function" ? roots : () => roots;
  return { method, capabilities: { roots: {} }, answer: async () => ({ roots: await current() }) };
}
