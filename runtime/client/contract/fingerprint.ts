import { canonicalJson } from "@mcpwright/protocol/contract/equality";
import { sha256 } from "../digest.ts";

/** Fingerprint of a schema as it is listed: the first 32 hexadecimal digits of the SHA-256 of its canonical text. */
export async function schemaFingerprint(schema: unknown): Promise<string> {
  return (await sha256(canonicalJson(schema))).slice(0, 32);
}
