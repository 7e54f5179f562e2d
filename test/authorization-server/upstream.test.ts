/** Users sign in at somebody else's identity provider, which has agreed long ago to whatever this server asks. */

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loopbackRedirect, oauth } from "@mcpwright/runtime/auth/client";
import { type AuthorizationServerOptions, FileRecords } from "@mcpwright/runtime/authorization-server";
import { connect } from "@mcpwright/runtime/client";
import { describe, expect, onTestFinished, test } from "vitest";
import { ByHand } from "./by-hand.ts";
import { type GuardedSite, guardedSite } from "./guarded-site.ts";
import { type IdentitySite, identitySite, UPSTREAM_SECRET } from "./identity-site.ts";
import { type Page, textOf, Visitor } from "./visitor.ts";

interface Proxy {
  readonly identity: IdentitySite;
  readonly site: GuardedSite;
  readonly hand: ByHand;
  /** Agrees, and signs in upstream: what the client hears. */
  back(page: Page): Promise<URLSearchParams>;
}

async function proxied(
  changed: Partial<AuthorizationServerOptions["upstream"]> = {},
  more: Partial<AuthorizationServerOptions> = {},
): Promise<Proxy> {
  const identity = await identitySite();
  const upstream = { issuer: identity.issuer, clientId: "proxy", clientSecret: UPSTREAM_SECRET, ...changed };
  const site = await guardedSite({
    authorization: { users: [], upstream, ...more },
    authOf: ({ verify }) => ({ verify: "handler", handler: verify }),
  });
  const hand = new ByHand(site);
  await hand.register();
  return {
    identity,
    site,
    hand,
    async back(page) {
      const away = await hand.visitor.press(page, "approve");
      const returned = await hand.visitor.open(away.location ?? "");
      const answered = await hand.visitor.open(returned.location ?? "");
      return answered.location?.searchParams ?? new URLSearchParams();
    },
  };
}

test.each(["2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"] as const)(
  "AUTH-47, AUTH-69, AUTH3-15 users sign in upstream after they agreed here, and clients get tokens of this server [%s]",
  async (revision) => {
    const { identity, site } = await proxied();
    const visitor = new Visitor();
    const open = async (url: URL): Promise<void> => {
      const page = await visitor.open(url);
      for (const shown of ["You sign in at", new URL(identity.issuer).host, "openid"]) {
        expect(textOf(page)).toContain(shown);
      }
      // Until the user has agreed nothing goes upstream.
      expect(identity.at("/authorize")).toHaveLength(0);
      let next = (await visitor.press(page, "approve")).location;
      while (next !== undefined) next = (await visitor.open(next)).location;
    };
    const client = await connect(site.url, { auth: oauth({ redirect: loopbackRedirect({ open }) }), revision });
    onTestFinished(() => client.close());
    expect((await client.callTool("search")).content).toEqual([{ type: "text", text: "two rooms for upstream-ada" }]);
    expect(identity.at("/token")).toHaveLength(1);
    expect(identity.at("/authorize")[0]?.get("code_challenge_method")).toBe("S256");
  },
);

