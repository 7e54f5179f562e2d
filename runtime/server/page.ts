import type { Result } from "./dispatch.ts";

const pages = new WeakMap<object, Page>();

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.freeze(value);
    for (const member of Object.values(value)) freeze(member);
  }
  return value;
}

/** A result whose text is kept: sent as it is, unless a middleware returns another in its place. */
export class Page {
  readonly text: string;
  #result: Result | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** The same as a frozen object, for middleware. */
  get result(): Result {
    if (this.#result === undefined) {
      this.#result = freeze(JSON.parse(this.text) as Result);
      pages.set(this.#result, this);
    }
    return this.#result;
  }

  /** The page a result was taken from. */
  static of(result: Result): Page | undefined {
    return pages.get(result);
  }
}
