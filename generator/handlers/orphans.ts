/** Files that hold handlers of components the manifest does not have. */
import { posix } from "node:path";
import { HANDLER_FOLDERS, type HandlerKind, TYPE_TABLES } from "../emit/handler-slots.ts";
import type { Ledger } from "../ledger.ts";
import type { HandlerFiles } from "./files.ts";

export interface Orphan {
  readonly path: string;
  /** `tool:book_room`, as far as the file or the ledger tells. */
  readonly id: string;
  /** From the ledger. */
  readonly exported?: string;
  readonly shape?: string;
  /** Hash of the stub as it was written; equal to the file's when nobody touched it. */
  readonly stub?: string;
}

/** `src/tools/book-room.ts#bookRoom` → its two halves. */
export function splitHandlerKey(key: string): { readonly path: string; readonly exported: string } {
  const at = key.lastIndexOf("#");
  return { path: key.slice(0, at), exported: key.slice(at + 1) };
}

/** `used` are paths that components of the manifest use, `ids` those components. */
export async function findOrphans(
  files: HandlerFiles,
  source: string,
  ledger: Ledger | undefined,
  used: ReadonlySet<string>,
  ids: ReadonlySet<string>,
): Promise<Orphan[]> {
  const orphans = new Map<string, Orphan>();
  for (const [key, handler] of ledger?.handlers ?? []) {
    const { path, exported } = splitHandlerKey(key);
    if (used.has(path) || (await files.read(path)) === undefined) continue;
    orphans.set(path, {
      path,
      id: handler.id,
      exported,
      shape: handler.shape,
      ...(handler.stub === undefined ? {} : { stub: handler.stub }),
    });
  }
  for (const [kind, folder] of Object.entries(HANDLER_FOLDERS) as [HandlerKind, string][]) {
    for (const name of await files.list(posix.join(source, folder))) {
      const path = posix.join(source, folder, name);
      if (used.has(path) || orphans.has(path)) continue;
      const id = namedComponent((await files.read(path)) ?? "", kind);
      if (id !== undefined && !ids.has(id)) orphans.set(path, { path, id });
    }
  }
  return [...orphans.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The component whose handler type a file names: it imports the generated table and looks a name up in it. */
function namedComponent(text: string, kind: HandlerKind): string | undefined {
  if (!/from\s*["'](?:\.\.\/)+generated\/types(?:\.[jt]s)?["']/.test(text)) return undefined;
  const string = String.raw`\[\s*("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')\s*\]`;
  const pattern = new RegExp(String.raw`:\s*${TYPE_TABLES[kind]}\s*${string}(?:\s*${string})?`);
  const [, name, argument] = pattern.exec(text) ?? [];
  if (name === undefined) return undefined;
  return `${kind}:${unquote(name)}${kind === "completion" && argument !== undefined ? `.${unquote(argument)}` : ""}`;
}

function unquote(literal: string): string {
  const inner = literal.slice(1, -1);
  try {
    return JSON.parse(
      literal[0] === '"' ? literal : `"${inner.replaceAll("\\'", "'").replaceAll('"', '\\"')}"`,
    ) as string;
  } catch {
    return inner;
  }
}
