/** A folder served file by file. Nothing outside it is ever read, whatever links are in it (RES-20). */
import { LocalError } from "../errors.ts";
import { mediaTypeOfName } from "../media-type.ts";
import type { ResourceEntry } from "./entries.ts";

const MAX_FILES = 10_000;
const MAX_FOLDERS_DEEP = 32;
/** Largest file that is read, in bytes. */
export const MAX_FILE_SIZE: number = 16 * 1024 * 1024;
/** For how long a listing is believed, in milliseconds. */
const FRESH = 2_000;

interface Found {
  readonly path: string;
  readonly size: number;
  readonly modified: number;
}

/** Node's file system is loaded with the first file, so that the package also runs where there is none. */
const fileSystem = () => import("node:fs/promises");

/** Reads a whole file, but never more than the limit, however it grows meanwhile. */
export async function readBounded(path: string | URL): Promise<Buffer> {
  const { open } = await fileSystem();
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    if (size > MAX_FILE_SIZE) {
      throw new LocalError("file-too-large", `${path} has ${size} bytes; at most ${MAX_FILE_SIZE} are served.`);
    }
    const buffer = Buffer.alloc(size);
    const { bytesRead } = await file.read(buffer, 0, size, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

export class Folder {
  readonly #root: URL;
  readonly #entryOf: (path: string, size: number, mimeType: string | undefined) => ResourceEntry;
  #scanned = Number.NEGATIVE_INFINITY;
  #fingerprint = "";
  #scanning: Promise<readonly ResourceEntry[]> | undefined;
  /** The files as they were last listed. */
  shown: readonly ResourceEntry[] = [];

  constructor(root: URL, entryOf: (path: string, size: number, mimeType: string | undefined) => ResourceEntry) {
    this.#root = root;
    this.#entryOf = entryOf;
  }

  isStale(): boolean {
    return performance.now() - this.#scanned > FRESH;
  }

  /** Lists the files anew; gives the same array when nothing changed. */
  scan(): Promise<readonly ResourceEntry[]> {
    this.#scanning ??= this.#scan().finally(() => {
      this.#scanning = undefined;
    });
    return this.#scanning;
  }

  async #scan(): Promise<readonly ResourceEntry[]> {
    const found: Found[] = [];
    const { realpath } = await fileSystem();
    await this.#walk(await realpath(this.#root), "", 0, found);
    this.#scanned = performance.now();
    const fingerprint = found.map(({ path, size, modified }) => `${path}\0${size}\0${modified}`).join("\0");
    if (fingerprint !== this.#fingerprint) {
      this.#fingerprint = fingerprint;
      this.shown = found.map(({ path, size }) => this.#entryOf(path, size, mediaTypeOfName(path)));
    }
    return this.shown;
  }

  async #walk(root: string, folder: string, depth: number, found: Found[]): Promise<void> {
    const { readdir } = await fileSystem();
    const entries = await readdir(`${root}/${folder}`, { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      if (found.length >= MAX_FILES) return;
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && depth < MAX_FOLDERS_DEEP) await this.#walk(root, path, depth + 1, found);
      else if (entry.isFile() || entry.isSymbolicLink()) {
        const file = await this.#locate(root, path);
        if (file !== undefined) found.push({ path, size: file.size, modified: file.modified });
      }
    }
  }

  /** The real place of a file, when it is one inside the folder. */
  async #locate(root: string, path: string): Promise<(Omit<Found, "path"> & { readonly real: string }) | undefined> {
    const { realpath, stat } = await fileSystem();
    const { join, relative, sep } = await import("node:path");
    try {
      const real = await realpath(join(root, path));
      const inside = relative(root, real);
      if (inside === "" || inside === ".." || inside.startsWith(`..${sep}`) || inside.includes(":")) return undefined;
      const facts = await stat(real);
      return facts.isFile() ? { real, size: facts.size, modified: facts.mtimeMs } : undefined;
    } catch {
      return undefined;
    }
  }

  /** Bytes of a file, by its path below the folder; `undefined` when there is none. */
  async read(path: string): Promise<Buffer | undefined> {
    const { realpath } = await fileSystem();
    const root = await realpath(this.#root);
    const file = await this.#locate(root, path);
    return file && readBounded(file.real);
  }
}
