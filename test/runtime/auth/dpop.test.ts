/** Tokens that are bound to a key (RFC 9449): taken with a proof of it, and with nothing else. */
import { createHash } from "node:crypto";
import { type AuthOptions, createServer, listen, type Server } from "@mcpwright/runtime";
import { loopbackRedirect, oauth } from "@mcpwright/runtime/auth/client";
import { connect } from "@mcpwright/runtime/client";
import { redisStore } from "@mcpwright/runtime/redis";
import { SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { WebSocket } from "ws";
import { ProofNonces } from "../../../runtime/dist/auth/server/proof-nonces.js";
import { SeenProofs } from "../../../runtime/dist/auth/server/seen-proofs.js";
import { StateSeal } from "../../../runtime/dist/server/rounds/state-seal.js";
import { memoryStore } from "../../../runtime/dist/store/memory-store.js";
import { describeWithRedis, TestRedis } from "../support/redis.ts";
import { METADATA, openIssuer, RESOURCE, type TestIssuer } from "./issuer.ts";
import { legacy, makeProtected, modern, opening, serveProtected, ways } from "./protected.ts";
import { openProver, type Prover } from "./prover.ts";

const ALGORITHMS = "RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519";

const SECRET = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTEyMzQ";

/** A header whose key is no key of a pair. */
const SHARED: object = { jwk: { kty: "oct", k: SECRET } };

interface Bound {
  readonly issuer: TestIssuer;
  readonly prover: Prover;
  readonly token: string;
}

async function openBound(): Promise<Bound> {
  const [issuer, prover] = [await openIssuer(), await openProver()];
  return { issuer, prover, token: await issuer.token({ claims: { cnf: { jkt: prover.thumbprint } } }) };
}

const sent = (token: string, dpop: string): Readonly<Record<string, string>> => ({
  authorization: `DPoP ${token}`,
  dpop,
});

const digestOf = (token: string): string => createHash("sha256").update(token).digest("base64url");

const seconds = (): number => Math.floor(Date.now() / 1000);

const attacks: Readonly<Record<string, (bound: Bound) => Promise<string>>> = {
  "for another method": ({ prover, token }) => prover.prove(RESOURCE, token, { claims: { htm: "GET" } }),
  "for another host": ({ prover, token }) => prover.prove("https://other.example/mcp", token),
  "for another path": ({ prover, token }) => prover.prove("https://rooms.example/other", token),
  "for another scheme": ({ prover, token }) => prover.prove("http://rooms.example/mcp", token),
  "for no address": ({ prover, token }) => prover.prove(RESOURCE, token, { claims: { htu: 1 } }),
  "of long ago": ({ prover, token }) => prover.prove(RESOURCE, token, { claims: { iat: seconds() - 120 } }),
  "of tomorrow": ({ prover, token }) => prover.prove(RESOURCE, token, { claims: { iat: seconds() + 86_400 } }),
  "of no time": ({ prover, token }) => prover.prove(RESOURCE, token, { claims: { iat: undefined } }),
  "for another token": ({ prover }) => prover.prove(RESOURCE, "another"),
  "for no token": ({ prover, token }) => prover.prove(RESOURCE, token, { claims: { ath: undefined } }),
  "without an id": ({ prover, token }) => prover.prove(RESOURCE, token, { claims: { jti: undefined } }),
  "with an endless id": ({ prover, token }) => prover.prove(RESOURCE, token, { claims: { jti: "x".repeat(1000) } }),
  "with another key": async ({ token }) => (await openProver()).prove(RESOURCE, token),
  "with another's signature": async ({ prover, token }) =>
    (await openProver()).prove(RESOURCE, token, { header: { jwk: prover.jwk } }),
  "that shows its private key": async ({ prover, token }) =>
    prover.prove(RESOURCE, token, { header: { jwk: await prover.privateJwk() } }),
  "without a key": ({ prover, token }) => prover.prove(RESOURCE, token, { header: { jwk: undefined } }),
  "of another type": ({ prover, token }) => prover.prove(RESOURCE, token, { header: { typ: "JWT" } }),
  "without a signature": async ({ token }) =>
    new UnsecuredJWT({ htm: "POST", htu: RESOURCE, ath: digestOf(token), jti: "1", iat: seconds() }).encode(),
  "signed with a shared secret": async ({ token }) =>
    new SignJWT({ htm: "POST", htu: RESOURCE, ath: digestOf(token), jti: "1", iat: seconds() })
      .setProtectedHeader({ alg: "HS256", typ: "dpop+jwt", ...SHARED })
      .sign(Buffer.from(SECRET, "base64url")),
  "that is none": async () => "proof",
  "of two": async ({ prover, token }) =>
    `${await prover.prove(RESOURCE, token)}, ${await prover.prove(RESOURCE, token)}`,
};

describe.each(ways)("proofs over %s", (way) => {
  test.each(Object.keys(attacks))(
    "AUTH-44, AUTH-45, AUTH-48 a proof %s is refused with 401 and a challenge [all]",
    async (name) => {
      const bound = await openBound();
      const { server, records } = makeProtected({ issuer: bound.issuer.url });
      const send = await serveProtected(server, way);
      const proof = (await attacks[name]?.(bound)) ?? "";
      for (const response of [
        await modern(send, sent(bound.token, proof), "tools/list"),
        await legacy(send, sent(bound.token, proof), "initialize", opening("2025-11-25")),
      ]) {
        expect(response.status).toBe(401);
        const challenge = response.headers.get("www-authenticate") ?? "";
        expect(challenge).toMatch(/^DPoP error="invalid_dpop_proof", error_description="The proof /);
        expect(challenge).toContain(`resource_metadata="${METADATA}", algs="${ALGORITHMS}"`);
        expect(await response.text()).not.toContain("rooms");
      }
      expect(JSON.stringify(records)).not.toContain(bound.token);
      const good = await bound.prover.prove(RESOURCE, bound.token);
      expect((await modern(send, sent(bound.token, good), "tools/list")).status).toBe(200);
    },
  );

  test("AUTH-44, AUTH-45 a proof is good once [all]", async () => {
    const { issuer, prover, token } = await openBound();
    const send = await serveProtected(makeProtected({ issuer: issuer.url }).server, way);
    const proof = await prover.prove(RESOURCE, token);
    expect((await modern(send, sent(token, proof), "tools/list")).status).toBe(200);
    const again = await modern(send, sent(token, proof), "tools/list");
    expect(again.status).toBe(401);
    expect(again.headers.get("www-authenticate")).toContain('error_description="The proof was used before"');
    // Another key may use the same id.
    const other = await openProver();
    const theirs = await issuer.token({ claims: { cnf: { jkt: other.thumbprint } } });
    for (const [who, whose] of [
      [prover, token],
      [other, theirs],
    ] as const) {
      const named = await who.prove(RESOURCE, whose, { claims: { jti: "same" } });
      expect((await modern(send, sent(whose, named), "tools/list")).status).toBe(200);
    }
  });

  test("AUTH-44, AUTH-45 a bound token without a proof, or with the wrong scheme, is refused [all]", async () => {
    const { issuer, prover, token } = await openBound();
    const send = await serveProtected(makeProtected({ issuer: issuer.url }).server, way);
    const proof = await prover.prove(RESOURCE, token);
    const unbound = await issuer.token();
    const strange = await issuer.token({ claims: { cnf: { jkt: 1 } } });
    const refusals: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
      [{ authorization: `Bearer ${token}` }, 'DPoP error="invalid_token"'],
      [{ authorization: `Bearer ${token}`, dpop: proof }, 'DPoP error="invalid_token"'],
      [{ authorization: `DPoP ${token}` }, 'DPoP error="invalid_dpop_proof"'],
      [sent(unbound, await prover.prove(RESOURCE, unbound)), 'DPoP error="invalid_token"'],
      [{ authorization: `Bearer ${strange}` }, 'DPoP error="invalid_token"'],
    ];
    for (const [headers, challenge] of refusals) {
      const response = await modern(send, headers, "tools/list");
      expect(response.status).toBe(401);
      expect(response.headers.get("www-authenticate")).toMatch(new RegExp(`^${challenge}`));
    }
    expect((await modern(send, { authorization: "DPoP two tokens" }, "tools/list")).status).toBe(400);
    expect((await modern(send, unbound, "tools/list")).status).toBe(200);
  });

  test("AUTH-48, AUTH-49 a bound token without the scope is told so in its own scheme [2026-07-28]", async () => {
    const { issuer, prover, token } = await openBound();
    const send = await serveProtected(makeProtected({ issuer: issuer.url }).server, way);
    const response = await modern(send, sent(token, await prover.prove(RESOURCE, token)), "tools/call", {
      name: "book",
    });
    expect(response.status).toBe(403);
    expect(response.headers.get("www-authenticate")).toMatch(/^DPoP error="insufficient_scope", scope="rooms:write"/);
  });

  test("required: other tokens are refused, and the metadata say so", async () => {
    const { issuer, prover, token } = await openBound();
    const send = await serveProtected(makeProtected({ issuer: issuer.url, dpop: "required" }).server, way);
    const none = await modern(send, undefined, "tools/list");
    expect(none.status).toBe(401);
    expect(none.headers.get("www-authenticate")).toBe(
      `DPoP scope="rooms:read rooms:write", resource_metadata="${METADATA}", algs="${ALGORITHMS}"`,
    );
    const unbound = await modern(send, await issuer.token(), "tools/list");
    expect(unbound.status).toBe(401);
    expect(unbound.headers.get("www-authenticate")).toMatch(/^DPoP error="invalid_token"/);
    expect((await modern(send, sent(token, await prover.prove(RESOURCE, token)), "tools/list")).status).toBe(200);
    const metadata = await (await send({}, "/.well-known/oauth-protected-resource")).json();
    expect(metadata).toMatchObject({
      dpop_bound_access_tokens_required: true,
      dpop_signing_alg_values_supported: ALGORITHMS.split(" "),
    });
  });

  test("off: the scheme is not there, and a bound token is refused all the same", async () => {
    const { issuer, prover, token } = await openBound();
    const send = await serveProtected(makeProtected({ issuer: issuer.url, dpop: "off" }).server, way);
    const proof = await prover.prove(RESOURCE, token);
    for (const headers of [sent(token, proof), { authorization: `Bearer ${token}` }]) {
      const response = await modern(send, headers, "tools/list");
      expect(response.status).toBe(401);
      expect(response.headers.get("www-authenticate")).toMatch(/^Bearer /);
    }
    const metadata = await (await send({}, "/.well-known/oauth-protected-resource")).text();
    expect(metadata).not.toContain("dpop");
  });

  test("nonces: a proof without one is told the next, which changes as time goes", async () => {
    const { issuer, prover, token } = await openBound();
    const send = await serveProtected(makeProtected({ issuer: issuer.url, dpopNonce: true }).server, way);
    const ask = async (nonce?: string): Promise<Response> =>
      modern(send, sent(token, await prover.prove(RESOURCE, token, { claims: { nonce } })), "tools/list");
    const first = await ask();
    expect(first.status).toBe(401);
    expect(first.headers.get("www-authenticate")).toMatch(/^DPoP error="use_dpop_nonce"/);
    const nonce = first.headers.get("dpop-nonce") ?? "";
    const good = await ask(nonce);
    expect([good.status, good.headers.get("dpop-nonce")]).toEqual([200, null]);
    for (const wrong of ["", "made-up", `${nonce}x`]) expect((await ask(wrong)).status).toBe(401);
  });
});

test("introspected tokens and those of a handler are held to their key", async () => {
  const { issuer, prover } = await openBound();
  const cnf = { jkt: prover.thumbprint };
  issuer.active.set("asked", { sub: "ada", aud: RESOURCE, cnf });
  const { server } = makeProtected({
    issuer: issuer.url,
    verify: ["introspection", "handler"],
    introspection: { clientId: "rooms" },
    handler: (token) =>
      token === "own" ? { subject: "ada", scopes: [], audience: RESOURCE, claims: { cnf } } : undefined,
  });
  const send = await serveProtected(server, "node");
  for (const token of ["asked", "own"]) {
    expect((await modern(send, token, "tools/list")).status).toBe(401);
    expect((await modern(send, sent(token, await prover.prove(RESOURCE, token)), "tools/list")).status).toBe(200);
  }
});

test("AUTH-03, AUTH-44 HTTP+SSE and WebSockets take a proof for the request that opens them [all]", async () => {
  const { issuer, prover, token } = await openBound();
  const options = { port: 0, sse: true, websocket: true };
  const listening = await listen(makeProtected({ issuer: issuer.url }).server, options);
  onTestFinished(() => listening.close(0));
  const at = `127.0.0.1:${listening.port}`;
  const proofFor = (path: string): Promise<string> =>
    prover.prove(`https://rooms.example${path}`, token, { claims: { htm: "GET" } });
  const open = async (path: string): Promise<number> => {
    const stream = await fetch(`http://${at}/sse`, { headers: sent(token, await proofFor(path)) });
    await stream.body?.cancel();
    return stream.status;
  };
  expect([await open("/mcp"), await open("/sse")]).toEqual([401, 200]);
  const upgrade = async (path: string): Promise<number> => {
    const socket = new WebSocket(`ws://${at}/ws`, "mcp", { headers: sent(token, await proofFor(path)) });
    onTestFinished(() => socket.terminate());
    socket.on("error", () => {});
    return new Promise((resolve) => {
      socket.once("upgrade", ({ statusCode = 0 }) => resolve(statusCode));
      socket.once("unexpected-response", (_, { statusCode = 0 }) => resolve(statusCode));
    });
  };
  expect([await upgrade("/mcp"), await upgrade("/ws")]).toEqual([401, 101]);
});

describe("our client", () => {
  const signIn = (dpop?: boolean): ReturnType<typeof oauth> =>
    oauth({
      clientId: "app",
      redirect: loopbackRedirect({ open: async (url) => void (await (await fetch(url)).text()) }),
      ...(dpop !== undefined && { dpop }),
    });

  async function toolsFor(server: Server, revision: string, dpop?: boolean): Promise<readonly string[]> {
    const listening = await listen(server, { port: 0 });
    onTestFinished(() => listening.close(0));
    const client = await connect(listening.url, { auth: signIn(dpop), revision });
    onTestFinished(() => client.close());
    for (let n = 0; n < 3; n++) await client.callTool("search");
    return (await client.listTools()).map(({ name }) => name);
  }

  const settings = (issuer: TestIssuer): AuthOptions => ({ issuer: issuer.url, scopes: { "rooms:read": "See" } });

  test.each(["2025-06-18", "2025-11-25", "2026-07-28"])(
    "signs in with a key because the server says so, nonces and all [%s]",
    async (revision) => {
      const issuer = await openIssuer();
      const server = makeBound({ ...settings(issuer), dpop: "required", dpopNonce: true });
      expect(await toolsFor(server, revision)).toContain("search");
    },
  );

  test("signs in with a key where it wants to", async () => {
    const server = makeBound(settings(await openIssuer()));
    expect(await toolsFor(server, "2026-07-28", true)).toContain("search");
  });
});

/** It is the resource itself, at the address it listens on. */
function makeBound(auth: AuthOptions): Server {
  const server = createServer({ name: "rooms", version: "1.0.0", auth, logger: () => {} });
  server.tools.add({ name: "search", scopes: ["rooms:read"] }, () => "two rooms");
  return server;
}

test("AUTH-44 proofs that were used are never more than there is room for, and none is forgotten before its time [all]", async () => {
  const seen = new SeenProofs(memoryStore(), 60_000, 2);
  expect([await seen.take("key", "1"), await seen.take("key", "2")]).toEqual([true, true]);
  await expect(seen.take("key", "3")).rejects.toMatchObject({ status: 503 });
  expect(await seen.take("key", "1")).toBe(false);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_001 });
  onTestFinished(() => void vi.useRealTimers());
  expect(await seen.take("key", "3")).toBe(true);
});

