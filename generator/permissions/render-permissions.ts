import { printable } from "../diagnostics/code-frame.ts";
import type { Permissions } from "./permissions.ts";
import { componentTable, introduction, scopeTable, type Table } from "./permissions-tables.ts";

export type PermissionsFormat = "text" | "markdown" | "json";

/** The report as a person or a program reads it. */
export function renderPermissions(permissions: Permissions, format: PermissionsFormat): string {
  if (format === "json") return `${JSON.stringify(permissions, null, 2)}\n`;
  const { name, version } = permissions.server;
  const tables = [componentTable(permissions), scopeTable(permissions)].filter(({ rows }) => rows.length > 0);
  const said = introduction(permissions);
  const parts =
    format === "text"
      ? [`${name} ${version}\n${said}`, ...tables.map(textTable)]
      : [`## Permissions of ${escaped(`${name} ${version}`)}`, escaped(said), ...tables.map(markdownTable)];
  return printable(`${parts.join("\n\n")}\n`);
}

function textTable({ columns, rows }: Table): string {
  const all = [columns.map((column) => column.toUpperCase()), ...rows.map((row) => row.map(oneLine))];
  const widths = columns.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function markdownTable({ columns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [columns, columns.map(() => "---"), ...rows.map((row) => row.map(escaped))].map(line).join("\n");
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

/** Text from a manifest is text in a comment on a change, too: no markup, no mentions of people, no cell of its own. */
function escaped(text: string): string {
  return oneLine(text).replaceAll(/[\\`*_{}[\]<>|#@~]/g, "\\$&");
}
