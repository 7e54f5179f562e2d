/** Tokens that must not be accepted, and those that are: over real HTTP, with an issuer on loopback. */
import { SignJWT, UnsecuredJWT } from "jose";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { METADATA, openIssuer, RESOURCE, type TestIssuer } from "./issuer.ts";
import { legacy, makeProtected, modern, opening, replyOf, serveProtected, textOf, ways } from "./protected.ts";

const CLAIMS = { sub: "ada", client_id: "app", aud: RESOURCE, scope: "rooms:read" };
const inAnHour = (): number => Math.floor(Date.now() / 1000) + 3600;

const attacks: Readonly<Record<string, (issuer: TestIssuer) => Promise<string>>> = {
  "for another audience": (issuer) => issuer.token({ claims: { aud: "https://other.example/mcp" } }),
  "for no audience": (issuer) => issuer.token({ claims: { aud: undefined } }),
  "without a signature": async (issuer) => new UnsecuredJWT({ ...CLAIMS, iss: issuer.url, exp: inAnHour() }).encode(),
  "signed with the public key as a shared secret": async (issuer) =>
    new SignJWT({ ...CLAIMS, iss: issuer.url, exp: inAnHour() })
      .setProtectedHeader({ alg: "HS256", kid: "first" })
      .sign(new TextEncoder().encode(JSON.stringify(await issuer.publicKey()))),
  expired: (issuer) => issuer.token({ expires: "-5m" }),
  "that never expires": (issuer) => issuer.token({ expires: "never" }),
  "of another issuer": (issuer) => issuer.token({ claims: { iss: "https://evil.example" } }),
  "signed with a key that is not the issuer's": async (issuer) =>
    (await openIssuer()).token({ claims: { iss: issuer.url } }),
  "that is no JWT": async () => "made.up.token",
};

describe.each(ways)("tokens over %s", (way) => {
  test.each(Object.keys(attacks))(
    "AUTH-44, AUTH-45, AUTH-48 a token %s is refused with 401 and a challenge [all]",
    async (name) => {
      const issuer = await openIssuer();
      const { server, records } = makeProtected({ issuer: issuer.url });
      const send = await serveProtected(server, way);
      const token = (await attacks[name]?.(issuer)) ?? "";
      for (const response of [
        await modern(send, token, "tools/call", { name: "whoami" }),
        await legacy(send, token, "initialize", opening("2025-11-25")),
      ]) {
        expect(response.status).toBe(401);
        const challenge = response.headers.get("www-authenticate") ?? "";
        expect(challenge).toMatch(/^Bearer error="invalid_token"/);
        expect(challenge).toContain(`resource_metadata="${METADATA}"`);
        expect(challenge).not.toContain(token);
        expect(await response.text()).not.toContain(token);
      }
      expect(JSON.stringify(records)).not.toContain(token);
    },
  );

  test("AUTH-08, AUTH-32 a request without a token is told where to get one and which scopes to ask for [all]", async () => {
    const { url } = await openIssuer();
    const send = await serveProtected(makeProtected({ issuer: url, required: ["rooms:read"] }).server, way);
    const response = await modern(send, undefined, "tools/list");
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe(`Bearer scope="rooms:read", resource_metadata="${METADATA}"`);
    expect(await response.text()).not.toContain("search");
  });

  test("AUTH-43, AUTH-48 a token anywhere but in the Authorization header counts for nothing [all]", async () => {
    const issuer = await openIssuer();
    const send = await serveProtected(makeProtected({ issuer: issuer.url }).server, way);
    const token = await issuer.token();
    const response = await modern(send, undefined, "tools/list", {}, `/mcp?access_token=${token}`);
    expect(response.status).toBe(401);
    const malformed = await modern(send, "two tokens", "tools/list");
    expect(malformed.status).toBe(400);
    expect(malformed.headers.get("www-authenticate")).toContain('error="invalid_request"');
  });

  test("AUTH-06, AUTH-09, AUTH-58 metadata name issuer and scopes at both well-known places [all]", async () => {
    const { url } = await openIssuer();
    const scopes = { "rooms:read": "See rooms", offline_access: "Refresh" };
    const send = await serveProtected(makeProtected({ issuer: url, scopes }).server, way);
    for (const place of ["/.well-known/oauth-protected-resource", "/.well-known/oauth-protected-resource/mcp"]) {
      const response = await send({}, place);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({
        resource: RESOURCE,
        authorization_servers: [url],
        scopes_supported: ["rooms:read"],
        bearer_methods_supported: ["header"],
        dpop_signing_alg_values_supported: expect.arrayContaining(["ES256", "EdDSA"]),
      });
    }
    expect((await send({}, "/.well-known/oauth-protected-resource/other")).status).toBe(404);
    expect((await send({ method: "POST" }, "/.well-known/oauth-protected-resource")).status).toBe(405);
  });

  test("AUTH-44 a handler is told subject, client, scopes and claims of a token that is good [all]", async () => {
    const issuer = await openIssuer();
    const send = await serveProtected(makeProtected({ issuer: issuer.url }).server, way);
    const token = await issuer.token({ claims: { aud: ["https://other.example", RESOURCE], team: "inn" } });
    const reply = await replyOf(await modern(send, token, "tools/call", { name: "whoami" }));
    expect(JSON.parse(textOf(reply)).auth).toMatchObject({
      issuer: issuer.url,
      subject: "ada",
      clientId: "app",
      scopes: ["rooms:read"],
      claims: { team: "inn" },
    });
  });
});

