/** What an attacker tries, each refused. */
import { createHash } from "node:crypto";
import { request } from "node:http";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { ByHand, REDIRECT, VERIFIER } from "./by-hand.ts";
import { guardedSite, SECRET, type SiteOptions } from "./guarded-site.ts";
import { textOf, Visitor } from "./visitor.ts";

const SAME_PROCESS: SiteOptions = { authOf: ({ verify }) => ({ verify: "handler", handler: verify }) };

async function byHand(options: SiteOptions = SAME_PROCESS): Promise<ByHand> {
  const hand = new ByHand(await guardedSite(options));
  await hand.register();
  return hand;
}

describe("codes", () => {
  test("AUTH-70, AUTH-05 a code is good once; shown again it ends what came of it [all]", async () => {
    const hand = await byHand();
    const code = await hand.code();
    const first = await hand.trade(code);
    expect(first.status).toBe(200);
    expect(first.headers.get("cache-control")).toBe("no-store");
    expect(await hand.use(first.body["access_token"])).toBe(200);
    const again = await hand.trade(code);
    expect([again.status, again.body["error"]]).toEqual([400, "invalid_grant"]);
    expect(await hand.use(first.body["access_token"])).toBe(401);
    expect((await hand.renew(String(first.body["refresh_token"]))).body["error"]).toBe("invalid_grant");
    expect(hand.site.records).toContainEqual(expect.objectContaining({ level: "warn", client: hand.clientId }));
    const logged = JSON.stringify(hand.site.records);
    for (const secret of [code, first.body["access_token"], first.body["refresh_token"]]) {
      expect(logged).not.toContain(secret);
    }
  });

  test("AUTH-70 a code that was used and is over still ends what came of it [all]", async () => {
    const hand = await byHand({ ...SAME_PROCESS, authorization: { lifetimes: { code: 1_500 } } });
    const code = await hand.code();
    const { body } = await hand.trade(code);
    const over = Date.now() + 2_000;
    vi.useFakeTimers({ toFake: ["Date"], now: over });
    onTestFinished(() => void vi.useRealTimers());
    expect((await hand.trade(code)).body["error"]).toBe("invalid_grant");
    expect(await hand.use(body["access_token"])).toBe(401);
  });

  test("AUTH-70 of two that show a code at the same time one gets tokens, and loses them [all]", async () => {
    const hand = await byHand();
    const code = await hand.code();
    const answers = await Promise.all([hand.trade(code), hand.trade(code), hand.trade(code)]);
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThan(2);
    for (const { body } of answers) {
      if (body["access_token"] !== undefined) expect(await hand.use(body["access_token"])).toBe(401);
    }
  });

  test("AUTH-70 a code ends soon [all]", async () => {
    const hand = await byHand({ authorization: { lifetimes: { code: 1 } } });
    expect((await hand.trade(await hand.code())).body["error"]).toBe("invalid_grant");
  });

  test.each([
    ["no verifier", { code_verifier: undefined }, "invalid_request"],
    ["another verifier", { code_verifier: "w".repeat(43) }, "invalid_grant"],
    ["the challenge as verifier", { code_verifier: digest(VERIFIER) }, "invalid_grant"],
    ["a verifier that is too short", { code_verifier: "v" }, "invalid_grant"],
    ["another redirect URI", { redirect_uri: "http://127.0.0.1:4712/callback" }, "invalid_grant"],
    ["another resource", { resource: "https://elsewhere.example/mcp" }, "invalid_target"],
  ])("AUTH-70 a code with %s is refused, and stays good for its client [all]", async (_, changed, error) => {
    const hand = await byHand();
    const code = await hand.code();
    const refused = await hand.trade(code, changed);
    expect([refused.status, refused.body["error"]]).toEqual([400, error]);
    expect((await hand.trade(code)).status).toBe(200);
  });

  test("AUTH-70 a code of another client is refused [all]", async () => {
    const hand = await byHand();
    const code = await hand.code();
    const mine = hand.clientId;
    await hand.register();
    expect(hand.clientId).not.toBe(mine);
    expect((await hand.trade(code)).body["error"]).toBe("invalid_grant");
  });
});

