/**
 * The subset of RFC 6570 that resource templates may use, as data: parsed once, at generation or when a template is
 * added to a running server, and matched by the runtime.
 */

/** `""` simple, `+` reserved, `/` path segment, `.` label, `?` query. */
export type Operator = "" | "+" | "/" | "." | "?";

export interface Variable {
  readonly name: string;
  readonly operator: Operator;
  /** `{/path*}`: one or more segments. */
  readonly explode: boolean;
}

/** A literal run of characters, or a variable. */
export type Part = string | Variable;

export interface UriTemplate {
  /** As written. */
  readonly source: string;
  /** Literals and variables in order, without the query. */
  readonly parts: readonly Part[];
  /** Names of the query variables, which may come in any order or not at all. */
  readonly query: readonly string[];
}

export interface UriTemplateProblem {
  readonly message: string;
  readonly hint: string;
  /** Offsets into the template. */
  readonly start: number;
  readonly end: number;
}

export type ParsedUriTemplate =
  | { readonly template: UriTemplate; readonly problems: readonly [] }
  | { readonly template?: undefined; readonly problems: readonly UriTemplateProblem[] };

const FORMS = "Templates have {a}, {+path}, {/seg}, {/path*}, {.ext} and {?q,r}.";
const VARIABLE = /^[A-Za-z_](?:[A-Za-z0-9_.]*[A-Za-z0-9_])?$/;

/** Whether a string has an expression at all. */
export function isUriTemplate(uri: string): boolean {
  return uri.includes("{") || uri.includes("}");
}

/** Parses a template, or says everything that is wrong with it. */
export function parseUriTemplate(source: string): ParsedUriTemplate {
  return new TemplateParser(source).parse();
}

class TemplateParser {
  readonly #source: string;
  readonly #parts: Part[] = [];
  readonly #query: string[] = [];
  readonly #names = new Set<string>();
  readonly #problems: UriTemplateProblem[] = [];
  #queryStart = -1;

  constructor(source: string) {
    this.#source = source;
  }

  parse(): ParsedUriTemplate {
    const source = this.#source;
    let at = 0;
    while (at < source.length) {
      const open = source.indexOf("{", at);
      const literalEnd = open < 0 ? source.length : open;
      if (literalEnd > at) this.#literal(at, literalEnd);
      if (open < 0) break;
      const close = source.indexOf("}", open);
      const nested = source.indexOf("{", open + 1);
      if (close < 0 || (nested >= 0 && nested < close)) {
        this.#problem("`{` is never closed", `Close the expression with "}". ${FORMS}`, open, open + 1);
        at = open + 1;
        if (close < 0) break;
        continue;
      }
      this.#expression(open, close + 1);
      at = close + 1;
    }
    this.#checkWhole();
    if (this.#problems.length > 0) return { problems: this.#problems };
    return { template: { source, parts: this.#parts, query: this.#query }, problems: [] };
  }

  #literal(start: number, end: number): void {
    const text = this.#source.slice(start, end);
    if (this.#queryStart >= 0) {
      this.#problem("nothing may follow the query expression", "Put `{?…}` at the end of the template.", start, end);
      return;
    }
    const wrong = /[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})/u.exec(text);
    if (wrong) {
      const at = start + wrong.index;
      const hint =
        wrong[0] === "}"
          ? `A "}" without "{". ${FORMS}`
          : wrong[0] === "%"
            ? 'Write a percent sign as "%25".'
            : `Percent-encode it: ${encodeURIComponent(wrong[0].replace(/\p{Cs}/u, "\ufffd"))}.`;
      this.#problem(
        `${JSON.stringify(wrong[0])} is not a character of a URI (RFC 3986)`,
        hint,
        at,
        at + wrong[0].length,
      );
    }
    this.#parts.push(text);
  }

