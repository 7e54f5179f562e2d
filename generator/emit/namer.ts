/** Identifiers of generated code. */
import { camelCase, pascalCase } from "../manifest/identifiers.ts";

const RESERVED = new Set(
  (
    "abstract any arguments as asserts async await bigint boolean break case catch class const continue debugger declare " +
    "default delete do else enum eval export extends false finally for from function get global if implements import in " +
    "infer instanceof interface intrinsic is keyof let module namespace never new null number object of out override " +
    "package private protected public readonly require return satisfies set static string super switch symbol this " +
    "throw true try type typeof undefined unique unknown using var void while with yield exports"
  ).split(" "),
);

/** The name of a type, whatever the name it comes from. */
export function typeName(name: string): string {
  const derived = pascalCase(name);
  return /^[\p{ID_Start}$]/u.test(derived) ? derived : `N${derived}`;
}

/** The name of a value. */
export function valueName(name: string): string {
  const derived = camelCase(name);
  return /^[\p{ID_Start}$]/u.test(derived) ? derived : `n${derived}`;
}

/** Hands out each identifier once. Asked in the same order it gives the same names. */
export class Namer {
  readonly #taken: Set<string>;

  constructor(taken: readonly string[] = []) {
    this.#taken = new Set(taken);
  }

  /** The first free one of the wishes, or the last with a number. */
  claim(...wishes: readonly string[]): string {
    const free = (name: string): boolean => !this.#taken.has(name) && !RESERVED.has(name);
    let name = wishes.find(free);
    const last = wishes.at(-1)!;
    for (let n = 2; name === undefined; n++) if (free(`${last}${n}`)) name = `${last}${n}`;
    this.#taken.add(name);
    return name;
  }
}
