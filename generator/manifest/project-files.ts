import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";

/** What is found at a path of the project; `outside` is what symbolic links lead out of it. */
export type Found =
  | { readonly kind: "file"; readonly path: string; readonly size: number }
  | { readonly kind: "folder"; readonly path: string }
  | { readonly kind: "missing" | "outside" };

export interface ProjectFiles {
  /** Resolves a path relative to the folder of the manifest. `path` of the answer is relative too, with `/`. */
  find(path: string): Found;
  /** Names in a folder that was found, in their order. */
  list(path: string): readonly string[];
  /** The text of a file that was found; `undefined` where it is larger than `limit` bytes. */
  read(path: string, limit: number): string | undefined;
}

/** The files below a folder, with symbolic links resolved before anything is said to be inside. */
export class FolderFiles implements ProjectFiles {
  readonly #folder: string;
  readonly #real: string;

  constructor(folder: string) {
    this.#folder = resolve(folder);
    this.#real = realpathOf(this.#folder) ?? this.#folder;
  }

  find(path: string): Found {
    if (isAbsolute(path) || path.includes("\0")) return { kind: "outside" };
    const full = resolve(this.#folder, path);
    if (!isInside(this.#folder, full)) return { kind: "outside" };
    const real = realpathOf(full);
    if (real === undefined) return { kind: "missing" };
    if (!isInside(this.#real, real)) return { kind: "outside" };
    const stat = statSync(real, { throwIfNoEntry: false });
    if (!stat || !(stat.isFile() || stat.isDirectory())) return { kind: "missing" };
    const found = relative(this.#folder, full).split(sep).join("/");
    return stat.isFile() ? { kind: "file", path: found, size: stat.size } : { kind: "folder", path: found };
  }

  list(path: string): readonly string[] {
    return readdirSync(resolve(this.#folder, path)).sort();
  }

  read(path: string, limit: number): string | undefined {
    const full = resolve(this.#folder, path);
    const stat = statSync(full, { throwIfNoEntry: false });
    return stat && stat.size <= limit ? readFileSync(full, "utf8") : undefined;
  }
}

function realpathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function isInside(folder: string, path: string): boolean {
  const rest = relative(folder, path);
  return rest === "" || (rest !== ".." && !rest.startsWith(`..${sep}`) && !isAbsolute(rest));
}
