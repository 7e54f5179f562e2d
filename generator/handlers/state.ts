/**
 * What to do about each handler: the state of component, file and export decides, and no decision ever changes more
 * of a user's file than one addition or the ranges of one name.
 */
import { posix } from "node:path";
import { closest } from "../diagnostics/closest.ts";
import { Findings } from "../diagnostics/findings.ts";
import type { Diagnostic } from "../diagnostics.ts";
import { digest } from "../emit/fingerprint.ts";
import { HANDLER_FOLDERS, type HandlerSlot, TYPE_TABLES } from "../emit/handler-slots.ts";
import type { Ledger, LedgerHandler } from "../ledger.ts";
import { camelCase, kebabCase } from "../manifest/identifiers.ts";
import { exportsOf, HandlerFiles } from "./files.ts";
import { findOrphans, type Orphan, splitHandlerKey } from "./orphans.ts";
import { emitAddition, emitStub, type StubOptions } from "./stubs.ts";

export interface HandlerOptions extends StubOptions {
  readonly folder: string;
  /** The same as the user would name it, for messages. */
  readonly shownFolder: string;
  /** Whether missing exports are added. */
  readonly fix: boolean;
}

export interface HandlerPlan {
  /** Files to write, by path. */
  readonly writes: ReadonlyMap<string, string>;
  /** Files that moved away and are removed once the rest is written. */
  readonly removals: readonly string[];
  readonly handlers: ReadonlyMap<string, LedgerHandler>;
  readonly diagnostics: readonly Diagnostic[];
}

export async function planHandlers(
  slots: readonly HandlerSlot[],
  ledger: Ledger | undefined,
  options: HandlerOptions,
): Promise<HandlerPlan> {
  return new HandlerPlanner(slots, ledger, options).plan();
}

class HandlerPlanner {
  readonly #slots: readonly HandlerSlot[];
  readonly #ledger: Ledger | undefined;
  readonly #options: HandlerOptions;
  readonly #files: HandlerFiles;
  readonly #findings = new Findings();
  readonly #writes = new Map<string, string>();
  readonly #removals: string[] = [];
  /** Files that should move and cannot. */
  readonly #stuck = new Set<string>();
  /** Hash of each stub nobody has touched, by path. */
  readonly #stubs = new Map<string, string>();

  constructor(slots: readonly HandlerSlot[], ledger: Ledger | undefined, options: HandlerOptions) {
    this.#slots = slots;
    this.#ledger = ledger;
    this.#options = options;
    this.#files = new HandlerFiles(options.folder);
  }

  async plan(): Promise<HandlerPlan> {
    for (const [key, { stub }] of this.#ledger?.handlers ?? []) {
      if (stub !== undefined) this.#stubs.set(splitHandlerKey(key).path, stub);
    }
    const missing: HandlerSlot[] = [];
    for (const [path, slots] of byPath(this.#slots)) {
      const text = await this.#files.read(path);
      if (await this.#rename(slots, text)) continue;
      if (text === undefined) {
        missing.push(...slots);
        await this.#writeStub(path, slots);
      } else await this.#checkExports(path, text, slots);
    }
    const orphans = await this.#reportOrphans(missing);
    return {
      writes: this.#writes,
      removals: this.#removals,
      handlers: this.#ledgerHandlers(orphans),
      diagnostics: this.#findings.sorted(),
    };
  }

  async #writeStub(path: string, slots: readonly HandlerSlot[]): Promise<void> {
    const text = await emitStub(slots, this.#options);
    this.#writes.set(path, text);
    this.#stubs.set(path, digest(text));
  }

  async #checkExports(path: string, text: string, slots: readonly HandlerSlot[]): Promise<void> {
    const { names, more } = await exportsOf(text);
    const lacking = slots.filter((slot) => !names.has(slot.exported) && !more);
    if (lacking.length === 0) return;
    if (!this.#options.fix) {
      for (const slot of lacking) this.#reportLacking(slot, names);
      return;
    }
    const { readTopLevelNames } = await import("../source.ts");
    let added = text;
    for (const slot of lacking) {
      added += await emitAddition(slot, added, readTopLevelNames(added), this.#options);
    }
    this.#writes.set(path, added);
  }

  #reportLacking(slot: HandlerSlot, names: ReadonlySet<string>): void {
    const near = closest(slot.exported, names) ?? (names.size === 1 ? [...names][0] : undefined);
    const named = slot.external ? `handler: ./${slot.path}#${near}` : `as: ${near}`;
    const hint =
      near === undefined
        ? "Export it, or let `mcpwright generate --fix` add a stub."
        : `It exports \`${near}\`: rename that, or name it in the manifest (\`${named}\`); \`mcpwright generate --fix\` adds a stub.`;
    this.#findings.add(
      "MCPW9001",
      slot.location,
      `\`${slot.path}\` does not export \`${slot.exported}\`, the handler of ${describeId(slot.id)}`,
      hint,
    );
  }