test("SEC-12 a flood of tokens with unknown keys has the keys fetched a few times only [all]", async () => {
  const issuer = await openIssuer();
  const send = await serveProtected(makeProtected({ issuer: issuer.url }).server, "node");
  expect((await modern(send, await issuer.token(), "tools/list")).status).toBe(200);
  const tokens = await Promise.all(Array.from({ length: 100 }, (_, n) => issuer.token({ kid: `k${n}` })));
  const statuses = await Promise.all(
    tokens.map((token) => modern(send, token, "tools/list").then(({ status }) => status)),
  );
  expect(new Set(statuses)).toEqual(new Set([401]));
  expect(issuer.asked.keys).toBeLessThanOrEqual(2);
  expect(issuer.asked.metadata).toBe(1);
});

test("AUTH-44 keys that were rotated are fetched when a token needs them, and old ones are forgotten [all]", async () => {
  const issuer = await openIssuer();
  const send = await serveProtected(makeProtected({ issuer: issuer.url }).server, "node");
  const status = async (token: string): Promise<number> => (await modern(send, token, "tools/list")).status;
  const old = await issuer.token({ expires: "1h" });
  expect(await status(old)).toBe(200);
  await issuer.rotate();
  const fresh = await issuer.token({ expires: "1h" });
  // Not at once: whoever makes up tokens could have the keys fetched with each.
  expect(await status(fresh)).toBe(401);
  expect(issuer.asked.keys).toBe(1);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 31_000 });
  onTestFinished(() => void vi.useRealTimers());
  expect(await status(fresh)).toBe(200);
  expect(await status(old)).toBe(401);
  expect(issuer.asked.keys).toBe(2);
});

test("AUTH-44, AUTH-09 of several issuers each signs for itself alone [all]", async () => {
  const [one, other, foreign] = [await openIssuer(), await openIssuer(), await openIssuer()];
  const send = await serveProtected(makeProtected({ issuer: [one.url, other.url] }).server, "node");
  const metadata = await (await send({}, "/.well-known/oauth-protected-resource")).json();
  expect(metadata).toMatchObject({ authorization_servers: [one.url, other.url] });
  for (const issuer of [one, other]) {
    const reply = await replyOf(await modern(send, await issuer.token(), "tools/call", { name: "whoami" }));
    expect(JSON.parse(textOf(reply)).auth.issuer).toBe(issuer.url);
  }
  for (const token of [await foreign.token(), await one.token({ claims: { iss: other.url } })]) {
    expect((await modern(send, token, "tools/list")).status).toBe(401);
  }
  // The same name at another issuer is somebody else.
  const opened = await legacy(send, await one.token(), "initialize", opening("2025-11-25"));
  const session = opened.headers.get("mcp-session-id") ?? "";
  expect((await legacy(send, await other.token(), "tools/list", {}, session)).status).toBe(404);
  expect((await legacy(send, await one.token(), "tools/list", {}, session)).status).toBe(200);
});

