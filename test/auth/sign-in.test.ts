import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AuthStorage, FileStorage, loopbackRedirect, MemoryStorage, oauth } from "@mcpwright/runtime/auth/client";
import { connect } from "@mcpwright/runtime/client";
import { describe, expect, onTestFinished, test } from "vitest";
import { protectedSite, send } from "./protected-site.ts";
import { strictSite } from "./renewals.ts";
import { agree, byBrowser, type Revision, refusal, signedIn, since } from "./signing-in.ts";

/** A row in each revision; what it says of 2025-03-26 has an id of its own. */
function withEarlier(id: string): (readonly [string, Revision])[] {
  return since("2025-03-26").map((revision) => [revision === "2025-03-26" ? `${id}, AUTH3-16` : id, revision] as const);
}

describe("a user signs in", () => {
  test.each(since("2025-06-18"))(
    "AUTH-43, AUTH-41, AUTH-63 the token is in the header of every request, and in no URL [%s]",
    async (revision) => {
      const site = await protectedSite();
      expect(await signedIn(site, {}, revision)).toContain("in");
      const [first, ...rest] = site.at("/mcp");
      expect(first?.authorization).toBeUndefined();
      expect(rest.length).toBeGreaterThan(1);
      expect(new Set(rest.map(({ authorization }) => authorization))).toEqual(new Set(["Bearer token-2"]));
      expect(site.seen.filter(({ query }) => query.toString().includes("token-"))).toEqual([]);
      const [asked] = site.at("/authorize");
      const [traded] = site.at("/token");
      expect([asked?.query.get("resource"), traded?.form.get("resource")]).toEqual([site.url, site.url]);
      expect(traded?.form.get("redirect_uri")).toBe(asked?.query.get("redirect_uri"));
      const [registered] = site.at("/register");
      expect(JSON.parse(registered?.body ?? "")).toMatchObject({ redirect_uris: [asked?.query.get("redirect_uri")] });
    },
  );

  test.each(withEarlier("AUTH-66"))(
    "%s what is kept in a file is for its owner alone, and asks nobody a second time [%s]",
    async (_, revision) => {
      const folder = await mkdtemp(join(tmpdir(), "tokens-"));
      onTestFinished(() => rm(folder, { recursive: true }));
      const path = join(folder, "kept", "tokens.json");
      const site = await protectedSite();
      await signedIn(site, { storage: new FileStorage(path) }, revision);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      await signedIn(site, { storage: new FileStorage(path) }, revision);
      expect(site.at("/authorize")).toHaveLength(1);
      expect(site.at("/register")).toHaveLength(1);
    },
  );

  test("many writers of one file lose nothing", async () => {
    const folder = await mkdtemp(join(tmpdir(), "tokens-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const [one, other] = [new FileStorage(join(folder, "t")), new FileStorage(join(folder, "t"))];
    await Promise.all(Array.from({ length: 20 }, (_, at) => (at % 2 ? one : other).set(`key ${at}`, `${at}`)));
    const found = await Promise.all(Array.from({ length: 20 }, (_, at) => one.get(`key ${at}`)));
    expect(found).toEqual(Array.from({ length: 20 }, (_, at) => `${at}`));
  });

  test("many calls with a token that ended renew it once, with the newest refresh token", async () => {
    const site = await protectedSite();
    const client = await connect(site.url, { auth: oauth({ redirect: byBrowser() }), revision: "2026-07-28" });
    for (const round of [1, 2]) {
      site.tokens.clear();
      await Promise.all(Array.from({ length: 10 }, () => client.callTool("whisper")));
      expect(site.at("/token")).toHaveLength(round + 1);
    }
    const refreshed = site.at("/token").slice(1);
    expect(refreshed.map(({ form }) => form.get("refresh_token"))).toEqual(["refresh-2", "refresh-3"]);
    expect(site.at("/authorize")).toHaveLength(1);
    await client.close();
  });

  test("AUTH-56 what one process renewed is good for another, which holds an old refresh token [2026-07-28]", async () => {
    const site = await protectedSite();
    const storage = new MemoryStorage();
    const open = () => connect(site.url, { auth: oauth({ redirect: byBrowser(), storage }), revision: "2026-07-28" });
    const one = await open();
    const other = await open();
    site.tokens.clear();
    await one.callTool("whisper");
    await other.callTool("whisper");
    expect(site.at("/token")).toHaveLength(2);
    await Promise.all([one.close(), other.close()]);
  });

  test.each(["file", "memory"])(
    "AUTH-67 two who share a %s and renew at the same moment show each refresh token once [2026-07-28]",
    async (kind) => {
      const folder = await mkdtemp(join(tmpdir(), "tokens-"));
      onTestFinished(() => rm(folder, { recursive: true }));
      const memory = new MemoryStorage();
      const storage = (): AuthStorage => (kind === "file" ? new FileStorage(join(folder, "t")) : memory);
      const site = await strictSite();
      const open = async () => {
        const client = await connect(site.url, { auth: oauth({ redirect: byBrowser(), storage: storage() }) });
        onTestFinished(() => client.close());
        return client;
      };
      const clients = [await open(), await open()];
      for (const round of [1, 2, 3]) {
        site.end(clients.length);
        await Promise.all(clients.map((client) => client.callTool("whisper")));
        expect(site.shown()).toHaveLength(round);
      }
      expect(new Set(site.shown()).size).toBe(3);
      expect(site.at("/authorize")).toHaveLength(1);
      if (kind === "file") expect(await readdir(folder)).toEqual(["t"]);
    },
  );

  test("CACHE-07, SEC-28 private results of a shared cache are those of one client [2026-07-28]", async () => {
    const site = await protectedSite();
    const groups = new Set<string>();
    const spying = { get: (group: string) => void groups.add(group), set: () => {}, drop: () => {} };
    for (const _ of [1, 2]) {
      const auth = oauth({ redirect: byBrowser() });
      const client = await connect(site.url, { auth, cache: { store: spying }, revision: "2026-07-28" });
      await client.listTools();
      await client.close();
    }
    const own = [...groups].filter((group) => group.includes('"private"'));
    expect(own).toHaveLength(2);
  });

  test("a user may take longer than a server", async () => {
    const site = await protectedSite();
    const slow = loopbackRedirect({ open: (url) => new Promise((done) => setTimeout(() => done(agree(url)), 900)) });
    const client = await connect(site.url, {
      auth: oauth({ redirect: slow }),
      timeout: 600,
      probeTimeout: 600,
      revision: "2026-07-28",
    });
    await client.close();
    expect(site.at("/token")).toHaveLength(1);
  });

  test("a caller who leaves is not kept waiting for the user", async () => {
    const site = await protectedSite();
    const end = new AbortController();
    const left = loopbackRedirect({ open: () => end.abort(), timeout: 1_000 });
    const failed = connect(site.url, { auth: oauth({ redirect: left }), signal: end.signal, revision: "2026-07-28" });
    await expect(failed).rejects.toMatchObject({ code: "aborted" });
  });
});

describe("a sign-in is refused", () => {
  test.each(since("2025-11-25"))("AUTH-60 without PKCE, before anybody is asked [%s]", async (revision) => {
    const quirks = { metadata: { code_challenge_methods_supported: undefined } };
    const [site, error] = await refusal(quirks, {}, revision);
    expect(error).toMatchObject({ code: "no-pkce" });
    expect(site.at("/authorize")).toEqual([]);
  });

  test("AUTH-65 with another state: the answer is not taken, and no code is sent [2026-07-28]", async () => {
    const redirect = loopbackRedirect({ open: agree, timeout: 200 });
    const [site, error] = await refusal({ callback: { state: "forged" } }, { redirect });
    expect(error).toMatchObject({ code: "timeout" });
    expect(site.at("/token")).toEqual([]);
  });

  test("AUTH-65 with no state: no code is sent [2026-07-28]", async () => {
    const uri = "http://localhost:1/callback";
    const [site, error] = await refusal({}, { redirect: { uri, authorize: async () => `${uri}?code=c` } });
    expect(error).toMatchObject({ code: "sign-in-failed" });
    expect(site.at("/token")).toEqual([]);
  });

  test("AUTH-65 the state is held against what was sent, whoever catches the answer [2026-07-28]", async () => {
    const uri = "http://localhost:1/callback";
    const redirect = { uri, authorize: async () => `${uri}?code=c&state=forged` };
    const [site, error] = await refusal({}, { redirect });
    expect(error).toMatchObject({ code: "sign-in-failed" });
    expect(site.at("/token")).toEqual([]);
  });

  test("AUTH-38, AUTH-40 by another issuer, whose words are not told [2026-07-28]", async () => {
    const callback = { iss: "https://evil.example", error: "server_error", error_description: "call 555" };
    const [site, error] = await refusal({ callback });
    expect(error).toMatchObject({ code: "issuer-mismatch" });
    expect(String(error)).not.toContain("555");
    expect(site.at("/token")).toEqual([]);
  });

  test("AUTH-28 by a registration, with what was wrong [2026-07-28]", async () => {
    const said = { error: "invalid_redirect_uri", error_description: "no loopback here" };
    const [, error] = await refusal({
      answer: ({ path }, response) => path === "/register" && send(response, 400, said),
    });
    expect(error).toMatchObject({ code: "registration-refused" });
    expect(String(error)).toMatch(/native client, redirect URI http:\/\/127.0.0.1:\d+\/callback: no loopback here/);
  });

  test("AUTH-76 without a way to be known, with what to do [2026-07-28]", async () => {
    const [, error] = await refusal({ metadata: { registration_endpoint: undefined } });
    expect(error).toMatchObject({ code: "no-client" });
    expect(String(error)).toContain("`clientId`");
  });

  test("AUTH-29, AUTH-30 with credentials of another authorization server, which are shown to nobody [2026-07-28]", async () => {
    const own = { clientId: "me", clientSecret: "hush" };
    const [site, error] = await refusal({}, { ...own, issuer: "https://id.example" });
    expect(error).toMatchObject({ code: "wrong-issuer" });
    expect(site.seen.filter(({ path }) => path === "/authorize" || path === "/token")).toEqual([]);
  });

  test("AUTH-29 credentials without an issuer belong to the first that asks [2026-07-28]", async () => {
    const own = { clientId: "me", clientSecret: "hush", storage: new MemoryStorage() };
    await signedIn(await protectedSite(), own);
    const other = await protectedSite();
    await expect(signedIn(other, own)).rejects.toMatchObject({ code: "wrong-issuer" });
    expect(other.at("/token")).toEqual([]);
  });

  test.each(withEarlier("AUTH-62"))("%s with a redirect that travels in the clear [%s]", async (_, revision) => {
    const redirect = { uri: "http://example.com/callback", authorize: async (url: URL) => url };
    const [, error] = await refusal({}, { redirect }, revision);
    expect(error).toMatchObject({ code: "bad-redirect" });
  });
});