test("AUTH-47, AUTH-66, SEC-35 tokens of the identity provider go nowhere: not to clients, files or logs [2025-03-26, 2025-06-18, 2025-11-25, 2026-07-28]", async () => {
  const folder = await mkdtemp(join(tmpdir(), "records-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, "records.json");
  const { hand, back, site } = await proxied({}, { records: new FileRecords(path) });
  const { body } = await hand.trade((await back(await hand.page())).get("code") ?? "");
  expect(await hand.use(body["access_token"])).toBe(200);
  const everything = `${JSON.stringify(body)}${JSON.stringify(site.records)}${await readFile(path, "utf8")}`;
  expect(everything).not.toMatch(/upstream-(access|refresh|code)/);
  expect(everything).not.toContain(UPSTREAM_SECRET);
  // Nor are they let in.
  expect(await hand.use("upstream-access")).toBe(401);
});

describe("confused deputy", () => {
  test("SEC-07, SEC-08 each client and each sign-in needs the user's consent, whatever was agreed to before [2025-06-18, 2025-11-25, 2026-07-28]", async () => {
    const { hand, back, identity } = await proxied();
    expect((await back(await hand.page())).has("code")).toBe(true);
    await hand.register({ client_name: "Another" });
    const page = await hand.page();
    expect([page.status, page.location]).toEqual([200, undefined]);
    expect(textOf(page)).toContain("Another");
    const { location } = await hand.visitor.press(page, "deny");
    expect(location?.searchParams.get("error")).toBe("access_denied");
    expect(identity.at("/authorize")).toHaveLength(1);
  });

  test("SEC-11, SEC-09 who agreed in another browser gets nobody else's sign-in [2025-06-18, 2025-11-25, 2026-07-28]", async () => {
    const { hand } = await proxied();
    const away = await hand.visitor.press(await hand.page(), "approve");
    // The attacker agreed, and has the victim follow the link upstream, where the victim is signed in.
    const victim = new Visitor();
    const returned = await victim.open(away.location ?? "");
    const refused = await victim.open(returned.location ?? "");
    expect([refused.status, refused.location]).toEqual([403, undefined]);
    // The victim has been here before, too.
    await victim.open((await hand.page()).url);
    expect((await victim.open(returned.location ?? "")).status).toBe(403);
  });

  test("SEC-11, AUTH3-12 a state is good once, in time, and exactly [2025-03-26, 2025-06-18, 2025-11-25, 2026-07-28]", async () => {
    const { hand, identity } = await proxied();
    const away = await hand.visitor.press(await hand.page(), "approve");
    const state = away.location?.searchParams.get("state") ?? "";
    expect(state).toMatch(/^[\w-]{43}$/);
    const returned = (await hand.visitor.open(away.location ?? "")).location ?? "";
    for (const wrong of ["", state.toLowerCase(), `${state} `, state.slice(1), "x".repeat(10_000)]) {
      const changed = new URL(returned);
      changed.searchParams.set("state", wrong);
      expect((await hand.visitor.open(changed)).status).toBe(403);
    }
    const answers = await Promise.all([hand.visitor.open(returned), hand.visitor.open(returned)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 403]);
    expect((await hand.visitor.open(returned)).status).toBe(403);
    expect(identity.at("/token")).toHaveLength(1);
  });
});

describe("what goes wrong upstream", () => {
  test.each<[string, Partial<IdentitySite["quirks"]>, string]>([
    ["the user says no there", { back: { code: "", error: "access_denied" } }, "access_denied"],
    ["another provider answers", { back: { iss: "https://evil.example" } }, "server_error"],
    ["nobody says who answers", { back: { iss: "" } }, "server_error"],
    ["the code is another one", { back: { code: "upstream-code-of-somebody" } }, "server_error"],
    ["the ID token is of another sign-in", { claims: { nonce: "another" } }, "server_error"],
    ["the token endpoint is broken", { tokenStatus: 500 }, "server_error"],
  ])("AUTH3-12, AUTH-70 %s: the client hears of it, and gets no code [all]", async (_, quirks, error) => {
    const { hand, back, identity, site } = await proxied();
    Object.assign(identity.quirks, quirks);
    const answer = await back(await hand.page());
    expect([answer.get("error"), answer.get("code"), answer.get("state"), answer.get("iss")]).toEqual([
      error,
      null,
      "the-state",
      site.origin,
    ]);
  });

  test("AUTH3-12 it cannot be reached: nobody is sent anywhere [2025-03-26]", async () => {
    const { hand } = await proxied({ issuer: "http://127.0.0.1:1" });
    const page = await hand.visitor.press(await hand.page(), "approve");
    expect([page.status, page.location]).toEqual([503, undefined]);
  });
});

describe("who the user is", () => {
  test("a function may say so, by claims or by a look with the token", async () => {
    const seen: unknown[] = [];
    const { hand, back, identity } = await proxied({
      scopes: ["read:user"],
      user: ({ claims, accessToken }) => {
        seen.push(claims, accessToken);
        return { subject: "octocat" };
      },
    });
    const { body } = await hand.trade((await back(await hand.page())).get("code") ?? "");
    expect(await hand.site.authorization.verify(String(body["access_token"]))).toMatchObject({ subject: "octocat" });
    expect(seen).toEqual([undefined, "upstream-access"]);
    expect(identity.at("/authorize")[0]?.get("scope")).toBe("read:user");
  });

  test("and refuse", async () => {
    const { hand, back } = await proxied({ user: () => undefined });
    expect((await back(await hand.page())).get("error")).toBe("access_denied");
  });

  test("without ID tokens it has to", async () => {
    await expect(proxied({ scopes: ["read:user"] })).rejects.toMatchObject({ code: "bad-option" });
  });
});