test("a nonce is good for minutes, for its server alone", async () => {
  const [seal, other] = [new StateSeal([]), new StateSeal([])];
  const nonces = new ProofNonces(seal);
  const nonce = await nonces.current();
  expect(await new ProofNonces(seal).accepts(nonce)).toBe(true);
  expect(await new ProofNonces(other).accepts(nonce)).toBe(false);
  expect(await nonces.accepts(await seal.seal(String(Date.now()), "something else"))).toBe(false);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61_000 });
  onTestFinished(() => void vi.useRealTimers());
  expect(await nonces.current()).not.toBe(nonce);
  expect(await nonces.accepts(nonce)).toBe(true);
  vi.setSystemTime(Date.now() + 5 * 60_000);
  expect(await nonces.accepts(nonce)).toBe(false);
});

describeWithRedis("processes that share a store", () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await TestRedis.start();
  });
  afterAll(() => redis.stop());

  const sharing = (auth: AuthOptions, issuer: TestIssuer): Server => {
    const store = redisStore(redis.url);
    const all = { resource: RESOURCE, issuer: issuer.url, ...auth };
    const server = createServer({ name: "rooms", version: "1.0.0", auth: all, store, logger: () => {} });
    server.tools.add({ name: "search" }, () => "two rooms");
    return server;
  };

  test("AUTH-44, AUTH-45 a proof that one of them took is refused by the other [all]", async () => {
    const { issuer, prover, token } = await openBound();
    const one = await serveProtected(sharing({}, issuer), "node");
    const other = await serveProtected(sharing({}, issuer), "node");
    const headers = sent(token, await prover.prove(RESOURCE, token));
    expect((await modern(one, headers, "tools/list")).status).toBe(200);
    for (const send of [one, other]) expect((await modern(send, headers, "tools/list")).status).toBe(401);
    await redis.halt();
    const next = sent(token, await prover.prove(RESOURCE, token));
    expect((await modern(other, next, "tools/list")).status).toBe(503);
    await redis.resume();
  });

  test("a server with nonces does not start without the keys that all of them share", async () => {
    const server = sharing({ dpopNonce: true }, await openIssuer());
    await expect(listen(server, { port: 0 })).rejects.toThrow(/MCPWRIGHT_STATE_KEYS/);
  });
});

test.each([
  [
    "keys beside required",
    { keys: { ci: { key: "a-key-of-the-build-servers" } }, dpop: "required" as const },
    /auth\.dpop is required, and keys/,
  ],
  [
    "nonces without proofs",
    { issuer: "https://id.example", dpop: "off" as const, dpopNonce: true },
    /auth\.dpopNonce is for proofs/,
  ],
  [
    "a mode that is none",
    { issuer: "https://id.example", dpop: "yes" as "off" },
    /auth\.dpop must be one of off, optional, required/,
  ],
])("the start fails and says what is wrong: %s", async (_, auth, message) => {
  await expect(listen(makeProtected(auth).server, { port: 0 })).rejects.toThrow(message);
});
