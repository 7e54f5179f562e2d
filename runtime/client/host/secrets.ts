/** Values shorter than this hide nothing, and would blot out half of a message. */
const SHORTEST = 4;
const DEEPEST = 8;

/** Values that must not be seen in an error; each is shown as what it stands for. */
export class Secrets {
  readonly #shownAs: Map<string, string> = new Map();
  #longestFirst: readonly (readonly [string, string])[] = [];

  /** `shownAs` is what a reader sees instead, such as `${API_KEY}`. */
  add(value: string, shownAs: string): void {
    // Half of a surrogate pair cannot be encoded, and does not survive a URL either.
    const whole = new TextDecoder().decode(new TextEncoder().encode(value));
    for (const form of [value, encodeURIComponent(whole), encodeURI(whole), JSON.stringify(value).slice(1, -1)]) {
      if (form.length >= SHORTEST && !this.#shownAs.has(form)) this.#shownAs.set(form, shownAs);
    }
    this.#longestFirst = [...this.#shownAs].sort(([a], [b]) => b.length - a.length);
  }

  hide(text: string): string {
    let hidden = text;
    for (const [value, shownAs] of this.#longestFirst) hidden = hidden.replaceAll(value, shownAs);
    return hidden;
  }

  /** The same error, without secrets in its message, stack, data and causes: its class and code stay. */
  hideError(error: unknown): unknown {
    return typeof error === "string" ? this.hide(error) : this.#hideIn(error, 0);
  }

  #hideIn(value: unknown, depth: number): unknown {
    if (typeof value !== "object" || value === null || depth > DEEPEST || !isPlain(value)) return value;
    for (const key of Reflect.ownKeys(value)) {
      const inner: unknown = Reflect.get(value, key);
      const hidden = typeof inner === "string" ? this.hide(inner) : this.#hideIn(inner, depth + 1);
      if (hidden !== inner) Reflect.set(value, key, hidden);
    }
    return value;
  }
}

/** Errors and plain data: what else hangs on an error, such as a socket, is not shown. */
function isPlain(value: object): boolean {
  if (value instanceof Error || Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