  #expression(start: number, end: number): void {
    const body = this.#source.slice(start + 1, end - 1);
    const whole = this.#source.slice(start, end);
    const operator = /^[+/.?]/.exec(body)?.[0] as Operator | undefined;
    if (operator === undefined && !/^[A-Za-z_]/.test(body)) {
      this.#problem(...unsupported(whole, body), start, end);
      return;
    }
    if (this.#queryStart >= 0) {
      this.#problem("nothing may follow the query expression", "Put `{?…}` at the end of the template.", start, end);
      return;
    }
    const list = operator === undefined ? body : body.slice(1);
    if (operator === "?") {
      this.#queryStart = start;
      for (const name of list.split(",")) this.#queryVariable(name, whole, start, end);
      return;
    }
    if (list.includes(",")) {
      const split = list.split(",").map((name) => `{${operator ?? ""}${name}}`);
      const separator = operator === "/" || operator === "." ? "" : ",";
      this.#problem(
        `\`${whole}\` has several variables in one expression`,
        `Write \`${split.join(separator)}\`, one variable each.`,
        start,
        end,
      );
      return;
    }
    const explode = list.endsWith("*");
    const name = explode ? list.slice(0, -1) : list;
    if (explode && operator !== "/") {
      this.#problem(
        `\`${whole}\` explodes a variable that is no path segment`,
        `Several segments are \`{/${name}*}\`; a rest with slashes is \`{+${name}}\`.`,
        start,
        end,
      );
      return;
    }
    if (!this.#isName(name, whole, start, end)) return;
    if (typeof this.#parts.at(-1) === "object" && operator !== "/" && operator !== ".") {
      this.#problem(
        `\`${whole}\` stands directly behind another variable, so where one ends is not defined`,
        "Put a literal between the two, such as a slash.",
        start,
        end,
      );
    }
    this.#parts.push({ name, operator: operator ?? "", explode });
  }

  #queryVariable(name: string, whole: string, start: number, end: number): void {
    if (name.endsWith("*")) {
      this.#problem(`\`${whole}\` explodes a query variable`, `Write \`{?${name.slice(0, -1)}}\`.`, start, end);
      return;
    }
    if (this.#isName(name, whole, start, end)) this.#query.push(name);
  }

  #isName(name: string, whole: string, start: number, end: number): boolean {
    const prefix = /^(.*):\d+$/.exec(name);
    if (prefix) {
      this.#problem(
        `\`${whole}\` has a prefix length, which templates to be matched cannot have`,
        `Write the variable without ":${name.slice(prefix[1]!.length + 1)}".`,
        start,
        end,
      );
      return false;
    }
    if (!VARIABLE.test(name)) {
      this.#problem(
        `\`${whole}\` has no valid variable name`,
        `A variable consists of letters, digits, "_" and ".". ${FORMS}`,
        start,
        end,
      );
      return false;
    }
    if (this.#names.has(name)) {
      this.#problem(`the variable "${name}" occurs twice`, "Give each variable its own name.", start, end);
      return false;
    }
    this.#names.add(name);
    return true;
  }

  #checkWhole(): void {
    let rests = 0;
    for (const match of this.#source.matchAll(/\{\+[^{}]*\}/g)) {
      rests += 1;
      if (rests < 2) continue;
      this.#problem(
        `\`${match[0]}\` is a second \`{+…}\`, so where the first ends is not defined`,
        "Use `{a}` for what holds no slash, and one `{+…}` at most.",
        match.index,
        match.index + match[0].length,
      );
    }
    const first = this.#source;
    if (!/^[A-Za-z][A-Za-z0-9+.-]*:/.test(first)) {
      this.#problem(
        "a resource URI starts with a scheme (RFC 3986)",
        "Put a literal scheme in front, such as `docs://`.",
        0,
        Math.max(1, first.length),
      );
    }
  }

  #problem(message: string, hint: string, start: number, end: number): void {
    this.#problems.push({ message, hint, start, end });
  }
}

/** Message and hint for a form of RFC 6570 that templates here do not have. */
function unsupported(whole: string, body: string): [string, string] {
  const name = body.replace(/^[^A-Za-z0-9_]+/, "").replace(/[^A-Za-z0-9_.].*$/, "") || "name";
  switch (body[0]) {
    case undefined:
      return ["`{}` names no variable", FORMS];
    case "#":
      return [
        `\`${whole}\` is a fragment expansion; a server never sees a fragment`,
        `For a rest with slashes write \`{+${name}}\`.`,
      ];
    case ";":
      return [
        `\`${whole}\` is a path-style parameter, which is not supported`,
        `Write \`;${name}={${name}}\`, or a query \`{?${name}}\`.`,
      ];
    case "&":
      return [
        `\`${whole}\` continues a query, which is not supported`,
        `Name all query variables in one expression: \`{?${name}}\`.`,
      ];
    case "=":
    case ",":
    case "!":
    case "@":
    case "|":
      return [`\`${whole}\` uses an operator that RFC 6570 reserves`, FORMS];
    default:
      return [`\`${whole}\` is not an expression`, FORMS];
  }
}
