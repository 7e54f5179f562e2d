/**
 * `mcp.lock.json`: what generation made, so that a later one knows which files are its own. One sorted line each, so
 * that two branches rarely conflict. A lost ledger is rebuilt; then no stub counts as untouched.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { escapeSeparators } from "./emit/text.ts";

export interface LedgerHandler {
  /** `tool:book_room`. */
  readonly id: string;
  /** Digest of the types it takes and returns, by which a renamed component is recognised. */
  readonly shape: string;
  /** Hash of the file as the stub was written. */
  readonly stub?: string;
}

export interface Ledger {
  /** Fingerprint of each component, by `tool:book_room`. */
  readonly components: ReadonlyMap<string, string>;
  /** Hash of each file that is always rewritten, by path. */
  readonly generated: ReadonlyMap<string, string>;
  /** Handlers by `src/tools/book-room.ts#bookRoom`. */
  readonly handlers: ReadonlyMap<string, LedgerHandler>;
  /** Files written once, of no component, by path. */
  readonly once: ReadonlyMap<string, string>;
}

/** `bookings.mcp.yaml` → `bookings.mcp.lock.json`, `mcp.yaml` → `mcp.lock.json`. */
export function ledgerName(manifest: string): string {
  return `${manifest.replace(/\.ya?ml$/, "")}.lock.json`;
}

/** `undefined` when there is none, or none that can be read. */
export async function loadLedger(folder: string, name: string): Promise<Ledger | undefined> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(join(folder, name), "utf8"));
  } catch {
    return undefined;
  }
  if (!isRecord(value) || value["ledger"] !== 1) return undefined;
  return {
    components: strings(value["components"]),
    generated: strings(value["generated"]),
    handlers: new Map(
      Object.entries(isRecord(value["handlers"]) ? value["handlers"] : {}).filter(
        (entry): entry is [string, LedgerHandler] => isHandler(entry[1]),
      ),
    ),
    once: strings(value["once"]),
  };
}

export function emitLedger(ledger: Ledger): string {
  const section = (name: string, entries: ReadonlyMap<string, string | LedgerHandler>): string => {
    const lines = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
    const text = lines.map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(",\n");
    return `  "${name}": ${text === "" ? "{}" : `{\n${text}\n  }`}`;
  };
  const sections = [
    '  "ledger": 1',
    section("components", ledger.components),
    section("generated", ledger.generated),
    section("handlers", ledger.handlers),
    section("once", ledger.once),
  ];
  return escapeSeparators(`{\n${sections.join(",\n")}\n}\n`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isHandler(value: unknown): value is LedgerHandler {
  return isRecord(value) && typeof value["id"] === "string" && typeof value["shape"] === "string";
}

function strings(value: unknown): ReadonlyMap<string, string> {
  const entries = Object.entries(isRecord(value) ? value : {});
  return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}
