import type { ListRootsRequest } from "@mcpwright/protocol/2026-07-28";
import type { Input, InputHandlers } from "../inputs.ts";

const method: ListRootsRequest["method"] = "roots/list";

export function rootsInput({ roots }: InputHandlers): Input | undefined {
  if (roots === undefined) return undefined;
  return { method, capabilities: { roots: {} }, answer: () => ({ roots }) };
}
