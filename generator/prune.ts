/** Which stubs may go: the ledger says they were generated, their bytes say that nobody has touched them. */
import { readFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import type { Diagnostic } from "./diagnostics.ts";
import { digest } from "./emit/fingerprint.ts";
import { deriveHandlerSlots } from "./emit/handler-slots.ts";
import { HandlerFiles } from "./handlers/files.ts";
import { findOrphans, splitHandlerKey } from "./handlers/orphans.ts";
import { emitLedger, ledgerName, loadLedger } from "./ledger.ts";
import { loadManifest } from "./manifest/load-manifest.ts";
import type { Plan } from "./plan.ts";

export interface PrunePlan {
  readonly folder: string;
  /** The ledger without what goes. */
  readonly plan: Plan;
  readonly removals: readonly string[];
  /** Orphans that somebody has touched, or that the ledger does not know. */
  readonly kept: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Throws when the manifest cannot be read. */
export async function planPrune(manifest: string): Promise<PrunePlan> {
  const folder = dirname(resolve(manifest));
  const text = await readFile(manifest, "utf8");
  const { model, diagnostics } = loadManifest(text, { file: manifest, folder });
  const base = { folder, diagnostics, texts: new Map([[manifest, text]]) };
  const name = ledgerName(basename(manifest));
  const ledger = await loadLedger(folder, name);
  if (!model) return { ...base, plan: new Map(), removals: [], kept: [] };
  const slots = deriveHandlerSlots(model);
  const files = new HandlerFiles(folder);
  const used = new Set(slots.map((slot) => slot.path));
  const orphans = await findOrphans(files, model.source, ledger, used, new Set(slots.map((slot) => slot.id)));
  const removals: string[] = [];
  const kept: string[] = [];
  for (const { path, stub } of orphans) {
    const untouched = stub !== undefined && digest((await files.read(path))!) === stub;
    (untouched ? removals : kept).push(path);
  }
  if (ledger === undefined || removals.length === 0) return { ...base, plan: new Map(), removals, kept };
  const handlers = [...ledger.handlers].filter(([key]) => !removals.includes(splitHandlerKey(key).path));
  return { ...base, plan: new Map([[name, emitLedger({ ...ledger, handlers: new Map(handlers) })]]), removals, kept };
}