  /** Row `previously`: the old file moves, its one export gets the new name. Says whether it did. */
  async #rename(slots: readonly HandlerSlot[], present: string | undefined): Promise<boolean> {
    const slot = slots[0]!;
    if (slot.previously === undefined || slot.external) return false;
    // A stub that stands where the old file belongs and that nobody has touched gives way to it.
    if (present !== undefined && digest(present) !== this.#stubs.get(slot.path)) return false;
    const old = this.#previousPlace(slot, slot.previously);
    const text = old.path === slot.path ? undefined : await this.#files.read(old.path);
    if (text === undefined || this.#slots.some((other) => other.path === old.path)) return false;
    if (!(await exportsOf(text)).names.has(old.exported)) return false;
    if (digest(text) === this.#stubs.get(old.path)) await this.#writeStub(slot.path, slots);
    else {
      const renamed = await this.#renamedText(slot, text, old.exported, slot.previously);
      if (renamed === undefined) {
        this.#findings.add(
          "MCPW9002",
          slot.location,
          `\`${old.path}\` cannot become \`${slot.path}\`: \`${slot.exported}\` already means something in it`,
          `Rename that, then generate again; or export \`${slot.exported}\` from \`${slot.path}\` yourself.`,
        );
        this.#stuck.add(old.path);
        return true;
      }
      this.#writes.set(slot.path, renamed);
      this.#stubs.delete(slot.path);
    }
    this.#removals.push(old.path);
    return true;
  }

  #previousPlace(slot: HandlerSlot, previously: string): { readonly path: string; readonly exported: string } {
    for (const [key, { id }] of this.#ledger?.handlers ?? []) {
      if (id === `${slot.kind}:${previously}`) return splitHandlerKey(key);
    }
    const path = posix.join(this.#options.source, HANDLER_FOLDERS[slot.kind], `${kebabCase(previously)}.ts`);
    return { path, exported: camelCase(previously) };
  }

  async #renamedText(slot: HandlerSlot, text: string, from: string, previously: string): Promise<string | undefined> {
    const { applySplices, renameExport } = await import("../source.ts");
    const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
    const body = text.slice(mark.length);
    const table = TYPE_TABLES[slot.kind];
    const nameFrom = slot.argument === undefined ? previously : previously.slice(0, -slot.argument.length - 1);
    const splices = renameExport(body, { from, to: slot.exported, table, nameFrom, nameTo: slot.name });
    return splices && mark + applySplices(body, splices);
  }

  async #reportOrphans(missing: readonly HandlerSlot[]): Promise<readonly Orphan[]> {
    const used = new Set([...this.#slots.map((slot) => slot.path), ...this.#removals, ...this.#stuck]);
    const ids = new Set(this.#slots.map((slot) => slot.id));
    const orphans = await findOrphans(this.#files, this.#options.source, this.#ledger, used, ids);
    for (const orphan of orphans) {
      const at = { file: posix.join(this.#options.shownFolder, orphan.path), line: 1, column: 1, start: 0, end: 0 };
      const untouched = orphan.stub !== undefined && digest((await this.#files.read(orphan.path))!) === orphan.stub;
      this.#findings.add(
        "MCPW9101",
        at,
        `\`${orphan.path}\` holds the handler of ${describeId(orphan.id)}, which the manifest does not have`,
        untouched ? "`mcpwright prune` deletes it: nobody has touched it." : "Delete it when it is no longer needed.",
      );
    }
    this.#suggestRenames(missing, orphans);
    return orphans;
  }

  #suggestRenames(missing: readonly HandlerSlot[], orphans: readonly Orphan[]): void {
    for (const slot of missing) {
      const alike = (one: { readonly shape?: string; readonly id: string }): boolean =>
        one.shape === slot.shape && kindOf(one.id) === slot.kind;
      const gone = orphans.filter(alike);
      if (gone.length !== 1 || missing.filter(alike).length !== 1 || slot.kind === "completion") continue;
      const name = gone[0]!.id.slice(slot.kind.length + 1);
      this.#findings.add(
        "MCPW9102",
        slot.location,
        `${describeId(slot.id)} is new and has the shape of ${describeId(gone[0]!.id)}, which is gone`,
        `If it was renamed, write \`previously: ${name}\` beside it: then \`${gone[0]!.path}\` moves along.`,
      );
    }
  }

  #ledgerHandlers(orphans: readonly Orphan[]): ReadonlyMap<string, LedgerHandler> {
    const handlers = new Map<string, LedgerHandler>();
    for (const { path, exported, id, shape, external } of this.#slots) {
      const stub = this.#stubs.get(path);
      if (!external) handlers.set(`${path}#${exported}`, { id, shape, ...(stub === undefined ? {} : { stub }) });
    }
    // What is gone from the manifest stays known for as long as its file stands.
    for (const { path, exported, id, shape, stub } of orphans) {
      if (exported === undefined || shape === undefined) continue;
      handlers.set(`${path}#${exported}`, { id, shape, ...(stub === undefined ? {} : { stub }) });
    }
    return handlers;
  }
}

/** Slots by their file; completions of one component share theirs. */
function byPath(slots: readonly HandlerSlot[]): ReadonlyMap<string, HandlerSlot[]> {
  const groups = new Map<string, HandlerSlot[]>();
  for (const slot of slots) groups.set(slot.path, [...(groups.get(slot.path) ?? []), slot]);
  return groups;
}

function kindOf(id: string): string {
  return id.slice(0, id.indexOf(":"));
}

/** `tool:book_room` → `tool "book_room"`. */
function describeId(id: string): string {
  const kind = kindOf(id);
  return `${kind} ${JSON.stringify(id.slice(kind.length + 1))}`;
}
