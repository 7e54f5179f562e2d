/**
 * The exports of a module, without a parser: a generated server is checked in milliseconds. Where the text leaves any
 * doubt the answer is `undefined`, and `source.ts` parses it.
 */
export function scanExports(text: string): ReadonlySet<string> | undefined {
  const tokens = tokenise(text);
  if (tokens === undefined) return undefined;
  const exports = new Set<string>();
  let depth = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if ("([{".includes(token)) depth++;
    else if (")]}".includes(token)) depth--;
    if (depth !== 0 || token !== "export") continue;
    if (tokens[i - 1] === ".") continue;
    let next = i + 1;
    if (tokens[next] === "type" || tokens[next] === "interface" || tokens[next] === "declare") continue;
    while (["async", "abstract"].includes(tokens[next] ?? "")) next++;
    const word = tokens[next];
    if (word === "default") exports.add("default");
    else if (["const", "let", "var", "function", "class"].includes(word ?? "")) {
      const name = tokens[next + 1] === "*" ? tokens[next + 2] : tokens[next + 1];
      if (name === undefined || !isWord(name)) return undefined;
      exports.add(name);
      // A second declarator, `export const a = 1, b = 2`, is left to the parser.
      if (word !== "function" && word !== "class" && hasFurtherDeclarator(tokens, next + 2)) return undefined;
    } else if (word === "{") {
      const listed = listedNames(tokens, next + 1);
      if (listed === undefined) return undefined;
      for (const name of listed) exports.add(name);
    } else return undefined;
  }
  return depth === 0 ? exports : undefined;
}

function listedNames(tokens: readonly string[], start: number): string[] | undefined {
  const names: string[] = [];
  let name: string | undefined;
  let isType = false;
  for (let i = start; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token === "," || token === "}") {
      if (name !== undefined && !isType) names.push(name);
      if (token === "}") return names;
      name = undefined;
      isType = false;
    } else if (token === "type" && isWord(tokens[i + 1] ?? "") && tokens[i + 1] !== "as") isType = true;
    else if (isWord(token)) name = token;
    else return undefined;
  }
  return undefined;
}

function hasFurtherDeclarator(tokens: readonly string[], start: number): boolean {
  let depth = 0;
  for (let i = start; i < tokens.length; i++) {
    const token = tokens[i]!;
    if ("([{".includes(token)) depth++;
    else if (")]}".includes(token)) depth--;
    else if (depth === 0 && (token === ";" || token === "export" || token === "import")) return false;
    // Type arguments also hold commas at this depth; then the parser decides.
    else if (depth === 0 && token === ",") return true;
  }
  return false;
}

function isWord(token: string): boolean {
  return /^[\p{ID_Start}_$]/u.test(token);
}

/** Words that an expression may follow, so that a slash behind them starts a regular expression. */
const BEFORE_EXPRESSION = new Set(
  "return typeof instanceof in of new delete void throw case do else await yield default extends".split(" "),
);

const SKIPPED = /[\s\uFEFF]+|\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\//uy;
const WORD = /[\p{ID_Start}_$#@][\p{ID_Continue}$]*/uy;
const NUMBER = /[0-9](?:[\p{ID_Continue}.]|(?<=[eE])[+-])*/uy;
const STRING = /"(?:[^"\\\n\r]|\\[\s\S])*"|'(?:[^'\\\n\r]|\\[\s\S])*'/uy;
const REGEX = /\/(?:[^/\\[\n\r]|\\.|\[(?:[^\]\\\n\r]|\\.)*\])+\/[a-z]*/uy;

/** Words and punctuation; literals are one token each. `undefined` where a slash could mean either of two things. */
function tokenise(text: string): string[] | undefined {
  const tokens: string[] = [];
  /** Depth of braces at each open `${` of a template. */
  const templates: number[] = [];
  let braces = 0;
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  /** Reads a template's characters from `at`; says whether they are well-formed. */
  const template = (): boolean => {
    for (; at < text.length; at++) {
      if (text[at] === "\\") at++;
      else if (text[at] === "`") {
        at++;
        tokens.push('""');
        return true;
      } else if (text.startsWith("${", at)) {
        at += 2;
        templates.push(braces);
        tokens.push("(");
        return true;
      }
    }
    return false;
  };
  if (text.startsWith("#!")) at = text.search(/[\n\r]|$/);
  while (at < text.length) {
    if (match(SKIPPED) !== undefined) continue;
    const word = match(WORD);
    if (word !== undefined) {
      tokens.push(word);
      continue;
    }
    if (match(NUMBER) !== undefined) {
      tokens.push("0");
      continue;
    }
    if (match(STRING) !== undefined) {
      tokens.push('""');
      continue;
    }
    const character = text[at]!;
    if (character === "/") {
      const before = tokens.at(-1);
      // Behind a closing bracket it divides or starts a regular expression, which only a parser can tell.
      if (before === ")" || before === "}") return undefined;
      const divides =
        before !== undefined && (/^["0\]]/.test(before) || (isWord(before) && !BEFORE_EXPRESSION.has(before)));
      if (divides) at++;
      else if (match(REGEX) === undefined) return undefined;
      tokens.push(divides ? "/" : '""');
      continue;
    }
    at++;
    if (character === "`") {
      if (!template()) return undefined;
    } else if (character === "}" && templates.at(-1) === braces) {
      templates.pop();
      tokens.push(")");
      if (!template()) return undefined;
    } else {
      if (character === "{") braces++;
      if (character === "}") braces--;
      if ("\"'\\".includes(character)) return undefined;
      tokens.push(character);
    }
  }
  return templates.length === 0 ? tokens : undefined;
}
