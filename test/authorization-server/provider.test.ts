/** A provider of one's own: nine operations, with whatever tokens it likes. */
import {
  type AccessToken,
  type AuthorizationCode,
  type AuthorizationProvider,
  type AuthorizationRequest,
  type Authorized,
  OAuthError,
  type RefreshToken,
  type RegisteredClient,
  type Tokens,
} from "@mcpwright/runtime/authorization-server";
import { describe, expect, test } from "vitest";
import { ByHand } from "./by-hand.ts";
import { guardedSite, SECRET } from "./guarded-site.ts";

const soon = (): number => Math.floor(Date.now() / 1000) + 60;

/** Gives out tokens that say nothing, counted. */
class Counting implements AuthorizationProvider {
  readonly calls: string[] = [];
  readonly #clients: Map<string, RegisteredClient> = new Map();
  readonly #codes: Map<string, AuthorizationCode> = new Map();
  readonly #refresh: Map<string, RefreshToken> = new Map();
  readonly #access: Map<string, AccessToken> = new Map();

  getClient(clientId: string): RegisteredClient | undefined {
    this.calls.push("getClient");
    return this.#clients.get(clientId);
  }

  registerClient(client: RegisteredClient): void {
    this.calls.push("registerClient");
    if (client.client_name === "nobody") throw new OAuthError("invalid_client_metadata", "Not that one");
    this.#clients.set(client.client_id, client);
  }

  authorize(client: RegisteredClient, request: AuthorizationRequest): Authorized {
    this.calls.push("authorize");
    const { redirectUri, codeChallenge, scopes, resource, user } = request;
    const code = `code-${this.#codes.size}`;
    const grant = { clientId: client.client_id, subject: user?.subject ?? "", scopes, resource, expiresAt: soon() };
    this.#codes.set(code, { ...grant, code, redirectUri, codeChallenge });
    return { code };
  }

  loadAuthorizationCode(_: RegisteredClient, code: string): AuthorizationCode | undefined {
    this.calls.push("loadAuthorizationCode");
    // Of any client: the server looks whose it is.
    return this.#codes.get(code);
  }

  exchangeAuthorizationCode(_: RegisteredClient, code: AuthorizationCode): Tokens {
    this.calls.push("exchangeAuthorizationCode");
    this.#codes.delete(code.code);
    return this.#issue(code, code.scopes);
  }

  loadRefreshToken(_: RegisteredClient, token: string): RefreshToken | undefined {
    this.calls.push("loadRefreshToken");
    return this.#refresh.get(token);
  }

  exchangeRefreshToken(_: RegisteredClient, token: RefreshToken, scopes: readonly string[]): Tokens {
    this.calls.push("exchangeRefreshToken");
    this.#refresh.delete(token.token);
    return this.#issue(token, scopes);
  }

  loadAccessToken(token: string): AccessToken | undefined {
    this.calls.push("loadAccessToken");
    return this.#access.get(token);
  }

  revokeToken({ token }: AccessToken | RefreshToken): void {
    this.calls.push("revokeToken");
    this.#access.delete(token);
    this.#refresh.delete(token);
  }

  #issue({ clientId, subject, resource }: AuthorizationCode | RefreshToken, scopes: readonly string[]): Tokens {
    const at = this.#access.size;
    const grant = { clientId, subject, resource, scopes, expiresAt: soon() };
    const [accessToken, refreshToken] = [`access-${at}`, `refresh-${at}`];
    this.#access.set(accessToken, { ...grant, kind: "access", token: accessToken, issuedAt: soon() - 60 });
    this.#refresh.set(refreshToken, { ...grant, kind: "refresh", token: refreshToken });
    return { accessToken, expiresIn: 60, scopes, refreshToken };
  }
}

