import type { ServerCapabilities } from "@mcpwright/protocol/2026-07-28";
import { extensionIdProblem } from "@mcpwright/protocol/contract/names";
import { LocalError } from "../errors.ts";
import { isObject } from "../jsonrpc.ts";

/** MCP Apps: pages that show the results of tools (UI-01). */
export const APPS = "io.modelcontextprotocol/ui";

export { TASKS } from "./meta-keys.ts";

/** Folders of instructions, with the digest of every file. */
export const SKILLS = "io.modelcontextprotocol/skills";

/** Media type of the pages of apps (UI-02). */
export const APP_TYPE = "text/html;profile=mcp-app";

export type ExtensionSettings = NonNullable<ServerCapabilities["extensions"]>[string];

/** What MCP Apps say of a tool or of a page, under the key they have in `_meta` (UI-03, UI-04). */
export function appMeta({ _meta }: { readonly _meta?: object }): { readonly ui: unknown } | undefined {
  return _meta !== undefined && "ui" in _meta ? { ui: _meta.ui } : undefined;
}

/** Official extensions that are known to peers before the modern era too; those of others always are. */
const LEGACY: ReadonlySet<string> = new Set([APPS]);
const OFFICIAL = "io.modelcontextprotocol/";

/** The settings of each extension a server declares, by an identifier that is one (EXT-01). */
export function checkedExtensions(declared: Readonly<Record<string, ExtensionSettings>>): typeof declared {
  for (const [id, settings] of Object.entries(declared)) {
    const problem = extensionIdProblem(id);
    if (problem !== undefined)
      throw new LocalError("extension-id", `${JSON.stringify(id)} is no extension: ${problem}.`);
    if (!isObject(settings)) {
      throw new LocalError("extension-settings", `The settings of the extension ${id} are an object; \`{}\` is none.`);
    }
  }
  return declared;
}

/** What the handshake declares of the extensions, which no schema of its era has a field for (EXT-04). */
export function legacyExtensions(extensions: object | undefined): object | undefined {
  const known = Object.entries(extensions ?? {}).filter(([id]) => LEGACY.has(id) || !id.startsWith(OFFICIAL));
  return known.length === 0 ? undefined : Object.fromEntries(known);
}
