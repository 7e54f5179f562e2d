/** How a client finds out who lets it in. */

import { MemoryStorage, oauth } from "@mcpwright/runtime/auth/client";
import { connect } from "@mcpwright/runtime/client";
import { describe, expect, test } from "vitest";
import { protectedSite, type Quirks, type Site, send } from "./protected-site.ts";
import { byBrowser, refusal, signedIn, since } from "./signing-in.ts";

const RESOURCE = "/.well-known/oauth-protected-resource";
const OAUTH = "/.well-known/oauth-authorization-server";
const OPENID = "/.well-known/openid-configuration";

/** Where metadata were looked for, in order. */
const lookedAt = (site: Site, ...places: readonly string[]): readonly string[] =>
  site.seen.map(({ path }) => path).filter((path) => places.some((place) => path.includes(place)));

describe.each(since("2025-11-25"))("metadata of the resource, with %s", (revision) => {
  test.each([
    ["/hint", "/hint", ["/hint"]],
    [`${RESOURCE}/mcp`, undefined, [`${RESOURCE}/mcp`]],
    [RESOURCE, undefined, [`${RESOURCE}/mcp`, RESOURCE]],
    [RESOURCE, "/lost", ["/lost", `${RESOURCE}/mcp`, RESOURCE]],
  ] as const)(
    `AUTH-07, AUTH-10, AUTH-11 stand at %s, where the challenge says %s [${revision}]`,
    async (place, hint, looked) => {
      let origin = "";
      const site = await protectedSite({
        challenge: (own) => (hint === undefined ? "Bearer" : `Bearer resource_metadata="${own}${hint}"`),
        answer({ path }, response) {
          if (path === place) {
            return send(response, 200, { resource: `${origin}/mcp`, authorization_servers: [origin] });
          }
          return path.startsWith(RESOURCE) && send(response, 404, {});
        },
      });
      origin = site.origin;
      expect(await signedIn(site, {}, revision)).toContain("in");
      expect(lookedAt(site, RESOURCE, "/hint", "/lost").slice(0, looked.length)).toEqual(looked);
    },
  );

  test(`AUTH-12 stand nowhere: what the user knows of the server is used, or it ends [${revision}]`, async () => {
    const nothing: Quirks = {
      answer: ({ path }, response) => path.includes("/.well-known/") && send(response, 404, {}),
    };
    const [site, error] = await refusal(
      { answer: (seen, response) => seen.path !== "/mcp" && send(response, 404, {}) },
      {},
      revision,
    );
    expect(error).toMatchObject({ name: "LocalError" });
    expect(site.at("/authorize")).toEqual([]);
    const known = await protectedSite(nothing);
    expect(await signedIn(known, { clientId: "known" }, revision)).toContain("in");
    expect(known.at("/register")).toEqual([]);
    expect(known.at("/authorize")[0]?.query.get("client_id")).toBe("known");
  });
});

describe.each(since("2025-06-18"))("authorization servers, with %s", (revision) => {
  test(`AUTH-07, AUTH-11, AUTH-46 the one that the metadata name gives the token, wherever it is [${revision}]`, async () => {
    const elsewhere = await protectedSite();
    const resource = { authorization_servers: [elsewhere.origin] };
    const site = await protectedSite({ resource, trusts: () => elsewhere });
    expect(await signedIn(site, {}, revision)).toContain("in");
    expect(site.at("/token")).toEqual([]);
    expect(elsewhere.at("/token")).toHaveLength(1);
    const sent = new Set(site.at("/mcp").map(({ authorization }) => authorization));
    expect(sent).toEqual(new Set([undefined, `Bearer ${[...elsewhere.tokens][0]}`]));
  });

  test(`AUTH-46 a token is shown to the server it was asked for, and to no other [${revision}]`, async () => {
    const [one, other] = [await protectedSite(), await protectedSite()];
    const auth = oauth({ redirect: byBrowser() });
    for (const { url } of [one, other]) {
      const client = await connect(url, { auth, revision });
      await client.callTool("whisper");
      await client.close();
    }
    const allowed = new Set([undefined, ...[...other.tokens].map((token) => `Bearer ${token}`)]);
    for (const { authorization } of other.at("/mcp")) expect(allowed).toContain(authorization);
  });

  test(`AUTH-13 of several the client takes the one it knows, else the first [${revision}]`, async () => {
    const [first, second] = [await protectedSite(), await protectedSite()];
    const resource = { authorization_servers: [first.origin, second.origin] };
    const one = await protectedSite({ resource, trusts: () => first });
    expect(await signedIn(one, {}, revision)).toContain("in");
    const other = await protectedSite({ resource, trusts: () => second });
    expect(await signedIn(other, { clientId: "known", issuer: second.origin }, revision)).toContain("in");
    expect([first.at("/token").length, second.at("/token").length]).toEqual([1, 1]);
  });

  test(`AUTH-71 metadata of another resource are refused, and nobody is asked [${revision}]`, async () => {
    for (const resource of ["https://other.example/mcp", "http://127.0.0.1:1/mcp", undefined]) {
      const [site, error] = await refusal({ resource: { resource } }, {}, revision);
      expect(error).toMatchObject({ code: "resource-mismatch" });
      expect(site.at("/authorize")).toEqual([]);
    }
  });

  test(`AUTH-59 every code is asked for with a challenge, and traded with what it was made of [${revision}]`, async () => {
    const site = await protectedSite();
    await signedIn(site, {}, revision);
    const asked = site.at("/authorize")[0]?.query;
    const verifier = site.at("/token")[0]?.form.get("code_verifier") ?? "";
    expect(asked?.get("code_challenge_method")).toBe("S256");
    expect(verifier.length).toBeGreaterThanOrEqual(43);
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
    expect(asked?.get("code_challenge")).toBe(Buffer.from(digest).toString("base64url"));
  });
});