test.each(["jwt", "introspection"] as const)(
  "AUTH-44 clocks may differ by as much as is set, and no more: %s [all]",
  async (verify) => {
    const issuer = await openIssuer();
    const introspection = { clientId: "rooms", clientSecret: "secret-of-rooms" };
    const { server } = makeProtected({ issuer: issuer.url, verify, introspection, clockSkew: "60s" });
    const send = await serveProtected(server, "node");
    const now = Math.floor(Date.now() / 1000);
    const times: readonly (readonly [number, number, number])[] = [
      [now - 30, now - 3600, 200],
      [now - 90, now - 3600, 401],
      [now + 3600, now + 30, 200],
      [now + 3600, now + 90, 401],
    ];
    for (const [exp, nbf, status] of times) {
      const token = await issuer.token({ expires: exp, claims: { nbf } });
      issuer.active.set(token, { ...CLAIMS, exp, nbf });
      expect((await modern(send, token, "tools/list")).status).toBe(status);
    }
  },
);

test("AUTH-44 a token of an issuer that cannot be reached is answered with 503, and the issuer left alone [all]", async () => {
  const issuer = await openIssuer();
  const { server, records } = makeProtected({ issuer: issuer.url, jwksUri: `${issuer.url}/gone` });
  const send = await serveProtected(server, "node");
  const token = await issuer.token();
  for (let n = 0; n < 5; n++) expect((await modern(send, token, "tools/list")).status).toBe(503);
  expect(records.some(({ message }) => message === "tokens cannot be verified")).toBe(true);
  expect(JSON.stringify(records)).not.toContain(token);
});

test("AUTH-44 introspection is asked once for a token, and its audience checked [all]", async () => {
  const issuer = await openIssuer();
  const introspection = { clientId: "rooms", clientSecret: "secret-of-rooms" };
  const { server } = makeProtected({ issuer: issuer.url, verify: "introspection", introspection });
  const send = await serveProtected(server, "node");
  issuer.active.set("good", { ...CLAIMS, exp: inAnHour() });
  issuer.active.set("elsewhere", { ...CLAIMS, aud: "https://other.example" });
  issuer.active.set("expired", { ...CLAIMS, exp: inAnHour() - 7200 });
  for (let n = 0; n < 3; n++) expect((await modern(send, "good", "tools/list")).status).toBe(200);
  expect(issuer.asked.introspection).toBe(1);
  for (const token of ["elsewhere", "expired", "unknown"]) {
    expect((await modern(send, token, "tools/list")).status).toBe(401);
  }
});

test("AUTH-44 ways of checking combine: keys, JWT, and a handler whose audience is checked too [all]", async () => {
  const issuer = await openIssuer();
  const { server } = makeProtected({
    issuer: issuer.url,
    verify: ["jwt", "handler"],
    keys: { ci: { key: "a-key-of-the-build-servers", scopes: ["rooms:read"] } },
    handler: (token) =>
      token.startsWith("own-")
        ? { subject: token, scopes: [], audience: token === "own-good" ? RESOURCE : "x" }
        : undefined,
  });
  const send = await serveProtected(server, "node");
  for (const token of ["a-key-of-the-build-servers", await issuer.token(), "own-good"]) {
    expect((await modern(send, token, "tools/list")).status).toBe(200);
  }
  for (const token of ["a-key-of-the-build-server", "a-key-of-the-build-servers2", "own-bad", "else"]) {
    expect((await modern(send, token, "tools/list")).status).toBe(401);
  }
});
