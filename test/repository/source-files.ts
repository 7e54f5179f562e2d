import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder. */
export const root: string = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

export interface SourceFile {
  /** Relative to the root, `/`-separated. */
  readonly path: string;
  readonly text: string;
}

const SKIPPED: ReadonlySet<string> = new Set(["node_modules", "dist", ".git"]);

/** Source files below a folder of the repository, by path. Installed and built files are left out. */
export function loadSourceFiles(folder: string, pattern: RegExp = /\.(ts|mts|js|mjs)$/): SourceFile[] {
  const files: SourceFile[] = [];
  const walk = (at: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      if (SKIPPED.has(entry.name)) continue;
      const path = join(at, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (pattern.test(entry.name)) {
        files.push({ path: relative(root, path).split(sep).join("/"), text: readFileSync(path, "utf8") });
      }
    }
  };
  walk(join(root, folder));
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