test("AUTH-18 metadata of OAuth come first [2025-06-18]", async () => {
  const site = await protectedSite();
  expect(await signedIn(site, {}, "2025-06-18")).toContain("in");
  expect(lookedAt(site, OAUTH, OPENID)).toEqual([OAUTH]);
});

describe.each(since("2025-11-25"))("metadata of the issuer, with %s", (revision) => {
  test.each([
    ["", [OAUTH, OPENID]],
    ["/t", [`${OAUTH}/t`, `${OPENID}/t`, `/t${OPENID}`]],
  ] as const)(`AUTH-15, AUTH-16 of %s are looked for in order, at each place [${revision}]`, async (path, places) => {
    for (const [at, place] of places.entries()) {
      let origin = "";
      const site = await protectedSite({
        answer(seen, response) {
          if (seen.path === `${RESOURCE}/mcp`) {
            return send(response, 200, { resource: `${origin}/mcp`, authorization_servers: [`${origin}${path}`] });
          }
          if (!seen.path.includes("/.well-known/")) return false;
          if (seen.path !== place) return send(response, 404, {});
          return send(response, 200, {
            issuer: `${origin}${path}`,
            authorization_endpoint: `${origin}/authorize`,
            token_endpoint: `${origin}/token`,
            registration_endpoint: `${origin}/register`,
            code_challenge_methods_supported: ["S256"],
          });
        },
      });
      origin = site.origin;
      expect(await signedIn(site, {}, revision)).toContain("in");
      expect(lookedAt(site, OAUTH, OPENID)).toEqual(places.slice(0, at + 1));
    }
  });

  test(`AUTH-33 what a challenge asks for is asked for, whatever the metadata list [${revision}]`, async () => {
    const site = await protectedSite({ resource: { scopes_supported: ["other", "more"] } });
    await signedIn(site, {}, revision);
    expect(site.at("/authorize")[0]?.query.get("scope")).toBe("whispers");
  });
});

test.each([
  ["another", () => "https://other.example"],
  ["no", () => undefined],
  ["an upper-case", (origin: string) => origin.toUpperCase()],
  ["a trailing-slash", (origin: string) => `${origin}/`],
])("AUTH-17 metadata with %s issuer are not used [2026-07-28]", async (_, issuerOf) => {
  let origin = "";
  const site = await protectedSite({
    answer({ path }, response) {
      const endpoints = { authorization_endpoint: `${origin}/authorize`, token_endpoint: `${origin}/token` };
      return path === OAUTH && send(response, 200, { issuer: issuerOf(origin), ...endpoints });
    },
  });
  origin = site.origin;
  await expect(signedIn(site)).rejects.toMatchObject({ code: "issuer-mismatch" });
  expect(site.at("/authorize")).toEqual([]);
});

test("AUTH-31 each authorization server has registrations and tokens of its own [2026-07-28]", async () => {
  const [before, after] = [await protectedSite(), await protectedSite()];
  let current = before;
  const site = await protectedSite({
    get resource() {
      return { authorization_servers: [current.origin] };
    },
    trusts: () => current,
  });
  const auth = oauth({ redirect: byBrowser(), storage: new MemoryStorage() });
  const client = await connect(site.url, { auth, revision: "2026-07-28" });
  await client.callTool("whisper");
  current = after;
  await client.callTool("whisper");
  await client.close();
  expect([before.at("/register").length, after.at("/register").length]).toEqual([1, 1]);
  const [traded] = after.at("/token");
  expect(traded?.form.get("grant_type")).toBe("authorization_code");
  for (const { form, query } of after.seen) {
    for (const token of before.tokens) expect(`${form} ${query}`).not.toContain(token.replace("token", "refresh"));
  }
});
