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
  /**
   * Does `work` while nobody else who shares the storage does theirs for the same key. Without it two processes may renew a
   * token at the same moment, and many issuers end a sign-in whose refresh token is shown twice.
   */
  alone?<T>(key: string, work: () => Promise<T>): Promise<T>;
}

/** Keeps what lasts as long as the process. */
export class MemoryStorage implements AuthStorage {
  readonly #values: Map<string, string> = new Map();
  readonly #turns: Map<string, Promise<unknown>> = new Map();

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

  alone<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(key) ?? Promise.resolve()).then(() => work());
    this.#turns.set(
      key,
      turn.catch(() => {}),
    );
    return turn;
  }
}
