import { sha256 } from "../../server/digest.ts";
import { LockedFile } from "../../store/locked-file.ts";
import type { AuthStorage } from "./storage.ts";

const isText = (value: unknown): value is string => typeof value === "string";

/** Keeps tokens in a file that only its owner may read (AUTH-66); processes that share it take turns. */
export class FileStorage implements AuthStorage {
  readonly #file: LockedFile<string>;

  constructor(path: string) {
    this.#file = new LockedFile(path, isText, "does not hold tokens: move it away to sign in anew");
  }

  async get(key: string): Promise<string | undefined> {
    return (await this.#file.read()).get(key);
  }

  async set(key: string, value: string): Promise<void> {
    await this.#file.change((values) => values.set(key, value).has(key));
  }

  async delete(key: string): Promise<void> {
    await this.#file.change((values) => values.delete(key));
  }

  async keys(): Promise<readonly string[]> {
    return [...(await this.#file.read()).keys()];
  }

  alone<T>(key: string, work: () => Promise<T>): Promise<T> {
    return this.#file.alone(sha256(key).slice(0, 16), work);
  }
}
