/** Clients that need no user at a page: programs, and those of an organisation. */

import { createServer } from "node:http";
import { clientCredentials, enterpriseManaged } from "@mcpwright/runtime/auth/client";
import type { AuthorizationServerOptions, TrustedProvider } from "@mcpwright/runtime/authorization-server";
import { connect } from "@mcpwright/runtime/client";
import { exportJWK, exportPKCS8, type GenerateKeyPairResult, generateKeyPair, SignJWT } from "jose";
import { describe, expect, onTestFinished, test } from "vitest";
import { listenOnLoopback } from "../runtime/support/loopback.ts";
import { ByHand } from "./by-hand.ts";
import { type GuardedSite, guardedSite } from "./guarded-site.ts";

const JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
const ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const clientSecret = "a-secret-of-the-nightly-program";

const newPair = (): Promise<GenerateKeyPairResult> => generateKeyPair("ES256", { extractable: true });

async function called(site: GuardedSite, auth: ReturnType<typeof clientCredentials>): Promise<unknown> {
  const client = await connect(site.url, { auth, revision: "2026-07-28" });
  onTestFinished(() => client.close());
  return (await client.callTool("search")).content;
}

describe("programs that act for themselves", () => {
  test("AUTH3-08, AUTH-05 get in with a secret [all]", async () => {
    const clients = [{ clientId: "nightly", clientSecret, grantTypes: ["client_credentials"] as const }];
    const site = await guardedSite({ authorization: { clients } });
    const said = await called(site, clientCredentials({ clientId: "nightly", clientSecret }));
    expect(said).toEqual([{ type: "text", text: "two rooms for nightly" }]);
  });

  test("AUTH3-08, AUTH-05 get in with a key that they show to nobody [all]", async () => {
    const { privateKey, publicKey } = await newPair();
    const keys = { keys: [await exportJWK(publicKey)] };
    const clients = [{ clientId: "nightly", keys, grantTypes: ["client_credentials"] as const }];
    const site = await guardedSite({ authorization: { clients } });
    const said = await called(
      site,
      clientCredentials({ clientId: "nightly", privateKey: await exportPKCS8(privateKey) }),
    );
    expect(said).toEqual([{ type: "text", text: "two rooms for nightly" }]);
  });

  test("AUTH-70 are refused what they are not registered for [all]", async () => {
    const hand = new ByHand(await guardedSite());
    const { body } = await hand.register({ token_endpoint_auth_method: "client_secret_post" });
    const fields = { client_id: hand.clientId, client_secret: String(body["client_secret"]) };
    const refused = await hand.post("/token", { ...fields, grant_type: "client_credentials" });
    expect([refused.status, refused.body["error"]]).toEqual([400, "unauthorized_client"]);
    const unknown = await hand.post("/token", { ...fields, grant_type: "password" });
    expect([unknown.status, unknown.body["error"]]).toEqual([400, "unsupported_grant_type"]);
  });
});

