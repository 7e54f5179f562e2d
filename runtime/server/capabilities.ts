import type { ServerCapabilities as LegacyCapabilities } from "@mcpwright/protocol/2025-11-25";
import type { ServerCapabilities } from "@mcpwright/protocol/2026-07-28";
import type { Catalogue } from "./catalogue.ts";
import type { Peer } from "./engine.ts";
import { TASKS } from "./extensions.ts";

/** What a server declares in all its revisions; each of them gets what it knows. */
export type Capabilities = ServerCapabilities & Pick<LegacyCapabilities, "tasks">;

/** What the server declares: what it offers, and what works (CAP-01…03, EXT-03). */
export function capabilitiesOf({ offered, extensions }: Catalogue): Capabilities {
  return {
    logging: {},
    ...(offered.has("tools") && { tools: { listChanged: true } }),
    ...(offered.has("resources") && { resources: { subscribe: true, listChanged: true } }),
    ...(offered.has("prompts") && { prompts: { listChanged: true } }),
    ...(offered.has("completions") && { completions: {} }),
    ...(extensions.size !== 0 && { extensions: Object.fromEntries(extensions) }),
    ...(extensions.has(TASKS) && { tasks: { list: {}, cancel: {}, requests: { tools: { call: {} } } } }),
  };
}

/** What holds for a peer: where nothing outlives a request, nobody can be told of changes (CAP-01). */
export function declaredTo(peer: Peer, declared: Capabilities): Capabilities {
  if (peer.sessionless !== true) return declared;
  const lists = Object.keys(declared).filter((key) => ["tools", "resources", "prompts"].includes(key));
  return { ...declared, ...Object.fromEntries(lists.map((key) => [key, {}])) };
}

/** Whether a dotted path of the capabilities, such as `resources.subscribe`, is declared. */
export function isDeclared(capabilities: object, path: string): boolean {
  let value: unknown = capabilities;
  for (const key of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return false;
    value = (value as Record<string, unknown>)[key];
  }
  return value !== false && value !== undefined;
}
