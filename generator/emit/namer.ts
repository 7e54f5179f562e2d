/** Identifiers of generated code. */

const RESERVED = new Set(
  (
    "abstract any arguments as asserts async await bigint boolean break case catch class const continue debugger declare " +
    "default delete do else enum eval export extends false finally for from function get global if implements import in " +
    "infer instanceof interface intrinsic is keyof let module namespace never new null number object of out override " +
    "package private protected public readonly require return satisfies set static string super switch symbol this " +
    "throw true try type typeof undefined unique unknown using var void while with yield exports"
  ).split(" "),
);

/** `book_room`, `book-room`, `bookRoom` → `BookRoom`. Anything but ASCII letters and digits only separates words. */
export function pascalCase(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const joined = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join("");
  return /^[A-Za-z]/.test(joined) ? joined : `N${joined}`;
}

export function camelCase(name: string): string {
  const pascal = pascalCase(name);
  return pascal[0]!.toLowerCase() + pascal.slice(1);
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