describe("keys of clients", () => {
  async function keyed(): Promise<{ ask: (changed?: Changed) => Promise<number> }> {
    const mine = await newPair();
    const other = await newPair();
    const keys = { keys: [await exportJWK(mine.publicKey)] };
    const clients = [{ clientId: "nightly", keys, grantTypes: ["client_credentials"] as const }];
    const hand = new ByHand(await guardedSite({ authorization: { clients } }));
    let count = 0;
    return {
      ask: async ({ claims, foreign, expires = "1m", type = ASSERTION, fields, alg = "ES256" } = {}) => {
        const all = { iss: "nightly", sub: "nightly", aud: hand.site.origin, jti: `${count++}`, ...claims };
        const signing = new SignJWT(all).setProtectedHeader({ alg }).setIssuedAt().setExpirationTime(expires);
        const secret = new TextEncoder().encode(JSON.stringify(keys.keys[0]));
        const client_assertion = await signing.sign(
          alg === "HS256" ? secret : foreign ? other.privateKey : mine.privateKey,
        );
        const form = { grant_type: "client_credentials", client_assertion, client_assertion_type: type, ...fields };
        return (await hand.post("/token", form)).status;
      },
    };
  }

  interface Changed {
    readonly claims?: Readonly<Record<string, unknown>>;
    readonly foreign?: boolean;
    readonly expires?: string;
    readonly type?: string;
    readonly alg?: string;
    readonly fields?: Readonly<Record<string, string>>;
  }

  test.each<[string, Changed, number]>([
    ["signed by another key", { foreign: true }, 401],
    ["signed with the public key as a secret", { alg: "HS256" }, 401],
    ["for another server", { claims: { aud: "https://elsewhere.example" } }, 401],
    ["of another issuer", { claims: { iss: "somebody" } }, 401],
    ["of a client there is not", { claims: { sub: "somebody", iss: "somebody" } }, 401],
    ["expired", { expires: "-2m" }, 401],
    ["good for a year", { expires: "1y" }, 401],
    ["without a number of its own", { claims: { jti: undefined } }, 401],
    ["of another type", { type: "urn:ietf:params:oauth:client-assertion-type:saml2-bearer" }, 401],
    ["of another than client_id says", { fields: { client_id: "rooms" } }, 400],
    ["beside a secret", { fields: { client_secret: "x" } }, 400],
  ])("AUTH-70, OCC-05 an assertion %s is refused [all]", async (_, changed, status) => {
    const { ask } = await keyed();
    expect(await ask(changed)).toBe(status);
    expect(await ask()).toBe(200);
  });

  test("AUTH-70 an assertion is good once [all]", async () => {
    const { ask } = await keyed();
    expect(await ask({ claims: { jti: "the same" } })).toBe(200);
    expect(await ask({ claims: { jti: "the same" } })).toBe(401);
  });

  test("options that are wrong are told", async () => {
    const { privateKey, publicKey } = await newPair();
    const secret = { keys: [await exportJWK(privateKey)] };
    const open = { keys: [await exportJWK(publicKey)] };
    for (const client of [{ keys: secret }, { keys: open, clientSecret }, { keys: { keys: [] } }]) {
      const clients = [{ clientId: "nightly", ...client }];
      await expect(guardedSite({ authorization: { clients } })).rejects.toMatchObject({ code: "bad-option" });
    }
  });
});

