import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A text nobody guesses: 256 bits, in base64url. */
export function randomText(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 in base64url; what is secret is kept and looked up by it. */
export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}

/** Whether two texts are the same, in a time that tells nothing. */
export function isSame(one: string, other: string): boolean {
  return timingSafeEqual(createHash("sha256").update(one).digest(), createHash("sha256").update(other).digest());
}
