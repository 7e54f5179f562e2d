/** An issuer on loopback: metadata, keys, introspection, and tokens as a test wants them. Counts what it is asked. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { onTestFinished } from "vitest";

export interface TokenOptions {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly kid?: string;
  readonly expires?: string | number;
}

export async function openIssuer() {
  let pair = await generateKeyPair("ES256");
  let kid = "first";
  const asked = { keys: 0, metadata: 0, introspection: 0 };
  const active = new Map<string, Readonly<Record<string, unknown>>>();
  const listener = createServer((request, response) => {
    const say = (value: unknown): void => {
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
    };
    const path = request.url ?? "";
    if (path === "/keys") {
      asked.keys++;
      exportJWK(pair.publicKey).then((jwk) => say({ keys: [{ ...jwk, kid, alg: "ES256", use: "sig" }] }));
    } else if (path === "/.well-known/oauth-authorization-server") {
      asked.metadata++;
      say({ issuer: url, jwks_uri: `${url}/keys`, introspection_endpoint: `${url}/introspect` });
    } else if (path === "/introspect") {
      asked.introspection++;
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const token = new URLSearchParams(Buffer.concat(chunks).toString()).get("token") ?? "";
        const claims = active.get(token);
        say(claims === undefined ? { active: false } : { active: true, ...claims });
      });
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  onTestFinished(() => {
    listener.closeAllConnections();
    return new Promise((resolve) => listener.close(() => resolve()));
  });
  return {
    url,
    asked,
    active,
    publicKey: () => exportJWK(pair.publicKey),
    async rotate(): Promise<void> {
      pair = await generateKeyPair("ES256");
      kid = "second";
    },
    token({ claims = {}, kid: named = kid, expires = "5m" }: TokenOptions = {}): Promise<string> {
      const all = { iss: url, sub: "ada", client_id: "app", aud: RESOURCE, scope: "rooms:read", ...claims };
      const signing = new SignJWT(all).setProtectedHeader({ alg: "ES256", kid: named, typ: "at+jwt" });
      if (expires !== "never") signing.setExpirationTime(expires);
      return signing.sign(pair.privateKey);
    },
  };
}

export type TestIssuer = Awaited<ReturnType<typeof openIssuer>>;

/** What tokens are issued for. */
export const RESOURCE = "https://rooms.example/mcp";
export const METADATA = "https://rooms.example/.well-known/oauth-protected-resource/mcp";
