import { codeFrame, printable } from "./diagnostics/code-frame.ts";
import type { Diagnostic } from "./diagnostics.ts";

export type ReportFormat = "text" | "json" | "github";

export const REPORT_FORMATS: readonly ReportFormat[] = ["text", "json", "github"];

export interface ReportOptions {
  /** The text of a file, for the code frames; `undefined` leaves the frame out. */
  readonly textOf?: (file: string) => string | undefined;
}

/** Renders findings for a person, a program, or the annotations of GitHub Actions; empty when there are none. */
export function renderReport(
  diagnostics: readonly Diagnostic[],
  format: ReportFormat,
  options: ReportOptions = {},
): string {
  switch (format) {
    case "text":
      return renderText(diagnostics, options);
    case "json":
      return `${JSON.stringify({ diagnostics: diagnostics.map(plain) }, null, 2)}\n`;
    case "github":
      return diagnostics.map((diagnostic) => `${renderAnnotation(diagnostic)}\n`).join("");
  }
}

function renderText(diagnostics: readonly Diagnostic[], { textOf }: ReportOptions): string {
  if (diagnostics.length === 0) return "";
  const blocks = diagnostics.map((diagnostic) => {
    const { code, severity, message, location, hint } = diagnostic;
    const lines = [`${placeOf(diagnostic)}${severity} ${code}: ${printable(message)}`];
    const text = location && textOf?.(location.file);
    if (location && text !== undefined) lines.push(codeFrame(text, location));
    if (hint !== undefined) lines.push(`  ${printable(hint)}`);
    return lines.join("\n");
  });
  return `${blocks.join("\n\n")}\n\n${countOf(diagnostics)}\n`;
}

function placeOf({ location }: Diagnostic): string {
  return location ? `${printable(location.file)}:${location.line}:${location.column} ` : "";
}

/** `2 errors, 1 warning`. */
export function countOf(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const parts = [plural(errors, "error"), plural(diagnostics.length - errors, "warning")];
  return parts.filter((part) => !part.startsWith("0 ")).join(", ");
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

function plain({ code, severity, message, location, hint }: Diagnostic): Readonly<Record<string, unknown>> {
  const place = location ? { file: location.file, line: location.line, column: location.column } : {};
  return { code, severity, message, ...place, ...(hint === undefined ? {} : { hint }) };
}

/** A workflow command. Its data ends at a line break, its properties at a colon or comma too. */
function renderAnnotation({ code, severity, message, location, hint }: Diagnostic): string {
  const properties = location
    ? [`file=${property(location.file)}`, `line=${location.line}`, `col=${location.column}`, `title=${code}`]
    : [`title=${code}`];
  return `::${severity} ${properties.join(",")}::${data(hint === undefined ? message : `${message}\n${hint}`)}`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