describe("users of an organisation", () => {
  interface Organisation {
    readonly site: GuardedSite;
    readonly hand: ByHand;
    readonly issuer: string;
    idJag(claims?: Readonly<Record<string, unknown>>, header?: Readonly<Record<string, unknown>>): Promise<string>;
    trade(assertion: string, fields?: Readonly<Record<string, string>>): ReturnType<ByHand["post"]>;
  }

  /** An identity provider that exchanges any ID token for an ID-JAG, and a server that trusts it. */
  async function organisation(user?: TrustedProvider["user"]): Promise<Organisation> {
    const pair = await newPair();
    const keys = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: "only", alg: "ES256" }] };
    const http = createServer(async (request, response) => {
      let form = "";
      for await (const chunk of request.setEncoding("utf8")) form += chunk;
      const asked = new URLSearchParams(form);
      const { scope, resource } = Object.fromEntries(asked);
      const answer = {
        issued_token_type: "urn:ietf:params:oauth:token-type:id-jag",
        access_token: await idJag({ scope, resource }),
        token_type: "N_A",
      };
      const metadata = { issuer, jwks_uri: `${issuer}/keys` };
      const body = request.url === "/keys" ? keys : request.url === "/exchange" ? answer : metadata;
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
    const issuer = await listenOnLoopback(http);
    const authorization: Partial<AuthorizationServerOptions> = {
      clients: [{ clientId: "desk", clientSecret, grantTypes: [JWT_BEARER] }],
      identityProviders: [{ issuer, ...(user !== undefined && { user }) }],
    };
    const site = await guardedSite({ authorization });
    let count = 0;
    const idJag: Organisation["idJag"] = (claims, header) =>
      new SignJWT({ sub: "ada@work", aud: site.origin, client_id: "desk", jti: `${count++}`, ...claims })
        .setProtectedHeader({ alg: "ES256", typ: "oauth-id-jag+jwt", kid: "only", ...header })
        .setIssuer((claims?.["iss"] as string | undefined) ?? issuer)
        .setIssuedAt()
        .setExpirationTime((claims?.["exp"] as number | undefined) ?? "2m")
        .sign(pair.privateKey);
    const hand = new ByHand(site);
    const trade: Organisation["trade"] = (assertion, fields) => {
      const form = { grant_type: JWT_BEARER, assertion, client_id: "desk", client_secret: clientSecret, ...fields };
      return hand.post("/token", form);
    };
    return { site, hand, issuer, idJag, trade };
  }

  test("EMA-03, EMA-02 get in by the word of its identity provider, and are not asked [2025-11-25, 2026-07-28]", async () => {
    const { site, issuer } = await organisation();
    const identityProvider = { issuer, tokenEndpoint: `${issuer}/exchange`, clientId: "desk-there" };
    for (const revision of ["2025-11-25", "2026-07-28"] as const) {
      const auth = enterpriseManaged({
        clientId: "desk",
        clientSecret,
        identityProvider,
        idToken: () => "the ID token",
      });
      const client = await connect(site.url, { auth, revision });
      expect((await client.callTool("search")).content).toEqual([{ type: "text", text: "two rooms for ada@work" }]);
      await client.close();
    }
    expect(site.count("GET /authorize")).toBe(0);
  });

  test.each<[string, Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]>([
    ["for another server", { aud: "https://elsewhere.example" }, {}],
    ["for another client", { client_id: "somebody" }, {}],
    ["of another provider", { iss: "https://evil.example" }, {}],
    ["that is over", { exp: 1 }, {}],
    ["that lives for a year", { exp: Math.floor(Date.now() / 1000) + 31_536_000 }, {}],
    ["without a number of its own", { jti: undefined }, {}],
    ["about nobody", { sub: undefined }, {}],
    ["that is an ID token", {}, { typ: "JWT" }],
    ["signed by a key there is not", {}, { kid: "another" }],
  ])("EMA-03, AUTH-70 an assertion %s is refused [2025-11-25, 2026-07-28]", async (_, claims, header) => {
    const { idJag, trade } = await organisation();
    const { status, body } = await trade(await idJag(claims, header));
    expect([status, body["error"]]).toEqual([400, "invalid_grant"]);
    expect((await trade(await idJag())).status).toBe(200);
  });

  test("EMA-03 an assertion is good once, and for no more than it says [2025-11-25, 2026-07-28]", async () => {
    const { idJag, trade, site } = await organisation();
    const assertion = await idJag({ scope: "rooms:read", resource: site.url });
    expect((await trade(assertion)).body["scope"]).toBe("rooms:read");
    expect((await trade(assertion)).body["error"]).toBe("invalid_grant");
    const more = await trade(await idJag({ scope: "rooms:read" }), { scope: "rooms:write" });
    expect(more.body["error"]).toBe("invalid_scope");
    const elsewhere = await trade(await idJag({ resource: site.url }), { resource: "https://elsewhere.example/" });
    expect(elsewhere.body["error"]).toBe("invalid_target");
  });

  test("EMA-03 who the user is here is for the operator to say [2025-11-25, 2026-07-28]", async () => {
    const known = await organisation(({ email }) => (email === "ada@work.example" ? { subject: "ada" } : undefined));
    const { body } = await known.trade(await known.idJag({ email: "ada@work.example" }));
    expect(await known.site.authorization.verify(String(body["access_token"]))).toMatchObject({ subject: "ada" });
    expect((await known.trade(await known.idJag())).body["error"]).toBe("invalid_grant");
  });

  test("a client that is not registered for it is refused", async () => {
    const { hand, idJag, trade } = await organisation();
    await hand.register();
    const { body } = await trade(await idJag({ client_id: hand.clientId }), {
      client_id: hand.clientId,
      client_secret: "",
    });
    expect(body["error"]).toBe("unauthorized_client");
  });
});
