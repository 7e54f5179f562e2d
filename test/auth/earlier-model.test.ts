/** Servers of 2025-03-26 are authorization servers themselves, with metadata at their origin or none. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { protectedSite, type Quirks, type Site, send } from "./protected-site.ts";
import { signedIn } from "./signing-in.ts";

const REVISION = "2025-03-26";
const METADATA = "/.well-known/oauth-authorization-server";

/** Says 404 where `isGone`, and always at the metadata of resources, which that revision does not know. */
const without = (isGone: (path: string) => boolean): Quirks => ({
  challenge: () => "Bearer",
  answer: ({ path }, response) =>
    (path.includes("oauth-protected-resource") || isGone(path)) && send(response, 404, {}),
});

const paths = (site: Site): readonly string[] =>
  site.seen.map(({ path }) => path).filter((path) => !path.includes("oauth-protected-resource"));

describe("a server that lets clients in itself", () => {
  test("AUTH3-03, AUTH3-04, AUTH3-13 has its metadata at the origin of its URL [2025-03-26]", async () => {
    let origin = "";
    const site = await protectedSite({
      ...without(() => false),
      get metadata() {
        return { authorization_endpoint: `${origin}/authorize?at=home` };
      },
    });
    origin = site.origin;
    expect(await signedIn(site, {}, REVISION)).toContain("in");
    expect(paths(site).filter((path) => path.startsWith("/.well-known/"))).toEqual([METADATA]);
    expect(site.at("/authorize")[0]?.query.get("at")).toBe("home");
    for (const { query, form } of site.seen)
      expect([query.has("resource"), form.has("resource")]).toEqual([false, false]);
  });

  test("AUTH3-05, AUTH3-07 has its endpoints at the usual places where it has no metadata [2025-03-26]", async () => {
    const site = await protectedSite(without((path) => path.startsWith("/.well-known/")));
    expect(await signedIn(site, {}, REVISION)).toContain("in");
    const asked = paths(site).filter((path) => path !== "/mcp");
    expect(asked).toEqual([METADATA, "/register", "/authorize", "/token"]);
    const query = site.at("/authorize")[0]?.query;
    const verifier = site.at("/token")[0]?.form.get("code_verifier") ?? "";
    expect(query?.get("code_challenge_method")).toBe("S256");
    expect(query?.get("code_challenge")).toBe(createHash("sha256").update(verifier).digest("base64url"));
  });

  test("AUTH3-01, AUTH3-09 gets the token in the header of every request after the first, and in no URL [2025-03-26]", async () => {
    const site = await protectedSite(without(() => false));
    await signedIn(site, {}, REVISION);
    const [first, ...rest] = site.at("/mcp");
    expect(first?.authorization).toBeUndefined();
    expect(rest.length).toBeGreaterThan(1);
    const [token] = site.tokens;
    for (const { authorization } of rest) expect(authorization).toBe(`Bearer ${token}`);
    for (const { query } of site.seen) expect(query.toString()).not.toContain(token);
  });

  test("AUTH3-16 whose metadata name endpoints in the clear is not asked [2025-03-26]", async () => {
    for (const name of ["authorization_endpoint", "token_endpoint", "registration_endpoint"]) {
      const site = await protectedSite({ ...without(() => false), metadata: { [name]: "http://id.example.com/" } });
      await expect(signedIn(site, {}, REVISION)).rejects.toMatchObject({ code: "unsafe-url" });
      expect(site.at("/authorize")).toEqual([]);
    }
  });
});
