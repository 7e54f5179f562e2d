import type { Issue, Validator } from "./contract.ts";

/** A value that has not the shape it was taken for; `issues` say where and why. */
export class ShapeError extends Error {
  override readonly name: string = "ShapeError";
  /** Name of the definition that was expected. */
  readonly expected: string;
  readonly issues: readonly Issue[];

  constructor(expected: string, issues: readonly Issue[]) {
    const [first] = issues;
    const where = first === undefined || first.instancePath === "" ? "" : ` at ${first.instancePath}`;
    super(`not a ${expected}${where}: ${first?.message ?? "the value does not match"}`);
    this.expected = expected;
    this.issues = issues;
  }
}

/** The same value, typed, or a `ShapeError`. */
export function parseShape<T>(validator: Validator<T>, expected: string, value: unknown): T {
  if (validator(value)) return value;
  throw new ShapeError(expected, validator.errors ?? []);
}

/** Gives a message of an open definition the members its definition does not name. */
export function copyOthers(message: object, init: object): void {
  for (const [key, value] of Object.entries(init)) {
    if (value === undefined || Object.hasOwn(message, key)) continue;
    // Assignment would let a member called `__proto__` replace the prototype.
    Object.defineProperty(message, key, { value, enumerable: true, writable: true, configurable: true });
  }
}
