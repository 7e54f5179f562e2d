import { mkdir, open, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { LocalError } from "../errors.ts";

/** A lock that nobody has touched for longer, in milliseconds, belongs to a process that is gone. */
const STALE = 10_000;
const PAUSE = 20;
const LONGEST_WAIT = 15_000;
/** Others have a request or two to wait for. */
const LONGEST_TURN = 45_000;

/** Values by key in a JSON file that only its owner may read (AUTH-66); processes that share it take turns. */
export class LockedFile<T> {
  readonly #path: string;
  readonly #isValue: (value: unknown) => value is T;
  /** What to say of a file that cannot be understood. */
  readonly #unreadable: string;
  /** Changes of this process, one after the other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(path: string, isValue: (value: unknown) => value is T, unreadable: string) {
    this.#path = path;
    this.#isValue = isValue;
    this.#unreadable = unreadable;
  }

  /** Rejects with the `LocalError` `bad-storage` where the file holds something else. */
  async read(): Promise<Map<string, T>> {
    let text: string;
    try {
      text = await readFile(this.#path, "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return new Map();
      throw error;
    }
    try {
      const values = Object.entries(JSON.parse(text) as Record<string, unknown>);
      return new Map(values.filter((pair): pair is [string, T] => this.#isValue(pair[1])));
    } catch (cause) {
      throw new LocalError("bad-storage", `${this.#path} ${this.#unreadable}`, { cause });
    }
  }

  /** Changes the values while nobody else does, and writes them; not where `change` answers with false. */
  change(change: (values: Map<string, T>) => boolean): Promise<boolean> {
    const turn = this.#last.then(() => this.#locked(change));
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** Does `work` while nobody else who shares the file does theirs of this name; the values can be read and changed. */
  async alone<R>(name: string, work: () => Promise<R>): Promise<R> {
    await this.#makeFolder();
    const lock = `${this.#path}.${name}.lock`;
    await take(lock, LONGEST_TURN);
    const touching = setInterval(() => void touch(lock), STALE / 4);
    try {
      return await work();
    } finally {
      clearInterval(touching);
      await rm(lock, { force: true });
    }
  }

  async #makeFolder(): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 });
  }

  async #locked(change: (values: Map<string, T>) => boolean): Promise<boolean> {
    await this.#makeFolder();
    const lock = `${this.#path}.lock`;
    await take(lock, LONGEST_WAIT);
    try {
      const values = await this.read();
      if (!change(values)) return false;
      // Whole or not at all, and never readable to others in between.
      const next = `${this.#path}.new`;
      await rm(next, { force: true });
      const file = await open(next, "wx", 0o600);
      try {
        await file.writeFile(`${JSON.stringify(Object.fromEntries(values), undefined, 2)}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(next, this.#path);
      return true;
    } finally {
      await rm(lock, { force: true });
    }
  }
}

/** Says that the one who took a lock is still there. */
async function touch(lock: string): Promise<void> {
  const now = new Date();
  // Without it others only come sooner.
  await utimes(lock, now, now).catch(() => {});
}

async function take(lock: string, longest: number): Promise<void> {
  for (const end = Date.now() + longest; ; ) {
    try {
      await (await open(lock, "wx", 0o600)).close();
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const since = await stat(lock).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    );
    if (since + STALE < Date.now()) await rm(lock, { force: true });
    else if (Date.now() > end) throw new LocalError("storage-locked", `${lock} is held by another process`);
    else await wait(PAUSE);
  }
}
