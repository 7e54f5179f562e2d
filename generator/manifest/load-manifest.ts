import { Findings } from "../diagnostics/findings.ts";
import type { Diagnostic } from "../diagnostics.ts";
import { checkStructure } from "./check-structure.ts";
import { deriveModel } from "./derive-model.ts";
import { checkEnvironment, type Environment } from "./environment.ts";
import { loadYaml } from "./load-yaml.ts";
import type { ManifestModel } from "./model.ts";
import { FolderFiles, type ProjectFiles } from "./project-files.ts";
import { SourceText } from "./source-text.ts";

export interface LoadOptions {
  /** Path as given, for messages. */
  readonly file: string;
  /** Folder of the manifest, absolute: the root of the project. */
  readonly folder: string;
  /** The files of the project; by default those on disk. */
  readonly files?: ProjectFiles;
  /** When given, every variable that `serve` and `auth` need has to be set in it. */
  readonly env?: Environment;
}

export interface LoadedManifest {
  /** Present when nothing is wrong; warnings do not count. */
  readonly model?: ManifestModel;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a manifest whole: every mistake in one pass, and the model if there is none. */
export function loadManifest(text: string, options: LoadOptions): LoadedManifest {
  const findings = new Findings();
  const root = loadYaml(new SourceText(options.file, text), findings);
  if (!root) return { diagnostics: findings.sorted() };
  checkStructure(root, findings);
  checkEnvironment(root, options.env, findings);
  const files = options.files ?? new FolderFiles(options.folder);
  const model = deriveModel(root, { file: options.file, folder: options.folder, files, findings });
  return { ...(model && !findings.hasErrors ? { model } : {}), diagnostics: findings.sorted() };
}
