import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from "jose";
import type { CryptoKeyPair } from "oauth4webapi";

const ALGORITHM = "ES256";

/** A key pair that tokens are bound to, and the proofs made with it (RFC 9449). */
export class ProofKey {
  readonly pair: CryptoKeyPair;
  /** Both halves, to be kept. */
  readonly jwk: JWK;
  readonly #publicJwk: JWK;

  private constructor(pair: CryptoKeyPair, jwk: JWK) {
    this.pair = pair;
    this.jwk = jwk;
    this.#publicJwk = publicHalf(jwk);
  }

  static async generate(): Promise<ProofKey> {
    const pair = await generateKeyPair(ALGORITHM, { extractable: true });
    return new ProofKey(pair, await exportJWK(pair.privateKey));
  }

  static async restore(jwk: JWK): Promise<ProofKey> {
    const privateKey = (await importJWK(jwk, ALGORITHM)) as CryptoKeyPair["privateKey"];
    const publicKey = (await importJWK(publicHalf(jwk), ALGORITHM, {
      extractable: true,
    })) as CryptoKeyPair["publicKey"];
    return new ProofKey({ privateKey, publicKey }, jwk);
  }

  thumbprint(): Promise<string> {
    return calculateJwkThumbprint(this.#publicJwk);
  }

  /** A proof for one request: it holds for this method, this URL without query, and this token. */
  async prove(method: string, url: string, token: string, nonce: string | undefined): Promise<string> {
    const { origin, pathname } = new URL(url);
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
    const claims = { htm: method, htu: `${origin}${pathname}`, ath: base64url(new Uint8Array(digest)) };
    return new SignJWT(nonce === undefined ? claims : { ...claims, nonce })
      .setProtectedHeader({ alg: ALGORITHM, typ: "dpop+jwt", jwk: this.#publicJwk })
      .setJti(crypto.randomUUID())
      .setIssuedAt()
      .sign(this.pair.privateKey);
  }
}

function publicHalf({ d: _secret, ...rest }: JWK): JWK {
  return rest;
}

function base64url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
