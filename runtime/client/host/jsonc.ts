/** JSON with comments and trailing commas, as hosts write their files. */

const SKIPPED = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
const STRING = /"(?:[^"\\\r\n]|\\.)*"/y;
const WORD = /-?\d[\d.eE+-]*|[a-z]+/y;
const DEEPEST = 64;

/** Where a text stops being JSON; what stands there is not shown, as it may be secret. */
export class JsoncError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(expected: string, text: string, at: number) {
    const lines = text.slice(0, at).split("\n");
    const line = lines.length;
    const column = lines.at(-1)!.length + 1;
    super(`line ${line}, column ${column}: ${expected} is expected here`);
    this.name = "JsoncError";
    this.line = line;
    this.column = column;
  }
}

/** Throws `JsoncError`. */
export function parseJsonc(text: string): unknown {
  const parser = new Parser(text.replace(/^\ufeff/, " "));
  const value = parser.value(0);
  parser.end();
  return value;
}

class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): unknown {
    if (depth > DEEPEST) this.#fail("less nesting");
    if (this.#take("{")) return Object.fromEntries(this.#list("}", () => this.#member(depth + 1)));
    if (this.#take("[")) return this.#list("]", () => this.value(depth + 1));
    return this.#scalar(this.#match(STRING) ?? this.#match(WORD), "a value");
  }

  end(): void {
    this.#skip();
    if (this.#at < this.#text.length) this.#fail("the end");
  }

  #member(depth: number): readonly [string, unknown] {
    this.#skip();
    const key = this.#scalar(this.#match(STRING), "a name in quotes") as string;
    if (!this.#take(":")) this.#fail("`:`");
    return [key, this.value(depth)];
  }

  #list<Item>(close: string, read: () => Item): Item[] {
    const items: Item[] = [];
    while (!this.#take(close)) {
      items.push(read());
      if (this.#take(",")) continue;
      if (this.#take(close)) break;
      this.#fail(`\`,\` or \`${close}\``);
    }
    return items;
  }

  #scalar(token: string | undefined, expected: string): unknown {
    if (token === undefined) return this.#fail(expected);
    try {
      return JSON.parse(token);
    } catch {
      this.#at -= token.length;
      return this.#fail(expected);
    }
  }

  #take(character: string): boolean {
    this.#skip();
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #skip(): void {
    this.#match(SKIPPED);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  #fail(expected: string): never {
    throw new JsoncError(expected, this.#text, this.#at);
  }
}
