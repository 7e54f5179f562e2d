type MaybePromise<T> = T | Promise<T>;

/**
 * Where tokens and registrations are kept between sign-ins: memory, a file, or what you write, such as a keychain. The
 * values are secrets (AUTH-66).
 */
export interface AuthStorage {
  get(key: string): MaybePromise<string | undefined>;
  set(key: string, value: string): MaybePromise<void>;
  delete(key: string): MaybePromise<void>;
  /** Every key, for what lists sign-ins. */
  keys?(): MaybePromise<readonly string[]>;
}

/** Keeps what lasts as long as the process. */
export class MemoryStorage implements AuthStorage {
  readonly #values: Map<string, string> = new Map();

  get(key: string): string | undefined {
    return this.#values.get(key);
  }

  set(key: string, value: string): void {
    this.#values.set(key, value);
  }

  delete(key: string): void {
    this.#values.delete(key);
  }

  keys(): readonly string[] {
    return [...this.#values.keys()];
  }
}
