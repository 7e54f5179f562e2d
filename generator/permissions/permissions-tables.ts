import type { JsonObject } from "../manifest/model.ts";
import type { ComponentPermissions, Permissions } from "./permissions.ts";

/** Names of columns, and a row for each thing told of. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Who is let in at all. */
export function introduction({ protected: guarded, issuers, required, keys, components }: Permissions): string {
  if (!guarded) return "Nothing verifies callers: whoever reaches the server may use everything.";
  const ways = [
    ...(issuers.length > 0 || keys.length === 0
      ? [`a token${issuers.length > 0 ? ` of ${issuers.join(" or ")}` : ""}`]
      : []),
    ...(keys.length > 0 ? [`a key (${keys.map(({ name }) => name).join(", ")})`] : []),
  ].join(", or ");
  const scopes = required.length === 0 ? "" : ` with ${required.join(" and ")}`;
  const but = components.some(({ access }) => access === "anyone") ? ", but for what anyone may call" : "";
  return `Callers need ${ways}${scopes}${but}.`;
}

/** What each component does and who may use it. Columns that would be empty are left out. */
export function componentTable({ components }: Permissions): Table {
  const columns = ["Kind", "Name", "Effect", "Who may call", "Keys", "Task", "Visible"];
  const rows = components.map((one) => [
    one.kind,
    one.name,
    one.kind === "tool" ? effectOf(one.annotations ?? {}) : "",
    whoOf(one),
    one.access === "anyone" ? "" : one.keys.join(", "),
    one.task ?? "",
    one.visible ?? "",
  ]);
  const told = columns.map((_, at) => rows.some((row) => row[at] !== ""));
  const keep = (cells: readonly string[]): readonly string[] => cells.filter((_, at) => told[at]);
  return { columns: keep(columns), rows: rows.map(keep) };
}

export function scopeTable({ scopes }: Permissions): Table {
  const rows = scopes.map(({ name, description, includes }) => [name, description, includes.join(", ")]);
  return { columns: ["Scope", "What it allows", "Includes"], rows };
}

/** The hints of a tool in words; what is not said may destroy, by the protocol's own default. */
function effectOf(hints: JsonObject): string {
  const { readOnlyHint, destructiveHint, idempotentHint, openWorldHint } = hints;
  const change =
    readOnlyHint === true
      ? "read-only"
      : destructiveHint === true
        ? "destructive"
        : destructiveHint === false
          ? "changes"
          : "not said";
  const more = [idempotentHint === true ? "idempotent" : "", openWorldHint === true ? "open world" : ""];
  return [change, ...more].filter((word) => word !== "").join(", ");
}

function whoOf({ access, scopes }: ComponentPermissions): string {
  if (access !== "scopes") return access === "anyone" ? "anyone" : "anyone with a token";
  // Whoever has a scope has those it includes: they need not be told again.
  const told = scopes.filter(
    ({ includedIn }, at) =>
      !scopes.some((other, index) => {
        const mutual = other.includedIn.includes(scopes[at]?.name ?? "");
        return index !== at && includedIn.includes(other.name) && (!mutual || index < at);
      }),
  );
  const said = told.map(({ name, includedIn }) => {
    const choice = [name, ...includedIn].join(" or ");
    return told.length > 1 && includedIn.length > 0 ? `(${choice})` : choice;
  });
  return said.join(" and ");
}