describe("the way to the consent page", () => {
  test.each([
    ["no challenge", { code_challenge: undefined }],
    ["no method, which would be plain", { code_challenge_method: undefined }],
    ["plain", { code_challenge_method: "plain", code_challenge: VERIFIER }],
    ["a challenge of another length", { code_challenge: "short" }],
    ["tokens in the answer", { response_type: "token" }],
    ["a scope there is not", { scope: "rooms:read rooms:burn" }],
    ["a server there are no tokens for", { resource: "https://elsewhere.example/mcp" }],
  ])("AUTH-72, AUTH-05 with %s nobody is asked, nor sent on [all]", async (_, changed) => {
    const hand = await byHand();
    const page = await hand.page(changed);
    expect([page.status, page.location]).toEqual([400, undefined]);
    expect(page.text).not.toContain("<form");
    // Whoever wants to may tell the client.
    const link = /href="([^"]+)"/.exec(page.text)?.[1]?.replaceAll("&#38;", "&") ?? "";
    const answer = new URL(link);
    expect(`${answer.origin}${answer.pathname}`).toBe(REDIRECT);
    expect([answer.searchParams.get("state"), answer.searchParams.get("iss")]).toEqual(["the-state", hand.site.origin]);
    expect(answer.searchParams.get("error")).toMatch(/^(invalid|unsupported)_/);
  });

  test.each([
    ["another host", { redirect_uri: "https://evil.example/callback" }],
    ["another path", { redirect_uri: "http://127.0.0.1:4711/callback/.." }],
    ["another loopback name", { redirect_uri: "http://localhost:4711/callback" }],
    ["a query more", { redirect_uri: `${REDIRECT}?next=https://evil.example` }],
    ["a host in the clothes of a port", { redirect_uri: "http://127.0.0.1:4711@evil.example/callback" }],
    ["a script", { redirect_uri: "javascript:alert(1)" }],
    ["nothing", { redirect_uri: undefined }],
    ["a client there is not", { client_id: "nobody" }],
    ["two clients", { client_id: undefined }],
  ])(
    "AUTH-64, SEC-10, AUTH3-10 %s as the way back: nobody is sent anywhere, by no link either [all]",
    async (_, changed) => {
      const hand = await byHand();
      const page = await hand.page(changed);
      expect([page.status, page.location]).toEqual([400, undefined]);
      expect(page.text).not.toMatch(/href|<form|evil/);
    },
  );

  test("AUTH-64 a program on this machine comes back on the port that is free [all]", async () => {
    const hand = await byHand();
    const redirect_uri = "http://127.0.0.1:50123/callback";
    const code = await hand.code({ redirect_uri });
    expect((await hand.trade(code, { redirect_uri })).status).toBe(200);
  });

  test("AUTH-72 a client that the operator knows is told at once [all]", async () => {
    const redirectUris = ["https://rooms.example/callback"];
    const site = await guardedSite({ authorization: { clients: [{ clientId: "web", redirectUris }] } });
    const hand = new ByHand(site);
    const page = await hand.page({ client_id: "web", redirect_uri: redirectUris[0], scope: "none" });
    expect(page.status).toBe(303);
    expect(page.location?.origin).toBe("https://rooms.example");
    expect(page.location?.searchParams.get("error")).toBe("invalid_scope");
  });
});

