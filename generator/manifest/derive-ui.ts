/** MCP Apps: `ui:` of tools and resources becomes the member `ui` of their `_meta`. */
import { didYouMean } from "../diagnostics/closest.ts";
import type { Derivation } from "./derivation.ts";
import { stringsOf } from "./derive-component.ts";
import type { JsonObject, ResourceModel } from "./model.ts";
import { type Entry, entriesOf, locationOf, stringOf, toJsonObject, valueAt, type YamlNode } from "./node.ts";

/** The one media type that hosts show (UI-02). */
const APP_TYPE = "text/html;profile=mcp-app";

export function isAppUri(uri: string): boolean {
  return uri.startsWith("ui://");
}

/** What is listed of a tool, with how it takes part in an app (UI-03). */
export function withToolUi(listed: JsonObject, tool: YamlNode): JsonObject {
  const ui = valueAt(tool, "ui");
  return ui?.kind === "map" ? withUi(listed, toJsonObject(ui)) : listed;
}

/** What is listed of a resource: pages of apps have their type, and say what they need (UI-02, UI-04). */
export function withResourceUi(listed: JsonObject, resource: YamlNode): JsonObject {
  const uri = stringOf(valueAt(resource, "uri")) ?? "";
  const typed = isAppUri(uri) && listed["mimeType"] === undefined ? { ...listed, mimeType: APP_TYPE } : listed;
  const ui = valueAt(resource, "ui");
  if (ui?.kind !== "map") return typed;
  const permissions = valueAt(ui, "permissions");
  const asked = permissions && Object.fromEntries(stringsOf(permissions).map((name) => [name, {}]));
  return withUi(typed, { ...toJsonObject(ui), ...(asked ? { permissions: asked } : {}) });
}

function withUi(listed: JsonObject, ui: JsonObject): JsonObject {
  return { ...listed, _meta: { ...(listed["_meta"] as JsonObject | undefined), ui } };
}

/** The page a tool names is one of the manifest's resources. */
export function checkToolUi({ value }: Entry, resources: readonly ResourceModel[], { findings }: Derivation): void {
  const node = valueAt(valueAt(value, "ui"), "resourceUri");
  const uri = stringOf(node);
  if (node === undefined || uri === undefined || !isAppUri(uri)) return;
  const pages = resources.filter((resource) => !resource.template).map((resource) => resource.uri);
  if (pages.includes(uri)) return;
  const known = pages.filter(isAppUri);
  const all = known.length === 0 ? undefined : `There are ${known.join(", ")}.`;
  findings.add(
    "MCPW5007",
    locationOf(node),
    `No resource has the URI ${JSON.stringify(uri)}`,
    didYouMean(uri, known) ?? all ?? `Add one to \`resources\`: \`page: { uri: "${uri}", file: ./page.html }\`.`,
  );
}

export function checkResourceUi({ value }: Entry, { findings }: Derivation): void {
  const address = valueAt(value, "uri");
  const ui = valueAt(value, "ui");
  if (!isAppUri(stringOf(address) ?? "")) {
    const hint = "The page of an app has a URI such as `ui://rooms/map`.";
    if (ui) findings.add("MCPW5006", locationOf(ui), "`ui` is for pages of apps only", hint);
    return;
  }
  const type = valueAt(value, "mimeType");
  if (type && stringOf(type) !== APP_TYPE) {
    const message = `The page of an app has the media type ${APP_TYPE}`;
    findings.add("MCPW5006", locationOf(type), message, "Leave `mimeType` out.");
  }
  const dir = valueAt(value, "dir");
  if (dir) findings.add("MCPW5006", locationOf(dir), "An app is one page, not a folder", "Put it into one `file`.");
}

/** Keys of `_meta` that belong to MCP Apps, written past the checks above. */
export function checkUiMeta({ value }: Entry, { findings }: Derivation): void {
  for (const { name, key } of entriesOf(valueAt(value, "_meta"))) {
    if (name !== "ui" && name !== "ui/resourceUri") continue;
    const message = `The \`_meta\` key ${JSON.stringify(name)} belongs to MCP Apps`;
    findings.add("MCPW3005", locationOf(key), message, "Write `ui:` beside `_meta`, where it is checked.");
  }
}
