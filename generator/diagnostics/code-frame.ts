import type { Location } from "../diagnostics.ts";
import { withoutCredentials } from "./credentials.ts";

/** Columns of a frame's text; of longer lines the part around the place is shown. */
const WIDTH = 100;

/** The line of a place with the one before it, and a mark below. */
export function codeFrame(text: string, location: Location): string {
  const lineStart = text.lastIndexOf("\n", location.start - 1) + 1;
  const line = lineAt(text, lineStart);
  const column = Math.min(location.start - lineStart, line.length);
  const length = Math.max(1, Math.min(location.end - location.start, line.length - column));
  const gutter = String(location.line).length;
  const rows: string[] = [];
  if (lineStart > 0) {
    const before = lineAt(text, text.lastIndexOf("\n", lineStart - 2) + 1);
    if (before.trim() !== "") rows.push(row(String(location.line - 1), before.slice(0, WIDTH), gutter, " "));
  }
  const from = column + length <= WIDTH ? 0 : Math.max(0, column - WIDTH / 2);
  const shown = `${from > 0 ? "…" : ""}${line.slice(from, from + WIDTH)}${line.length > from + WIDTH ? "…" : ""}`;
  rows.push(row(String(location.line), shown, gutter, ">"));
  // Tabs stay tabs, so that the mark stands below its text however wide they are.
  const padding = (from > 0 ? " " : "") + line.slice(from, column).replace(/[^\t]/g, " ");
  rows.push(row("", padding + "^".repeat(Math.min(length, WIDTH)), gutter, " "));
  return rows.join("\n");
}

function row(number: string, text: string, gutter: number, mark: string): string {
  return `${mark} ${number.padStart(gutter)} | ${printable(text)}`.trimEnd();
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf("\n", start);
  const line = text
    .slice(start, end < 0 ? Math.min(text.length, start + 1_000_000) : end)
    .replace(/\r$/, "")
    .replace(/^\uFEFF/, "");
  return withoutCredentials(line);
}

/** A text without characters that move a terminal's cursor or reverse its direction. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\t\n]|[\u2028\u2029\p{Bidi_Control}]/gu, "\uFFFD");
}
