/** The only ways a text from outside gets into generated code: as a string, as a comment, as a key. */
import type { Json } from "../manifest/model.ts";

const LINE_WIDTH = 100;
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** A string literal. */
export function quote(text: string): string {
  return escapeSeparators(JSON.stringify(text));
}

/** U+2028 and U+2029 end a line in some readers of JavaScript; inside literals they are written as escapes. */
export function escapeSeparators(code: string): string {
  return code.replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

/** A key of a type or interface. */
export function typeKey(name: string): string {
  return IDENTIFIER.test(name) ? name : quote(name);
}

/** A key of an object literal; `__proto__` as a plain key would set the prototype. */
export function objectKey(name: string): string {
  return name === "__proto__" ? '["__proto__"]' : typeKey(name);
}

/**
 * Lines of a comment that cannot end it: no `*` before `/`, no control characters, and no tag at the start of a line,
 * because TypeScript obeys `@ts-expect-error` in comments.
 */
export function commentLines(text: string): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) =>
    line
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed.
      .replace(/[\u0000-\u001f\u007f]/g, " ")
      .replaceAll("*/", "*\\/")
      .replace(/^([\s*/]*)@/, "$1\\@")
      .trimEnd(),
  );
}

/** A JSDoc comment with its line end, or nothing for a text without words. */
export function docComment(text: string | undefined, indent = ""): string {
  const lines = commentLines(text?.trim() ?? "");
  if (lines.length === 1) return lines[0] === "" ? "" : `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
}

/** A JSON value as an expression, on one line where it fits. */
export function literal(value: Json, indent = ""): string {
  if (typeof value === "string") return quote(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const items = Array.isArray(value)
    ? value.map((item: Json) => literal(item, `${indent}  `))
    : Object.entries(value).map(([key, item]) => `${objectKey(key)}: ${literal(item, `${indent}  `)}`);
  return enclose(items, Array.isArray(value) ? "[]" : "{}", indent);
}

/** Items between brackets, on one line where they fit. */
export function enclose(items: readonly string[], brackets: "[]" | "{}", indent: string): string {
  const [open, close] = brackets;
  if (items.length === 0) return brackets;
  const space = brackets === "{}" ? " " : "";
  const line = `${open}${space}${items.join(", ")}${space}${close}`;
  if (line.length + indent.length <= LINE_WIDTH && !line.includes("\n")) return line;
  return `${open}\n${items.map((item) => `${indent}  ${item},\n`).join("")}${indent}${close}`;
}
