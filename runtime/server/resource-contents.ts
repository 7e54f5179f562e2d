import type { Shapes } from "@mcpwright/protocol/contract";
import { LocalError } from "../errors.ts";
import { isObject } from "../jsonrpc.ts";
import { isTextual, mediaTypeOfName, sniffMediaType } from "../media-type.ts";
import type { ResourceItem } from "./handlers.ts";
import { project } from "./project.ts";

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}

/** Bytes that are UTF-8 as text that has the same bytes. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Contents of a file: its type is the declared one, else told from its bytes or name. */
export function fileItem(bytes: Uint8Array, name: string, declared: string | undefined): ResourceItem {
  const mimeType = declared ?? sniffMediaType(bytes) ?? mediaTypeOfName(name) ?? "application/octet-stream";
  const text = isTextual(mimeType) ? textOf(bytes) : undefined;
  return text === undefined ? { mimeType, blob: base64(bytes) } : { mimeType, text };
}

function itemOf(value: unknown): ResourceItem | string | Uint8Array {
  if (typeof value === "string" || value instanceof Uint8Array) return value;
  if (isObject(value) && (typeof value["text"] === "string" || "blob" in value))
    return value as unknown as ResourceItem;
  throw new LocalError(
    "resource-contents",
    "A resource handler returns text, bytes, `{text}` or `{blob}`, an array of these, or nothing.",
  );
}

function contentsOf(item: ResourceItem | string | Uint8Array, uri: string, declared: string | undefined): object {
  if (typeof item === "string") return { uri, mimeType: declared ?? mediaTypeOfName(uri) ?? "text/plain", text: item };
  if (!(item instanceof Uint8Array)) {
    const { mimeType = declared } = item;
    const type = mimeType === undefined ? {} : { mimeType };
    const meta = item._meta === undefined ? {} : { _meta: item._meta };
    if ("text" in item) return { uri: item.uri ?? uri, ...type, text: item.text, ...meta };
    const { blob } = item;
    return { uri: item.uri ?? uri, ...type, blob: typeof blob === "string" ? blob : base64(blob), ...meta };
  }
  return { uri, ...fileItem(item, uri, declared) };
}

/** What is said of each part; its own `_meta` goes before. */
function withMeta(contents: object, meta: object | undefined): object {
  return meta === undefined
    ? contents
    : { ...contents, _meta: { ...meta, ...("_meta" in contents && (contents._meta as object)) } };
}

/** What a handler returned, as the `contents` of a read. Throws `LocalError` when it is none. */
export function resourceContents(
  returned: unknown,
  uri: string,
  mimeType: string | undefined,
  shapes: Shapes,
  meta?: object,
): readonly unknown[] {
  const items = Array.isArray(returned) ? returned : [returned];
  const contents = items.map((item) => withMeta(contentsOf(itemOf(item), uri, mimeType), meta));
  return contents.map((item) =>
    project(item, ["text" in item ? "TextResourceContents" : "BlobResourceContents"], shapes),
  );
}
