/** Media types told from the first bytes of a file, or from its name. */

const BY_EXTENSION: ReadonlyMap<string, string> = new Map([
  [".avif", "image/avif"],
  [".bmp", "image/bmp"],
  [".css", "text/css"],
  [".csv", "text/csv"],
  [".flac", "audio/flac"],
  [".gif", "image/gif"],
  [".htm", "text/html"],
  [".html", "text/html"],
  [".jpeg", "image/jpeg"],
  [".jpg", "image/jpeg"],
  [".js", "text/javascript"],
  [".json", "application/json"],
  [".m4a", "audio/mp4"],
  [".md", "text/markdown"],
  [".mjs", "text/javascript"],
  [".mp3", "audio/mpeg"],
  [".ogg", "audio/ogg"],
  [".pdf", "application/pdf"],
  [".png", "image/png"],
  [".sql", "application/sql"],
  [".svg", "image/svg+xml"],
  [".toml", "application/toml"],
  [".ts", "text/typescript"],
  [".txt", "text/plain"],
  [".wav", "audio/wav"],
  [".webm", "video/webm"],
  [".webp", "image/webp"],
  [".xml", "application/xml"],
  [".yaml", "application/yaml"],
  [".yml", "application/yaml"],
  [".zip", "application/zip"],
]);

const TEXTUAL = /^(?:text\/.*|application\/(?:json|xml|yaml|toml|sql|javascript|ecmascript|.*\+json|.*\+xml))(?:;.*)?$/;

/** `[offset, Latin-1 text]` pairs that must all be there. */
const MAGIC: readonly [mimeType: string, ...marks: readonly (readonly [offset: number, text: string])[]][] = [
  ["image/png", [0, "\x89PNG\r\n\x1a\n"]],
  ["image/jpeg", [0, "\xff\xd8\xff"]],
  ["image/gif", [0, "GIF8"]],
  ["image/webp", [0, "RIFF"], [8, "WEBP"]],
  ["image/avif", [4, "ftypavif"]],
  ["image/bmp", [0, "BM"]],
  ["audio/wav", [0, "RIFF"], [8, "WAVE"]],
  ["audio/mpeg", [0, "ID3"]],
  ["audio/mpeg", [0, "\xff\xfb"]],
  ["audio/ogg", [0, "OggS"]],
  ["audio/flac", [0, "fLaC"]],
  ["audio/mp4", [4, "ftypM4A"]],
  ["application/pdf", [0, "%PDF-"]],
  ["application/zip", [0, "PK\x03\x04"]],
];

/** By the first bytes; `undefined` when they tell nothing. */
export function sniffMediaType(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 32)).toString("latin1");
  return MAGIC.find(([, ...marks]) => marks.every(([offset, text]) => head.startsWith(text, offset)))?.[0];
}

/** By the name's extension; `undefined` when it tells nothing. */
export function mediaTypeOfName(name: string): string | undefined {
  return BY_EXTENSION.get(/\.[^./\\]*$/.exec(name)?.[0].toLowerCase() ?? "");
}

/** Whether contents of this type travel as text. */
export function isTextual(mimeType: string): boolean {
  return TEXTUAL.test(mimeType);
}
