import { isObject } from "../jsonrpc.ts";
import type { Client } from "./context.ts";
import { APP_TYPE, APPS } from "./extensions.ts";

/** Whether the client shows MCP Apps, so that a tool may leave to its page what it would else say in words (UI-01). */
export function showsApps({ capabilities }: Client): boolean {
  const extensions = capabilities["extensions"];
  const settings = isObject(extensions) ? extensions[APPS] : undefined;
  const types = isObject(settings) ? settings["mimeTypes"] : undefined;
  return Array.isArray(types) && types.includes(APP_TYPE);
}
