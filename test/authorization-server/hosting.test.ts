/** Where an authorization server may stand, and what it says of itself there. */
import { createServer, listen } from "@mcpwright/runtime";
import {
  type AuthorizationServerOptions,
  createAuthorizationServer,
  listenAuthorizationServer,
} from "@mcpwright/runtime/authorization-server";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { SCOPES } from "./guarded-site.ts";

const OPTIONS: AuthorizationServerOptions = {
  issuer: "https://id.example/auth",
  scopes: SCOPES,
  signIn: () => ({ subject: "ada" }),
};

const ask = (url: string, init?: RequestInit): Promise<Response> =>
  createAuthorizationServer(OPTIONS).fetchHandler(new Request(url, init));

describe("metadata", () => {
  test.each([
    "https://id.example/.well-known/oauth-authorization-server/auth",
    "https://id.example/.well-known/openid-configuration/auth",
    "https://id.example/auth/.well-known/openid-configuration",
  ])("AUTH-14, AUTH-61, AUTH-37 are at %s [all]", async (url) => {
    const response = await ask(url);
    expect(response.status).toBe(200);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(await response.json()).toMatchObject({
      issuer: "https://id.example/auth",
      authorization_endpoint: "https://id.example/auth/authorize",
      token_endpoint: "https://id.example/auth/token",
      registration_endpoint: "https://id.example/auth/register",
      jwks_uri: "https://id.example/auth/jwks",
      code_challenge_methods_supported: ["S256"],
      response_types_supported: ["code"],
      authorization_response_iss_parameter_supported: true,
    });
  });

  test("no private part of a key is published", async () => {
    const { keys } = (await (await ask("https://id.example/auth/jwks")).json()) as { keys: object[] };
    expect(keys).toEqual([expect.objectContaining({ kty: "EC", alg: "ES256", use: "sig" })]);
    expect(keys[0]).not.toHaveProperty("d");
  });

  test("keys are replaced in time; old ones stay published as long as their tokens are good", async () => {
    const lifetimes = { signingKey: 1 };
    const { fetchHandler } = createAuthorizationServer({ ...OPTIONS, lifetimes });
    const kidsOf = async (): Promise<readonly string[]> => {
      const { keys } = (await (await fetchHandler(new Request("https://id.example/auth/jwks"))).json()) as {
        keys: readonly { readonly kid: string }[];
      };
      return keys.map(({ kid }) => kid);
    };
    const [first] = await kidsOf();
    await vi.waitFor(async () => expect((await kidsOf()).length).toBeGreaterThan(2));
    expect(await kidsOf()).toContain(first);
  });

  test("pages of other origins may use what knows nobody by cookies, and nothing else", async () => {
    const preflight = { method: "OPTIONS", headers: { origin: "https://app.example" } };
    const open = await ask("https://id.example/auth/token", preflight);
    expect([open.status, open.headers.get("access-control-allow-origin")]).toEqual([204, "*"]);
    const closed = await ask("https://id.example/auth/consent", preflight);
    expect([closed.status, closed.headers.get("access-control-allow-origin")]).toEqual([405, null]);
  });

  test("what is not there is 404, and what is there for another method 405", async () => {
    expect((await ask("https://id.example/authorize")).status).toBe(404);
    expect((await ask("https://id.example/auth/token")).headers.get("allow")).toBe("POST");
    expect((await ask("https://id.example/auth/token", { method: "POST", body: "{}" })).status).toBe(415);
    expect((await ask(`https://id.example/auth/authorize?state=${"x".repeat(20_000)}`)).status).toBe(414);
  });
});