describe("consent", () => {
  test("AUTH-68, SEC-08 the page names client, host, server and scopes, in no frame and with no script [all]", async () => {
    const hand = await byHand();
    await hand.register({ client_name: 'Rooms <script>alert("x")</script>\u202e' });
    const page = await hand.page();
    expect(page.status).toBe(200);
    const text = textOf(page);
    for (const shown of [
      'Rooms <script>alert("x")</script>',
      "127.0.0.1:4711",
      hand.site.url,
      "See rooms and bookings",
    ]) {
      expect(text).toContain(shown);
    }
    expect(text).toContain("a program on this machine");
    expect(page.text).not.toMatch(/<script|\u202e| on[a-z]+=/);
    expect(page.headers.get("x-frame-options")).toBe("DENY");
    expect(page.headers.get("content-security-policy")).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("set-cookie")).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test("AUTH-37, AUTH-65 the answer names the issuer and gives the state back, for yes and for no [2026-07-28]", async () => {
    const hand = await byHand();
    const yes = await hand.agreed();
    expect([yes.get("iss"), yes.get("state")]).toEqual([hand.site.origin, "the-state"]);
    const { location } = await hand.visitor.press(await hand.page(), "deny");
    const no = location?.searchParams;
    expect([no?.get("error"), no?.get("iss"), no?.get("state")]).toEqual([
      "access_denied",
      hand.site.origin,
      "the-state",
    ]);
  });

  test("SEC-08, SEC-09 an answer from another browser, another page, or of long ago is refused [all]", async () => {
    const hand = await byHand();
    const page = await hand.page();
    const stranger = new Visitor();
    expect((await stranger.press(page, "approve")).status).toBe(403);
    // The victim has a cookie of their own, and a form of the attacker's.
    await stranger.open(`${hand.site.origin}/authorize?client_id=${hand.clientId}`);
    expect((await stranger.press(page, "approve")).status).toBe(403);
    const forged = { ...page, url: new URL("https://evil.example/") };
    expect((await hand.visitor.press(forged, "approve")).status).toBe(403);
    expect((await hand.visitor.press(page, "approve", { request: "made.up.text" })).status).toBe(403);
    expect((await hand.visitor.press(page, "approve", { request: "" })).status).toBe(403);
    expect((await hand.visitor.press(page, "approve")).status).toBe(303);
  });

  test("SEC-08 a user who is not one of those to choose from is refused [all]", async () => {
    const hand = await byHand();
    expect((await hand.visitor.press(await hand.page(), "approve", { user: "root" })).status).toBe(403);
    const chosen = await hand.visitor.press(await hand.page(), "approve", { user: "grace" });
    expect(chosen.location?.searchParams.has("code")).toBe(true);
  });
});

describe("refresh tokens", () => {
  test("AUTH-67, AUTH-70 one that was used ends the sign-in when it is shown again [all]", async () => {
    const hand = await byHand();
    const first = await hand.trade(await hand.code());
    const second = await hand.renew(String(first.body["refresh_token"]));
    expect(second.status).toBe(200);
    expect(await hand.use(second.body["access_token"])).toBe(200);
    const stolen = await hand.renew(String(first.body["refresh_token"]));
    expect([stolen.status, stolen.body["error"]]).toEqual([400, "invalid_grant"]);
    expect(await hand.use(second.body["access_token"])).toBe(401);
    expect((await hand.renew(String(second.body["refresh_token"]))).body["error"]).toBe("invalid_grant");
  });

  test("AUTH-70 they give no more than was agreed to, to nobody else, for nothing else [all]", async () => {
    const hand = await byHand();
    const { body } = await hand.trade(await hand.code({ scope: "rooms:read rooms:write" }));
    const token = String(body["refresh_token"]);
    expect((await hand.renew(token, { scope: "rooms:read admin" })).body["error"]).toBe("invalid_scope");
    expect((await hand.renew(token, { resource: "https://elsewhere.example/" })).body["error"]).toBe("invalid_target");
    const narrowed = await hand.renew(token, { scope: "rooms:read" });
    expect(narrowed.body["scope"]).toBe("rooms:read");
    const wide = await hand.renew(String(narrowed.body["refresh_token"]));
    expect(wide.body["scope"]).toBe("rooms:read rooms:write");
    await hand.register();
    expect((await hand.renew(String(wide.body["refresh_token"]))).body["error"]).toBe("invalid_grant");
  });
});

describe("clients", () => {
  test("AUTH-70 a wrong secret is refused, again and again, and then for a while whatever it is [all]", async () => {
    const hand = await byHand();
    const basic = (secret: string): Readonly<Record<string, string>> => ({
      authorization: `Basic ${Buffer.from(`rooms:${secret}`).toString("base64")}`,
    });
    const ask = { token: "unknown" };
    const wrong = await hand.post("/introspect", ask, basic("wrong"));
    expect([wrong.status, wrong.body["error"]]).toEqual([401, "invalid_client"]);
    expect(wrong.headers.get("www-authenticate")).toBe("Basic");
    expect((await hand.post("/introspect", ask, basic(SECRET))).body).toEqual({ active: false });
    expect((await hand.post("/introspect", { ...ask, client_id: hand.clientId })).status).toBe(403);
    for (let at = 1; at < 30; at++) await hand.post("/introspect", ask, basic("wrong"));
    const late = await hand.post("/introspect", ask, basic(SECRET));
    expect([late.status, late.headers.get("retry-after")]).toEqual([429, "60"]);
  });

  test.each([
    ["a web client on loopback", { application_type: "web" }, "invalid_redirect_uri"],
    ["plain http", { redirect_uris: ["http://rooms.example/callback"] }, "invalid_redirect_uri"],
    ["a script", { redirect_uris: ["javascript:alert(1)"] }, "invalid_redirect_uri"],
    ["a fragment", { redirect_uris: ["https://rooms.example/#x"] }, "invalid_redirect_uri"],
    ["credentials", { redirect_uris: ["https://user:word@rooms.example/"] }, "invalid_redirect_uri"],
    ["a line break", { redirect_uris: ["https://rooms.example/\n"] }, "invalid_redirect_uri"],
    ["no way back", { redirect_uris: [] }, "invalid_redirect_uri"],
    [
      "too many",
      { redirect_uris: Array.from({ length: 11 }, (_, at) => `https://r.example/${at}`) },
      "invalid_redirect_uri",
    ],
    ["tokens for itself", { grant_types: ["client_credentials"] }, "invalid_client_metadata"],
    ["an unknown method", { token_endpoint_auth_method: "tls_client_auth" }, "invalid_client_metadata"],
    ["an unknown type", { application_type: "spaceship" }, "invalid_client_metadata"],
  ])("AUTH-62, AUTH-64 a client with %s does not become one [all]", async (_, metadata, error) => {
    const { status, body } = await (await byHand()).register(metadata);
    expect([status, body["error"]]).toEqual([400, error]);
    expect(String(body["error_description"])).not.toBe("");
  });

  test("AUTH-26, AUTH-27 what runs on the user's machine is native, also where it does not say so [2026-07-28]", async () => {
    const hand = await byHand();
    expect((await hand.register()).body["application_type"]).toBe("native");
    expect((await hand.register({ application_type: "native" })).status).toBe(201);
    const web = await hand.register({ redirect_uris: ["https://rooms.example/callback"] });
    expect(web.body["application_type"]).toBe("web");
    expect(web.body).not.toHaveProperty("secretDigest");
  });

  test("a secret is shown once, and is needed then", async () => {
    const hand = await byHand();
    const { body } = await hand.register({ token_endpoint_auth_method: "client_secret_post" });
    const code = await hand.code();
    expect((await hand.trade(code)).status).toBe(401);
    expect((await hand.trade(code, { client_secret: String(body["client_secret"]) })).status).toBe(200);
  });

  test("registrations and bodies are bounded", async () => {
    const hand = await byHand();
    expect((await hand.registerText("{")).status).toBe(400);
    expect((await hand.registerText(JSON.stringify({ client_name: "x".repeat(70_000) }))).status).toBe(413);
    let last = 0;
    for (let at = 0; at < 60; at++) last = (await hand.register()).status;
    expect(last).toBe(429);
  });
});

test("SEC-02 a name that leads here by trickery is refused [all]", async () => {
  const { origin } = await guardedSite();
  const status = await new Promise<number | undefined>((resolve) => {
    const headers = { host: "evil.example" };
    request(`${origin}/authorize?client_id=x`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).end();
  });
  expect(status).toBe(403);
});

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
