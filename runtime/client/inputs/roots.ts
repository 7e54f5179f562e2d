import type { ListRootsRequest, ListRootsResult } from "@mcpwright/protocol/2026-07-28";
import { LocalError } from "../../errors.ts";
import type { Input, InputHandlers } from "../inputs.ts";

const method: ListRootsRequest["method"] = "roots/list";

export function rootsInput({ roots }: InputHandlers): Input | undefined {
  if (roots === undefined) return undefined;
  if (typeof roots !== "function") assertFiles(roots);
  const current = typeof roots === "function" ? roots : () => roots;
  return { method, capabilities: { roots: {} }, answer: async () => ({ roots: assertFiles(await current()) }) };
}

/** ROOT-03: a root is a folder or file of this machine. */
function assertFiles(roots: ListRootsResult["roots"]): ListRootsResult["roots"] {
  const other = roots.find(({ uri }) => !uri.startsWith("file://"));
  if (other === undefined) return roots;
  throw new LocalError("bad-root", `A root is a file:// URI, which ${JSON.stringify(other.uri)} is not`);
}