describe("a provider of one's own", () => {
  test("gets what was checked, and its tokens open the server that asks about them", async () => {
    const provider = new Counting();
    const site = await guardedSite({
      authorization: { provider },
      auth: { verify: "introspection", introspection: { clientId: "rooms", clientSecret: SECRET } },
    });
    const hand = new ByHand(site);
    await hand.register();
    const first = await hand.trade(await hand.code());
    expect(first.body).toMatchObject({ access_token: "access-0", refresh_token: "refresh-0", scope: "rooms:read" });
    expect(await hand.use("access-0")).toBe(200);
    const second = await hand.renew("refresh-0");
    expect(second.body["access_token"]).toBe("access-1");
    const revoked = await hand.post("/revoke", { token: "access-1", client_id: hand.clientId });
    expect(revoked.status).toBe(200);
    expect(await hand.use("access-1")).toBe(401);
    expect([...new Set(provider.calls)].sort()).toEqual([
      "authorize",
      "exchangeAuthorizationCode",
      "exchangeRefreshToken",
      "getClient",
      "loadAccessToken",
      "loadAuthorizationCode",
      "loadRefreshToken",
      "registerClient",
      "revokeToken",
    ]);
  });

  test("is not asked for what the request already lacks: verifier, client, scopes", async () => {
    const provider = new Counting();
    const hand = new ByHand(await guardedSite({ authorization: { provider } }));
    await hand.register();
    const code = await hand.code();
    expect((await hand.trade(code, { code_verifier: "w".repeat(43) })).body["error"]).toBe("invalid_grant");
    const mine = hand.clientId;
    await hand.register();
    expect((await hand.trade(code)).body["error"]).toBe("invalid_grant");
    hand.clientId = mine;
    const { body } = await hand.trade(code);
    const wide = await hand.renew(String(body["refresh_token"]), { scope: "rooms:write" });
    expect(wide.body["error"]).toBe("invalid_scope");
    expect(provider.calls.filter((call) => call.startsWith("exchange"))).toEqual(["exchangeAuthorizationCode"]);
  });

  test("refuses in its own words; what else it throws is logged, and told to nobody", async () => {
    const provider = new Counting();
    const site = await guardedSite({ authorization: { provider } });
    const hand = new ByHand(site);
    const refused = await hand.register({ client_name: "nobody" });
    expect([refused.status, refused.body["error_description"]]).toEqual([400, "Not that one"]);
    provider.registerClient = () => {
      throw new Error("the database is at 10.0.0.7");
    };
    const failed = await hand.register();
    expect([failed.status, failed.body]).toEqual([
      500,
      { error: "server_error", error_description: "The server failed" },
    ]);
    expect(site.records).toContainEqual(expect.objectContaining({ level: "error", path: "/register" }));
  });

  test("has no grants that it does not know", async () => {
    const clients = [{ clientId: "nightly", clientSecret: SECRET, grantTypes: ["client_credentials"] as const }];
    const hand = new ByHand(await guardedSite({ authorization: { provider: new Counting(), clients } }));
    const fields = { grant_type: "client_credentials", client_id: "nightly", client_secret: SECRET };
    expect((await hand.post("/token", fields)).body["error"]).toBe("unsupported_grant_type");
  });
});

test("a resource is the same however its client writes it, and stands in tokens as the operator does", async () => {
  const resources = ["https://rooms.example"];
  const site = await guardedSite({ authorization: { resources } });
  const hand = new ByHand(site);
  await hand.register();
  const resource = "https://rooms.example/";
  const { body } = await hand.trade(await hand.code({ resource }), { resource });
  expect(await site.authorization.verify(String(body["access_token"]))).toMatchObject({ audience: resources[0] });
  expect((await hand.page({ resource: "https://rooms.example/other" })).status).toBe(400);
});

test("an address that cannot be written ends the connection, and is logged", async () => {
  const clients = [{ clientId: "web", redirectUris: ["https://rooms.example/cb"] }];
  const signIn = (): { redirect: string } => ({ redirect: "https://id.example/\nset-cookie: x" });
  const site = await guardedSite({ authorization: { users: [], signIn, clients } });
  const hand = new ByHand(site);
  await expect(hand.page({ client_id: "web", redirect_uri: "https://rooms.example/cb" })).rejects.toThrow();
  expect(site.records).toContainEqual(expect.objectContaining({ message: "an answer cannot be written" }));
});
