import { LocalError } from "../../errors.ts";

/** Variable that holds the keys, separated by commas: the first seals, all of them open. */
export const STATE_KEYS = "MCPWRIGHT_STATE_KEYS";
/** Prints a fresh key. */
export const MAKE_KEY = `node -p "require('node:crypto').randomBytes(32).toString('base64url')"`;

const KEY = /^[A-Za-z0-9+/_-]{43}=?$/;

/** The keys given in code, else those of the environment; empty when there are none. Throws where one is malformed. */
export function readStateKeys(given: readonly string[] | undefined): readonly Uint8Array<ArrayBuffer>[] {
  const texts = given ?? globalThis.process?.env?.[STATE_KEYS]?.split(",") ?? [];
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map((text, index) => {
      if (!KEY.test(text)) {
        throw new LocalError(
          "setting-invalid",
          `Key ${index + 1} of ${STATE_KEYS} is not 32 bytes in base64; make one with: ${MAKE_KEY}`,
        );
      }
      return Uint8Array.from(Buffer.from(text, "base64"));
    });
}
