import type { ProjectFiles } from "./project-files.ts";

const MOST_FILES = 10_000;
const DEEPEST = 32;

export interface Walk {
  /** Every file below, by its path from the manifest, in the order of names. */
  readonly files: readonly { readonly path: string; readonly size: number }[];
  /** Symbolic links that lead out of the project. */
  readonly outside: readonly string[];
  readonly tooMany: boolean;
}

/** All files below a folder of the project. */
export function walkFolder(folder: string, project: ProjectFiles): Walk {
  const files: Walk["files"][number][] = [];
  const outside: string[] = [];
  const walk = (path: string, depth: number): boolean => {
    if (depth > DEEPEST) return false;
    for (const name of project.list(path)) {
      const inner = path === "" ? name : `${path}/${name}`;
      const found = project.find(inner);
      if (found.kind === "outside") outside.push(inner);
      else if (found.kind === "file") files.push({ path: inner, size: found.size });
      else if (found.kind === "folder" && !walk(inner, depth + 1)) return false;
      if (files.length > MOST_FILES) return false;
    }
    return true;
  };
  const whole = walk(folder, 0);
  return { files, outside, tooMany: !whole };
}
