import { createHash } from "node:crypto";
import { canonicalJson } from "../contract/equality.ts";
import { canonical } from "./schema-nodes.ts";

/** Fields that say where something stands and what its code is called, not what it is. */
const PLACES = new Set(["location", "identifier", "stem", "external", "previously", "examples"]);

/** Digest of what the manifest says of a component: equal for equal meaning, wherever it stands in the file. */
export function fingerprintOf(component: object): string {
  return digest(canonical(JSON.parse(JSON.stringify(meaning(component))))).slice(0, 32);
}

function meaning(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaning);
  if (typeof value !== "object" || value === null) return value;
  if ("listed" in value && "short" in value) return value.listed;
  const entries = Object.entries(value).filter(([key]) => !PLACES.has(key));
  return Object.fromEntries(entries.map(([key, item]) => [key, key === "listed" ? item : meaning(item)]));
}

/** Fingerprint of a schema as it is listed; the runtime computes the same. */
export function schemaFingerprint(schema: unknown): string {
  return digest(canonicalJson(schema)).slice(0, 32);
}

/** SHA-256 in hexadecimal. */
export function digest(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("hex");
}
