import type { ServerCapabilities } from "@mcpwright/protocol/2026-07-28";

/** MCP Apps: pages that show the results of tools (UI-01). */
export const APPS = "io.modelcontextprotocol/ui";

/** Calls of tools that become tasks. */
export const TASKS = "io.modelcontextprotocol/tasks";

/** Media type of their pages (UI-02). */
export const APP_TYPE = "text/html;profile=mcp-app";

export type ExtensionSettings = NonNullable<ServerCapabilities["extensions"]>[string];

/** What MCP Apps say of a tool or of a page, under the key they have in `_meta` (UI-03, UI-04). */
export function appMeta({ _meta }: { readonly _meta?: object }): { readonly ui: unknown } | undefined {
  return _meta !== undefined && "ui" in _meta ? { ui: _meta.ui } : undefined;
}

/** Extensions that are known to peers before the modern era too. */
const LEGACY: ReadonlySet<string> = new Set([APPS]);

/** What the handshake declares of the extensions, which no schema of its era has a field for (EXT-04). */
export function legacyExtensions(extensions: object | undefined): object | undefined {
  const known = Object.entries(extensions ?? {}).filter(([id]) => LEGACY.has(id));
  return known.length === 0 ? undefined : Object.fromEntries(known);
}