describe("sign-in", () => {
  const query = "client_id=web&redirect_uri=https://rooms.example/cb&response_type=code&code_challenge_method=S256";
  const url = `https://id.example/auth/authorize?${query}&code_challenge=${"c".repeat(43)}&resource=https://id.example/mcp`;
  const clients = [{ clientId: "web", redirectUris: ["https://rooms.example/cb"] }];

  test("SEC-09 over https the cookie is for this host alone [all]", async () => {
    const { fetchHandler } = createAuthorizationServer({ ...OPTIONS, clients });
    const page = await fetchHandler(new Request(url));
    expect(page.status).toBe(200);
    expect(page.headers.get("set-cookie")).toMatch(/^__Host-[^;]+; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    expect(await page.text()).toContain("You are signed in as <strong>ada</strong>");
  });

  test("who is not signed in is sent to where that is done, with the way back", async () => {
    const signIn: AuthorizationServerOptions["signIn"] = (request) => ({
      redirect: `https://id.example/login?next=${encodeURIComponent(request.url)}`,
    });
    const { fetchHandler } = createAuthorizationServer({ ...OPTIONS, clients, signIn });
    const away = await fetchHandler(new Request(url));
    expect(away.status).toBe(303);
    const next = new URL(away.headers.get("location") ?? "").searchParams.get("next") ?? "";
    expect(new URL(next).searchParams.get("client_id")).toBe("web");
  });

  test("nobody is nobody", async () => {
    const { fetchHandler } = createAuthorizationServer({ ...OPTIONS, clients, signIn: () => undefined });
    const response = await fetchHandler(new Request(url));
    expect([response.status, response.headers.get("location")?.split("?")[0]]).toEqual([
      303,
      "https://rooms.example/cb",
    ]);
  });

  test.each<[string, Partial<AuthorizationServerOptions>]>([
    ["users", { users: ["ada"] }],
    ["signIn", { signIn: undefined as never }],
    ["issuer", { issuer: "http://id.example" }],
    ["issuer", { issuer: "https://id.example/?tenant=1" }],
    ["resources", { resources: ["ftp://rooms.example"] }],
    ["clients", { clients: [{ clientId: "x", clientSecret: "short" }] }],
    ["clients", { clients: [{ clientId: "x", redirectUris: ["http://rooms.example/"] }] }],
    ["clients", { clients: [{ clientId: "x", grantTypes: ["client_credentials"] }] }],
    ["identityProviders", { identityProviders: [{ issuer: "https://a.example" }, { issuer: "https://b.example" }] }],
  ])("AUTH-62 options that are wrong are told: %s [all]", (name, changed) => {
    expect(() => createAuthorizationServer({ ...OPTIONS, ...changed })).toThrow(
      expect.objectContaining({ code: "bad-option", message: expect.stringContaining(name) }),
    );
  });
});

describe("ports", () => {
  test("AUTH3-05 alone it is where it says that it is, at the usual places [2025-03-26]", async () => {
    const server = await listenAuthorizationServer({ scopes: SCOPES, users: ["ada"] });
    onTestFinished(() => server.close());
    const { origin } = new URL(server.issuer);
    expect(origin).toBe(`http://127.0.0.1:${server.port}`);
    for (const path of ["/authorize", "/token", "/register"]) {
      expect((await fetch(`${origin}${path}`)).status).not.toBe(404);
    }
    await expect(
      listenAuthorizationServer({ scopes: SCOPES, users: ["ada"], port: server.port }),
    ).rejects.toMatchObject({
      code: "listen",
    });
    await expect(listenAuthorizationServer({ scopes: SCOPES, users: ["ada"], host: "0.0.0.0" })).rejects.toMatchObject({
      code: "bad-option",
    });
  });

  test("beside a server on one port each answers for its own paths", async () => {
    const others = createAuthorizationServer({ ...OPTIONS, issuer: "http://127.0.0.1:1", users: ["ada"] }).nodeHandler;
    const listening = await listen(createServer({ name: "rooms", version: "1.0.0" }), { port: 0, others });
    onTestFinished(() => listening.close());
    const { origin } = new URL(listening.url);
    expect((await fetch(`${origin}/.well-known/oauth-authorization-server`)).status).toBe(200);
    expect((await fetch(`${origin}/elsewhere`)).status).toBe(404);
    expect((await fetch(listening.url, { method: "DELETE" })).status).not.toBe(404);
  });
});
