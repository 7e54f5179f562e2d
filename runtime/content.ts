/** Makers of content blocks, from text, bytes or a file. */
import type {
  Annotations,
  AudioContent,
  EmbeddedResource,
  ImageContent,
  ResourceLink,
  TextContent,
} from "@mcpwright/protocol/2026-07-28";
import { LocalError } from "./errors.ts";
import { isTextual, mediaTypeOfName, sniffMediaType } from "./media-type.ts";

export interface ContentOptions {
  readonly annotations?: Annotations;
  /** `_meta` of the block. */
  readonly meta?: Readonly<Record<string, unknown>>;
}

export interface MediaOptions extends ContentOptions {
  /** Default: told from the first bytes, else from the file's extension. */
  readonly mimeType?: string;
}

/** What an embedded resource holds: text, bytes, or a file's contents. */
export type EmbedSource = { readonly text: string } | { readonly bytes: Uint8Array } | { readonly path: string | URL };

function extras({ annotations, meta }: ContentOptions): Pick<TextContent, "annotations" | "_meta"> {
  return { ...(annotations && { annotations }), ...(meta && { _meta: meta }) };
}

export function text(text: string, options: ContentOptions = {}): TextContent {
  return { type: "text", text, ...extras(options) };
}

function media<Type extends "image" | "audio">(
  type: Type,
  bytes: Uint8Array,
  name: string,
  options: MediaOptions,
): { type: Type; data: string; mimeType: string } {
  const mimeType = options.mimeType ?? sniffMediaType(bytes) ?? mediaTypeOfName(name);
  if (mimeType === undefined) {
    throw new LocalError(
      "media-type-unknown",
      `The type of the ${type} cannot be told from its bytes: give \`mimeType\`.`,
    );
  }
  return { type, data: base64(bytes), mimeType, ...extras(options) };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}

/** Loads Node's file system with the first file, so that the package also runs where there is none. */
async function readFile(path: string | URL): Promise<Uint8Array> {
  return (await import("node:fs/promises")).readFile(path);
}

/** An image from its bytes, or from the file at a path or `file:` URL. */
export function image(bytes: Uint8Array, options?: MediaOptions): ImageContent;
export function image(path: string | URL, options?: MediaOptions): Promise<ImageContent>;
export function image(
  source: Uint8Array | string | URL,
  options: MediaOptions = {},
): ImageContent | Promise<ImageContent> {
  if (source instanceof Uint8Array) return media("image", source, "", options);
  return readFile(source).then((bytes) => media("image", bytes, String(source), options));
}

/** A sound from its bytes, or from the file at a path or `file:` URL. */
export function audio(bytes: Uint8Array, options?: MediaOptions): AudioContent;
export function audio(path: string | URL, options?: MediaOptions): Promise<AudioContent>;
export function audio(
  source: Uint8Array | string | URL,
  options: MediaOptions = {},
): AudioContent | Promise<AudioContent> {
  if (source instanceof Uint8Array) return media("audio", source, "", options);
  return readFile(source).then((bytes) => media("audio", bytes, String(source), options));
}

/** A link to a resource that the client may read; it need not be listed (TOOL-20). */
export function resourceLink(link: Omit<ResourceLink, "type">): ResourceLink {
  return { type: "resource_link", ...link };
}

function embedded(uri: string, bytes: Uint8Array, name: string, options: MediaOptions): EmbeddedResource {
  const mimeType = options.mimeType ?? sniffMediaType(bytes) ?? mediaTypeOfName(name) ?? "application/octet-stream";
  const contents = isTextual(mimeType) ? { text: new TextDecoder().decode(bytes) } : { blob: base64(bytes) };
  return { type: "resource", resource: { uri, mimeType, ...contents }, ...extras(options) };
}

/** A resource's contents inside a message. A path is read, so the answer is a promise. */
export function embed(
  uri: string,
  source: { readonly text: string } | { readonly bytes: Uint8Array },
  options?: MediaOptions,
): EmbeddedResource;
export function embed(
  uri: string,
  source: { readonly path: string | URL },
  options?: MediaOptions,
): Promise<EmbeddedResource>;
export function embed(
  uri: string,
  source: EmbedSource,
  options: MediaOptions = {},
): EmbeddedResource | Promise<EmbeddedResource> {
  if ("path" in source)
    return readFile(source.path).then((bytes) => embedded(uri, bytes, String(source.path), options));
  if ("bytes" in source) return embedded(uri, source.bytes, uri, options);
  // The MIME type of embedded text is required by the prose (PROM-07).
  const mimeType = options.mimeType ?? mediaTypeOfName(uri) ?? "text/plain";
  return { type: "resource", resource: { uri, mimeType, text: source.text }, ...extras(options) };
}
