import {
  exportJWK,
  generateKeyPair,
  importJWK,
  type JSONWebKeySet,
  type JWK,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from "jose";
import type { Records } from "../store/records.ts";
import { randomText } from "./digest.ts";

const ALGORITHM = "ES256";
const RECORD = "keys:ring";
/** Keys are kept as long as records can be. */
const FOREVER = 10 * 365 * 24 * 60 * 60_000;
/** Other processes see a new key after so long, in milliseconds. */
const REREAD = 60_000;
/** Old keys stay published for so long after the last token they signed has ended. */
const GRACE = 60_000;

interface Ring {
  /** Newest first; private keys. */
  readonly signing: readonly { readonly kid: string; readonly since: number; readonly jwk: JWK }[];
  /** Seals what a browser carries from one page to the next. */
  readonly seal: string;
}

/** The keys of an authorization server, in its records: one that signs tokens, those it replaced, and one for seals. */
export class Keyring {
  readonly #records: Records;
  /** Milliseconds. */
  readonly #keyLifetime: number;
  readonly #tokenLifetime: number;
  #ring: { readonly value: Ring; readonly read: number } | undefined = undefined;

  constructor(records: Records, keyLifetime: number, tokenLifetime: number) {
    this.#records = records;
    this.#keyLifetime = keyLifetime;
    this.#tokenLifetime = tokenLifetime;
  }

  /** An access token (RFC 9068). `claims` are all of its own. */
  async sign(claims: JWTPayload): Promise<string> {
    const [{ kid, jwk }] = (await this.#current()).signing as [Ring["signing"][number]];
    const key = await importJWK(jwk, ALGORITHM);
    return new SignJWT(claims).setProtectedHeader({ alg: ALGORITHM, typ: "at+jwt", kid }).sign(key);
  }

  async publicKeys(): Promise<JSONWebKeySet> {
    const { signing } = await this.#current();
    return {
      keys: signing.map(({ kid, jwk: { kty = "EC", crv = "", x = "", y = "" } }) => ({
        kty,
        crv,
        x,
        y,
        kid,
        alg: ALGORITHM,
        use: "sig",
      })),
    };
  }

  /** A text that holds `value` for `seconds`, which others can read but not make. */
  async seal(value: JWTPayload, purpose: string, seconds: number): Promise<string> {
    const sealing = new SignJWT(value).setProtectedHeader({ alg: "HS256" }).setAudience(purpose);
    return sealing.setExpirationTime(`${seconds}s`).sign(await this.#sealKey());
  }

  /** What was sealed for this purpose; `undefined` for everything else. */
  async unseal(text: string, purpose: string): Promise<JWTPayload | undefined> {
    const options = { audience: purpose, algorithms: ["HS256"], requiredClaims: ["exp"] };
    return jwtVerify(text, await this.#sealKey(), options).then(
      ({ payload }) => payload,
      () => undefined,
    );
  }

  async #sealKey(): Promise<Uint8Array> {
    return Buffer.from((await this.#current()).seal, "base64url");
  }

  async #current(): Promise<Ring> {
    const now = Date.now();
    const known = this.#ring;
    if (known !== undefined && now - known.read < REREAD && !this.#isOld(known.value, now)) return known.value;
    const text = await this.#records.get(RECORD);
    // Records in memory may have given way to others; the keys are still the keys.
    const found = text === undefined ? known?.value : (JSON.parse(text) as Ring);
    if (found !== undefined && !this.#isOld(found, now)) {
      if (text === undefined) await this.#records.swap(RECORD, text, JSON.stringify(found), FOREVER);
      this.#ring = { value: found, read: now };
      return found;
    }
    const made = await this.#renewed(found, now);
    // Another process may have been first; then its keys are the ones.
    if (!(await this.#records.swap(RECORD, text, JSON.stringify(made), FOREVER))) return this.#current();
    this.#ring = { value: made, read: now };
    return made;
  }

  #isOld({ signing: [newest] }: Ring, now: number): boolean {
    return newest === undefined || newest.since + this.#keyLifetime <= now;
  }

  async #renewed(old: Ring | undefined, now: number): Promise<Ring> {
    const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
    const needed = now - this.#keyLifetime - this.#tokenLifetime - GRACE;
    return {
      signing: [
        { kid: randomText().slice(0, 16), since: now, jwk: await exportJWK(privateKey) },
        ...(old?.signing ?? []).filter(({ since }) => since > needed),
      ],
      seal: old?.seal ?? randomText(),
    };
  }
}
