/** A client's key, and proofs made with it as a test wants them. */
import { createHash, randomUUID } from "node:crypto";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";

export interface ProofOptions {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
}

export async function openProver(alg = "ES256") {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = await exportJWK(publicKey);
  return {
    jwk,
    privateJwk: (): Promise<JWK> => exportJWK(privateKey),
    thumbprint: await calculateJwkThumbprint(jwk),
    /** A proof for a POST to `url` with `token`. */
    prove(url: string, token: string, { claims = {}, header = {} }: ProofOptions = {}): Promise<string> {
      const ath = createHash("sha256").update(token).digest("base64url");
      const iat = Math.floor(Date.now() / 1000);
      return new SignJWT({ htm: "POST", htu: url, ath, jti: randomUUID(), iat, ...claims })
        .setProtectedHeader({ alg, typ: "dpop+jwt", jwk, ...header })
        .sign(privateKey);
    },
  };
}

export type Prover = Awaited<ReturnType<typeof openProver>>;
