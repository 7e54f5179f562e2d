import { isObject } from "../jsonrpc.ts";
import { LockedFile } from "./locked-file.ts";
import type { Records } from "./records.ts";

interface Kept {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** Where more than so much is written, in characters, the records that end first give way. */
const MOST = 16 * 1024 * 1024;

/** Records in a file that only its owner may read. Every change writes all of it: for few users, and few processes. */
export class FileRecords implements Records {
  readonly #file: LockedFile<Kept>;

  constructor(path: string) {
    this.#file = new LockedFile(path, isKept, "does not hold records: move it away to begin anew");
  }

  async get(key: string): Promise<string | undefined> {
    return good((await this.#file.read()).get(key));
  }

  async set(key: string, text: string, ttl: number): Promise<void> {
    await this.#file.change((values) => put(values, key, text, ttl));
  }

  swap(key: string, expected: string | undefined, text: string, ttl: number): Promise<boolean> {
    return this.#file.change((values) => good(values.get(key)) === expected && put(values, key, text, ttl));
  }

  async delete(key: string): Promise<void> {
    await this.#file.change((values) => values.delete(key));
  }
}

function isKept(value: unknown): value is Kept {
  return isObject(value) && typeof value["text"] === "string" && typeof value["until"] === "number";
}

function good(kept: Kept | undefined): string | undefined {
  return kept !== undefined && kept.until > Date.now() ? kept.text : undefined;
}

function put(values: Map<string, Kept>, key: string, text: string, ttl: number): true {
  const now = Date.now();
  values.set(key, { text, until: now + ttl });
  let size = 0;
  for (const [other, kept] of values) {
    if (kept.until <= now) values.delete(other);
    else size += other.length + kept.text.length;
  }
  if (size <= MOST) return true;
  for (const [other, kept] of [...values].sort(([, one], [, next]) => one.until - next.until)) {
    if (size <= MOST) break;
    values.delete(other);
    size -= other.length + kept.text.length;
  }
  return true;
}
