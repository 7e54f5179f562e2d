/** An issuer on loopback: metadata, keys, introspection, and tokens as a test wants them. Counts what it is asked. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { calculateJwkThumbprint, decodeProtectedHeader, exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
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
      say({
        issuer: url,
        jwks_uri: `${url}/keys`,
        introspection_endpoint: `${url}/introspect`,
        authorization_endpoint: `${url}/authorize`,
        token_endpoint: `${url}/token`,
        code_challenge_methods_supported: ["S256"],
        token_endpoint_auth_methods_supported: ["none"],
        dpop_signing_alg_values_supported: ["ES256"],
      });
    } else if (path.startsWith("/authorize?")) {
      const query = new URL(path, url).searchParams;
      const back = new URL(query.get("redirect_uri") ?? "");
      back.searchParams.set("code", query.get("resource") ?? "");
      back.searchParams.set("state", query.get("state") ?? "");
      response.writeHead(302, { location: back.href }).end();
    } else if (path === "/token") {
      void boundToken(request).then(say);
    } else if (path === "/introspect") {
      asked.introspection++;
      void formOf(request).then((form) => {
        const claims = active.get(form.get("token") ?? "");
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
  function token({ claims = {}, kid: named = kid, expires = "5m" }: TokenOptions = {}): Promise<string> {
    const all = { iss: url, sub: "ada", client_id: "app", aud: RESOURCE, scope: "rooms:read", ...claims };
    const signing = new SignJWT(all).setProtectedHeader({ alg: "ES256", kid: named, typ: "at+jwt" });
    if (expires !== "never") signing.setExpirationTime(expires);
    return signing.sign(pair.privateKey);
  }
  /** A token for whom the code was asked for, bound to the key of the proof that comes with the request. */
  async function boundToken(request: IncomingMessage): Promise<unknown> {
    const aud = (await formOf(request)).get("code");
    const proof = request.headers["dpop"];
    if (typeof proof !== "string") return { access_token: await token({ claims: { aud } }), token_type: "Bearer" };
    const jkt = await calculateJwkThumbprint(decodeProtectedHeader(proof).jwk as JWK);
    return { access_token: await token({ claims: { aud, cnf: { jkt } } }), token_type: "DPoP" };
  }
  return {
    url,
    asked,
    active,
    token,
    publicKey: () => exportJWK(pair.publicKey),
    async rotate(): Promise<void> {
      pair = await generateKeyPair("ES256");
      kid = "second";
    },
  };
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return new URLSearchParams(text);
}

export type TestIssuer = Awaited<ReturnType<typeof openIssuer>>;

/** What tokens are issued for. */
export const RESOURCE = "https://rooms.example/mcp";
export const METADATA = "https://rooms.example/.well-known/oauth-protected-resource/mcp";
