import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { scanExports } from "./scan.ts";

/** The user's files as they stand on the disk, each read once. Paths are relative to the manifest's folder. */
export class HandlerFiles {
  readonly #folder: string;
  readonly #texts = new Map<string, Promise<string | undefined>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The text with its byte order mark, or `undefined` when there is no such file. */
  read(path: string): Promise<string | undefined> {
    let text = this.#texts.get(path);
    if (text === undefined) {
      text = readText(join(this.#folder, path));
      this.#texts.set(path, text);
    }
    return text;
  }

  /** Names of TypeScript files directly in a folder, sorted. */
  async list(folder: string): Promise<string[]> {
    const entries = await readdir(join(this.#folder, folder)).catch(() => []);
    return entries.filter((name) => /\.[cm]?ts$/.test(name) && !/\.d\.[cm]?ts$/.test(name)).sort();
  }
}

/** Whether a module exports a name, and what else it exports. */
export async function exportsOf(
  text: string,
): Promise<{ readonly names: ReadonlySet<string>; readonly more: boolean }> {
  const names = scanExports(text);
  if (names) return { names, more: false };
  return (await import("../source.ts")).readExports(text);
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}
