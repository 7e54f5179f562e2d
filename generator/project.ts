/** One manifest and everything made from it, as a plan: nothing is written here. */
import { readFile } from "node:fs/promises";
import { basename, dirname, join, posix, resolve } from "node:path";
import type { Diagnostic } from "./diagnostics.ts";
import { digest, fingerprintOf } from "./emit/fingerprint.ts";
import { emitGeneratedFiles } from "./emit/generated-files.ts";
import { deriveHandlerSlots } from "./emit/handler-slots.ts";
import { RUNTIME_PATH } from "./emit/import-paths.ts";
import { type ImportStyle, relativeImport } from "./emit/layout.ts";
import { SchemaRefused } from "./emit/validators.ts";
import { planHandlers } from "./handlers/state.ts";
import { loadImportStyle } from "./import-style.ts";
import { emitLedger, type Ledger, ledgerName, loadLedger } from "./ledger.ts";
import { loadManifest } from "./manifest/load-manifest.ts";
import type { ManifestModel } from "./manifest/model.ts";
import type { Plan } from "./plan.ts";

export interface ProjectPlan {
  /** Path of the manifest as given. */
  readonly manifest: string;
  /** Folder of the manifest, absolute; paths of the plan are relative to it. */
  readonly folder: string;
  /** Where its generated files and handlers are, absolute; `undefined` when the manifest cannot be read. */
  readonly source?: string;
  readonly plan: Plan;
  /** Files that moved or are no longer generated: removed after the plan is written. */
  readonly removals: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** Text of the manifest, for code frames. */
  readonly text: string;
}

export interface ProjectOptions {
  /** Whether missing exports are added to the user's files. */
  readonly fix: boolean;
}

/** Plans what `generate` writes for one manifest. Throws when the manifest cannot be read. */
export async function planProject(manifest: string, options: ProjectOptions): Promise<ProjectPlan> {
  const folder = dirname(resolve(manifest));
  const text = await readFile(manifest, "utf8");
  const { model, diagnostics } = loadManifest(text, { file: manifest, folder });
  const nothing = { manifest, folder, plan: new Map<string, string>(), removals: [], text };
  if (!model) return { ...nothing, diagnostics };
  const source = join(folder, model.source);
  const name = ledgerName(basename(manifest));
  const ledger = await loadLedger(folder, name);
  const style = loadImportStyle(folder);
  const slots = deriveHandlerSlots(model);
  const handlers = await planHandlers(slots, ledger, {
    ...options,
    folder,
    shownFolder: posix.dirname(manifest.replaceAll("\\", "/")),
    source: model.source,
    style,
  });
  const found = [...diagnostics, ...handlers.diagnostics];
  if (found.some((diagnostic) => diagnostic.severity === "error")) return { ...nothing, source, diagnostics: found };
  let generated: Plan;
  try {
    generated = await emitGeneratedFiles(model, slots, style);
  } catch (error) {
    if (!(error instanceof SchemaRefused)) throw error;
    return { ...nothing, source, diagnostics: [...found, refusal(error)] };
  }
  const once = await planOnce(model, ledger, style);
  const next = emitLedger({
    components: componentsOf(model),
    generated: new Map([...generated].map(([path, content]) => [path, digest(content)])),
    handlers: handlers.handlers,
    once: new Map([...(ledger?.once ?? []), ...[...once].map(([path, content]) => [path, digest(content)] as const)]),
  });
  const plan = new Map([...generated, ...handlers.writes, ...once, [name, next]]);
  const removals = [...handlers.removals, ...(await staleFiles(folder, ledger, generated))];
  return { ...nothing, source, plan, removals, diagnostics: found };
}

/** Files that an earlier generation wrote and this one does not; one that was changed since stays. */
async function staleFiles(folder: string, ledger: Ledger | undefined, generated: Plan): Promise<string[]> {
  const stale: string[] = [];
  for (const [path, hash] of ledger?.generated ?? []) {
    if (generated.has(path)) continue;
    const current = await readFile(join(folder, path)).catch(() => undefined);
    if (current !== undefined && digest(current) === hash) stale.push(path);
  }
  return stale;
}

/** The lifespan and the entry, written for a new project and never again. */
async function planOnce(model: ManifestModel, ledger: Ledger | undefined, style: ImportStyle): Promise<Plan> {
  const plan = new Map<string, string>();
  const wanted = async (path: string): Promise<boolean> =>
    !ledger?.once.has(path) && (await readFile(join(model.folder, path)).catch(() => undefined)) === undefined;
  const main = posix.join(model.source, "main.ts");
  if (ledger === undefined && (await wanted(main))) {
    const server = relativeImport(model.source, posix.join(model.source, "generated", "server.ts"), style);
    plan.set(main, await render("main.ts", { runtime: RUNTIME_PATH, server }));
  }
  if (model.app !== undefined && (await wanted(posix.normalize(model.app)))) {
    plan.set(posix.normalize(model.app), await render("app.ts", {}));
  }
  return plan;
}

async function render(name: string, values: Readonly<Record<string, unknown>>): Promise<string> {
  return (await import("./templates.ts")).renderTemplate(name, values);
}

export function componentsOf(model: ManifestModel): ReadonlyMap<string, string> {
  return new Map([
    ...model.tools.map((tool) => [`tool:${tool.name}`, fingerprintOf(tool)] as const),
    ...model.resources.map((resource) => [`resource:${resource.name}`, fingerprintOf(resource)] as const),
    ...model.prompts.map((prompt) => [`prompt:${prompt.name}`, fingerprintOf(prompt)] as const),
  ]);
}

function refusal(error: SchemaRefused): Diagnostic {
  return {
    code: "MCPW9003",
    severity: "error",
    message: `The schema of ${error.check.key} cannot be compiled: ${error.message}`,
    location: error.check.schema.location,
  };
}
