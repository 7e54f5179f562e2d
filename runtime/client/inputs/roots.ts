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

/** ROOT-03, ROOT-06: a root is one folder or file of this machine, and named so that it means no other. */
function assertFiles(roots: ListRootsResult["roots"]): ListRootsResult["roots"] {
  for (const { uri } of roots) {
    if (!uri.startsWith("file://") || !URL.canParse(uri)) {
      throw new LocalError("bad-root", `A root is a file:// URI, which ${JSON.stringify(uri)} is not`);
    }
    if (/(^|[\\/])\.\.?([\\/?#]|$)/.test(decoded(uri)) || decoded(uri).includes("\0")) {
      throw new LocalError(
        "bad-root",
        `A root leads straight to its place, without . and .., unlike ${JSON.stringify(uri)}`,
      );
    }
  }
  return roots;
}

/** What is encoded twice is a name with a percent sign. */
function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    throw new LocalError("bad-root", `The root ${JSON.stringify(uri)} is not encoded as a URI is`);
  }
}
