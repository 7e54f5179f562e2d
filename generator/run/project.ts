/** What the commands that run a user's project find out about it. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { RUNTIME_PATH } from "../emit/import-paths.ts";
import { fileProblem } from "../file-problem.ts";
import { ledgerName, loadLedger } from "../ledger.ts";
import { loadManifest } from "../manifest/load-manifest.ts";
import type { ManifestModel } from "../manifest/model.ts";

/** Why a project cannot be run; the message is for the user. */
export class ProjectError extends Error {}

/** A project whose code was generated. */
export interface Project {
  readonly folder: string;
  readonly model: ManifestModel;
  /** The module that serves: the user's `main.ts`, absolute; `undefined` when there is none. */
  readonly main: string | undefined;
  /** The generated module with the server, absolute. */
  readonly server: string;
}

/** Reads the manifest and looks for what was made from it. Throws `ProjectError`. */
export async function loadProject(manifest: string): Promise<Project> {
  const folder = dirname(resolve(manifest));
  const text = await readFile(manifest, "utf8").catch((error: Error) => {
    throw new ProjectError(`${manifest}: ${fileProblem(error) ?? error.message}`);
  });
  const { model, diagnostics } = loadManifest(text, { file: manifest, folder });
  if (model === undefined) {
    const first = diagnostics.find(({ severity }) => severity === "error");
    const where =
      first?.location === undefined ? manifest : `${manifest}:${first.location.line}:${first.location.column}`;
    throw new ProjectError(
      `${where}: ${first?.message ?? "the manifest is not valid"}; \`mcpwright validate\` says more`,
    );
  }
  const server = join(folder, model.source, "generated", "server.ts");
  if (!existsSync(server)) {
    throw new ProjectError(`${server} is missing; run \`mcpwright generate ${manifest}\` first`);
  }
  const main = join(folder, model.source, "main.ts");
  return { folder, model, server, main: existsSync(main) ? main : undefined };
}

/** Names of components that the generated code does not have as the manifest has them. */
export async function staleComponents(manifest: string, { folder, model }: Project): Promise<readonly string[]> {
  const ledger = await loadLedger(folder, ledgerName(basename(manifest)));
  if (ledger === undefined) return [];
  const { componentsOf } = await import("../project.ts");
  const now = componentsOf(model);
  const changed = [...now].filter(([name, fingerprint]) => ledger.components.get(name) !== fingerprint);
  const gone = [...ledger.components.keys()].filter((name) => !now.has(name));
  return [...changed.map(([name]) => name), ...gone];
}

/** Address of a module of the runtime that the project itself resolves. Throws `ProjectError`. */
export function resolveRuntime(folder: string): string {
  try {
    return pathToFileURL(createRequire(join(folder, "package.json")).resolve(RUNTIME_PATH)).href;
  } catch (error) {
    throw new ProjectError(`${RUNTIME_PATH} is not installed in ${folder}; run \`npm install ${RUNTIME_PATH}\``, {
      cause: error,
    });
  }
}
