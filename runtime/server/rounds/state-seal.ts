import type { webcrypto } from "node:crypto";
import { LocalError } from "../../errors.ts";
import { sha256 } from "../digest.ts";
import { MAKE_KEY, STATE_KEYS } from "./state-keys.ts";

const ID_LENGTH = 4;
const IV_LENGTH = 12;

interface SealKey {
  readonly id: Uint8Array<ArrayBuffer>;
  readonly key: Promise<webcrypto.CryptoKey>;
}

/**
 * Seals what a round hands out (MRTR-13): AES-256-GCM under a ring of keys, bound to a text that whoever opens it has to
 * know too. A token is the key's id, the nonce and the ciphertext, in base64url.
 */
export class StateSeal {
  readonly #given: readonly Uint8Array<ArrayBuffer>[];
  #ring: readonly SealKey[] | undefined;

  /** The first key seals, all open; without one a random key is made for this process. */
  constructor(keys: readonly Uint8Array<ArrayBuffer>[]) {
    this.#given = keys;
  }

  /** Whether another process, or this one after a restart, could open what this one seals. */
  get shared(): boolean {
    return this.#given.length > 0;
  }

  /** Throws a `LocalError` where processes that share a store could not open what the others seal. */
  checkShared(who: string): void {
    if (this.shared) return;
    throw new LocalError(
      "state-keys",
      `${who} seals what its clients carry: with a store that processes share it needs ${STATE_KEYS}, ` +
        `the same in every process; make a key with: ${MAKE_KEY}`,
    );
  }

  async seal(text: string, binding: string): Promise<string> {
    const { id, key } = this.#keys()[0]!;
    const iv = crypto.getRandomValues(new Uint8Array(IV_LENGTH));
    const sealed = await crypto.subtle.encrypt(settings(iv, binding), await key, encode(text));
    return Buffer.concat([id, iv, new Uint8Array(sealed)]).toString("base64url");
  }

  /** The text; `undefined` when the token is not one of ours, was changed, or is bound to something else. */
  async open(token: string, binding: string): Promise<string | undefined> {
    const bytes = Uint8Array.from(Buffer.from(token, "base64url"));
    // Only the one spelling that was handed out: a decoder takes several for the same bytes.
    if (bytes.length <= ID_LENGTH + IV_LENGTH || Buffer.from(bytes).toString("base64url") !== token) return undefined;
    const found = this.#keys().find(({ id }) => id.every((byte, index) => byte === bytes[index]));
    if (found === undefined) return undefined;
    const iv = bytes.slice(ID_LENGTH, ID_LENGTH + IV_LENGTH);
    const sealed = bytes.slice(ID_LENGTH + IV_LENGTH);
    try {
      const text = await crypto.subtle.decrypt(settings(iv, binding), await found.key, sealed);
      return new TextDecoder().decode(text);
    } catch {
      return undefined;
    }
  }

  #keys(): readonly SealKey[] {
    const raw = this.shared ? this.#given : [crypto.getRandomValues(new Uint8Array(32))];
    this.#ring ??= raw.map((bytes) => ({
      id: Uint8Array.from(Buffer.from(sha256(Buffer.from(bytes).toString("hex")), "hex").subarray(0, ID_LENGTH)),
      key: crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]),
    }));
    return this.#ring;
  }
}

function settings(iv: Uint8Array<ArrayBuffer>, binding: string): webcrypto.AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: encode(binding) };
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new TextEncoder().encode(text));
}
