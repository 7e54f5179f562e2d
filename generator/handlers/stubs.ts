/** The text of handler files, written once. */
import { posix } from "node:path";
import { type HandlerSlot, slotType, TYPE_TABLES } from "../emit/handler-slots.ts";
import { RUNTIME_PATH } from "../emit/import-paths.ts";
import { type ImportStyle, relativeImport } from "../emit/layout.ts";
import { docComment } from "../emit/text.ts";
import { renderTemplate } from "../templates.ts";

export interface StubOptions {
  readonly source: string;
  readonly style: ImportStyle;
}

/** A whole file with a stub for each of its slots. */
export async function emitStub(slots: readonly HandlerSlot[], options: StubOptions): Promise<string> {
  return render(slots, options, {
    imports: true,
    tables: [...new Set(slots.map((slot) => TYPE_TABLES[slot.kind]))].sort().join(", "),
  });
}

/**
 * What is added at the end of a user's file that lacks an export. `taken` are the names the file has: an import it
 * already has is used, and a local binding of the wanted name is exported as it is.
 */
export async function emitAddition(
  slot: HandlerSlot,
  text: string,
  taken: ReadonlySet<string>,
  options: StubOptions,
): Promise<string> {
  const lines: string[] = [];
  if (taken.has(slot.exported)) lines.push(`export { ${slot.exported} };`, "");
  else {
    const table = TYPE_TABLES[slot.kind];
    if (!taken.has("NotImplementedError")) lines.push(`import { NotImplementedError } from "${RUNTIME_PATH}";`);
    if (!taken.has(table)) lines.push(`import type { ${table} } from "${typesImport(slot, options)}";`);
    if (lines.length > 0) lines.push("");
    lines.push(await render([slot], options, { imports: false }));
  }
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const gap = text === "" || text === "\uFEFF" ? "" : /[\n\r]$/.test(text) ? end : end + end;
  return gap + lines.join("\n").replaceAll("\n", end);
}

function typesImport(slot: HandlerSlot, { source, style }: StubOptions): string {
  return relativeImport(posix.dirname(slot.path), posix.join(source, "generated", "types.ts"), style);
}

function render(
  slots: readonly HandlerSlot[],
  options: StubOptions,
  head: Readonly<Record<string, unknown>>,
): Promise<string> {
  return renderTemplate("handlers.ts", {
    ...head,
    runtime: RUNTIME_PATH,
    types: typesImport(slots[0]!, options),
    handlers: slots.map((slot) => ({
      doc: docComment(slot.description),
      exported: slot.exported,
      type: slotType(slot),
      parameters: slot.parameters,
      async: slot.kind !== "visible",
      path: slot.path,
    })),
  });
}
