import type { DefinitionDoc, Docs } from "./docs.ts";

/** Printing of generated code: every string from outside goes through one of these. */

/** A string literal. */
export function quote(text: string): string {
  return JSON.stringify(text).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

/** A property name, quoted where it is no identifier (S-28). */
export function propertyName(name: string): string {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) && name !== "__proto__" ? name : quote(name);
}

/** Access to a property. */
export function access(object: string, name: string): string {
  return propertyName(name) === name ? `${object}.${name}` : `${object}[${quote(name)}]`;
}

/** A doc comment, or nothing; `*` `/` inside cannot end it. */
export function docComment(lines: readonly (string | undefined)[], indent: string = ""): string {
  const text = lines
    .filter((line) => line !== undefined && line !== "")
    .flatMap((line) => line!.split(/\r?\n/))
    .map(escapeComment);
  if (text.length === 0) return "";
  if (text.length === 1) return `${indent}/** ${text[0]} */\n`;
  return `${indent}/**\n${text.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
}

/** Text inside a comment. */
export function escapeComment(text: string): string {
  return text.replaceAll("*/", "*\\/");
}

/** Lines of the comment of a definition: what it is, whether it is deprecated, where the protocol says so. */
export function definitionComment(
  docs: Docs,
  revision: string,
  name: string,
  deprecated: string | undefined,
): readonly (string | undefined)[] {
  const doc: DefinitionDoc | undefined = docs.definitions.get(name);
  const base = docs.bases.get(revision);
  const page =
    doc?.page === undefined || base === undefined ? undefined : `@see ${base.replace(/\/?$/, "/")}${doc.page}`;
  return [doc?.summary, deprecated === undefined ? undefined : `@deprecated ${deprecated}`, page];
}

/** Lays out the text of the type compiler, which comes without indentation and without semicolons. */
export function layOut(text: string): string {
  let depth = 0;
  const lines: string[] = [];
  const compact = collapseComments(text).replaceAll(/\{\s*\}/g, "{}");
  for (const line of compact.split("\n").map((raw) => raw.trim())) {
    const isComment = /^(\/\*\*|\*)/.test(line);
    const code = isComment ? "" : line.replaceAll(/"(?:[^"\\]|\\.)*"/g, "");
    const laid = isComment ? line : dropParentheses(line);
    if (/^[})\]]/.test(code)) depth--;
    const star = line.startsWith("*") ? " " : "";
    lines.push(line === "" ? "" : `${"  ".repeat(depth)}${star}${laid}${isComment || depth === 0 ? "" : endOf(code)}`);
    if (/[{([]$/.test(code)) depth++;
  }
  return lines.join("\n");
}

/** A member ends with a semicolon unless an object or a union goes on behind it. */
function endOf(code: string): string {
  return code === "" || /[{([|&;,]$/.test(code) ? "" : ";";
}

/** A union that is the whole type of a member needs no parentheses. */
function dropParentheses(line: string): string {
  return line.replace(/^([^(]+[:=] )\(([^()]*)\)(;?)$/, "$1$2$3");
}

/** A comment of one line takes one line. */
function collapseComments(text: string): string {
  return text.replaceAll(/\/\*\*\n\s*\* ([^\n]*)\n\s*\*\//g, "/** $1 */");
}
