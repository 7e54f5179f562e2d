import { canonicalJson } from "@mcpwright/protocol/contract/equality";

/** Fingerprint of a schema as it is listed: the first 32 hexadecimal digits of the SHA-256 of its canonical text. */
export async function schemaFingerprint(schema: unknown): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(canonicalJson(schema)));
  return Array.from(new Uint8Array(bytes, 0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
