let node: typeof import("node:crypto") | undefined;

/** The SHA-256 of a text or bytes, in hexadecimal, at once: what Web Crypto has of it only answers later. */
export function sha256(data: string | Uint8Array): string {
  // Not imported, so that a server loads it with the first digest.
  node ??= process.getBuiltinModule("node:crypto");
  return node.createHash("sha256").update(data).digest("hex");
}
