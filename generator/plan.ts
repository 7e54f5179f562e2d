import { chmod, mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** What a run would write: text by path, relative to the root it is written under, always with `/`. */
export type Plan = ReadonlyMap<string, string>;

/** How a plan relates to what stands on the disk. */
export interface Comparison {
  /** Paths of the plan that do not exist. */
  readonly missing: readonly string[];
  /** Paths whose text differs. */
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
}

/** Compares every path of the plan with the disk, byte for byte. */
export async function comparePlan(root: string, plan: Plan): Promise<Comparison> {
  const missing: string[] = [];
  const changed: string[] = [];
  const unchanged: string[] = [];
  for (const path of [...plan.keys()].sort()) {
    const current = await readBytes(resolvePath(root, path));
    if (current === undefined) missing.push(path);
    else if (current.equals(Buffer.from(plan.get(path)!, "utf8"))) unchanged.push(path);
    else changed.push(path);
  }
  return { missing, changed, unchanged };
}

/**
 * Writes what differs and says what it was; a file whose text is the same keeps its mtime. Every new text stands
 * complete beside its target before the first rename, so a full disk or a crash leaves whole files only.
 */
export async function writePlan(root: string, plan: Plan): Promise<Comparison> {
  const comparison = await comparePlan(root, plan);
  const staged: { readonly temporary: string; readonly target: string }[] = [];
  try {
    for (const path of [...comparison.missing, ...comparison.changed]) {
      const target = resolvePath(root, path);
      const temporary = join(dirname(target), `.mcpwright-${process.pid}-${staged.length}.tmp`);
      staged.push({ temporary, target });
      await stage(temporary, target, plan.get(path)!).catch((error: Error) => {
        // What is wrong is told of the file that was to be written.
        throw Object.assign(error, { path: target });
      });
    }
    for (const { temporary, target } of staged) await renameWithRetry(temporary, target);
  } catch (error) {
    for (const { temporary } of staged) await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  return comparison;
}

async function stage(temporary: string, target: string, text: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const file = await open(temporary, "w");
  try {
    await file.writeFile(text, "utf8");
  } finally {
    await file.close();
  }
  const mode = await stat(target).then(
    (found) => found.mode,
    () => undefined,
  );
  if (mode !== undefined) await chmod(temporary, mode & 0o777);
}

/** A plan names places under its root only; anything else is a bug of the planner. */
function resolvePath(root: string, path: string): string {
  const parts = path.split("/");
  if (path.includes("\\") || parts.some((part) => part === "" || part === "." || part === ".." || part.includes(":"))) {
    throw new Error(`not a relative path of a plan: ${JSON.stringify(path)}`);
  }
  return join(root, ...parts);
}

async function readBytes(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
    throw error;
  }
}

const RENAME_ATTEMPTS = 10;

/** Windows refuses a rename while a virus scanner or an editor holds the file for a moment. */
async function renameWithRetry(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(from, to);
    } catch (error) {
      const code = codeOf(error);
      if (attempt === RENAME_ATTEMPTS || (code !== "EPERM" && code !== "EBUSY" && code !== "EACCES")) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10 * attempt));
    }
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
}
