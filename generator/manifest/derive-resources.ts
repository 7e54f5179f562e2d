import { isUriTemplate, parseUriTemplate, type UriTemplate } from "../contract/uri-template.ts";
import type { Derivation } from "./derivation.ts";
import { deriveCache } from "./derive-cache.ts";
import { deriveComplete } from "./derive-complete.ts";
import { deriveComponent, findPath, pick } from "./derive-component.ts";
import { deriveQuestions } from "./derive-questions.ts";
import { deriveSchema } from "./derive-schema.ts";
import { withResourceUi } from "./derive-ui.ts";
import type { ResourceModel } from "./model.ts";
import { type Entry, locationInside, locationOf, stringOf, valueAt, type YamlNode } from "./node.ts";

const LISTED: ReadonlySet<string> = new Set([
  "title",
  "description",
  "mimeType",
  "annotations",
  "icons",
  "size",
  "_meta",
]);

/** Most findings in one URI. */
const MOST = 20;

const LONGEST_URI = 4096;

export function deriveResource(entry: Entry, derivation: Derivation): ResourceModel {
  const { value } = entry;
  const address = valueAt(value, "uri");
  const uri = stringOf(address) ?? "";
  const template = isUriTemplate(uri) ? deriveTemplate(address, derivation) : undefined;
  if (address && uri !== "" && !isUriTemplate(uri)) deriveTemplate(address, derivation);
  const params = deriveSchema(valueAt(value, "params"), "short", { key: "params" }, derivation);
  const contents = deriveContents(value, derivation);
  const component = deriveComponent(entry, derivation);
  const elicit = deriveQuestions(value, derivation);
  const cache = deriveCache(valueAt(value, "cache"));
  return {
    ...component,
    listed: withResourceUi(pick(value, LISTED), value),
    uri,
    ...(template ? { template } : {}),
    ...(params ? { params: params.model } : {}),
    ...(contents ? { contents } : {}),
    ...(elicit.length > 0 ? { elicit } : {}),
    complete: deriveComplete(valueAt(value, "complete"), component),
    ...(cache ? { cache } : {}),
  };
}

/** A literal URI is a template without variables: one parser checks both. */
function deriveTemplate(node: YamlNode | undefined, derivation: Derivation): UriTemplate | undefined {
  if (node?.kind !== "scalar") return undefined;
  if (String(node.value).length > LONGEST_URI) {
    const message = `The URI is longer than ${LONGEST_URI} characters`;
    derivation.findings.add("MCPW5001", locationOf(node), message, "Shorten it.");
    return undefined;
  }
  const { template, problems } = parseUriTemplate(String(node.value));
  for (const { message, hint, start, end } of problems.slice(0, MOST)) {
    derivation.findings.add("MCPW5001", locationInside(node, start, end), message, hint);
  }
  return template;
}

function deriveContents(value: YamlNode, derivation: Derivation): ResourceModel["contents"] {
  const text = stringOf(valueAt(value, "text"));
  if (text !== undefined) return { text };
  const fileNode = valueAt(value, "file");
  const file = stringOf(fileNode);
  if (fileNode && file !== undefined) return { file: findPath(fileNode, file, "file", derivation) ?? file };
  const dirNode = valueAt(value, "dir");
  const dir = stringOf(dirNode);
  if (dirNode && dir !== undefined) return { dir: findPath(dirNode, dir, "folder", derivation) ?? dir };
  return undefined;
}
