/** An answer is held against the very attempt it belongs to. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { protectedSite } from "./protected-site.ts";
import { signedIn } from "./signing-in.ts";

const URI = "http://localhost:1/callback";

describe("the issuer of an answer", () => {
  test.each([
    ["in upper case", (origin: string) => origin.toUpperCase()],
    ["with a slash", (origin: string) => `${origin}/`],
    ["with a default port", (origin: string) => `${origin}:80`],
    ["with an escape", (origin: string) => origin.replace("127", "%3127")],
    ["beside a second", (origin: string) => [origin, "https://evil.example"]],
  ])("AUTH-38, AUTH-39, SEC-23 is compared as it is written: %s [2026-07-28]", async (_, said) => {
    const site = await protectedSite();
    const redirect = {
      uri: URI,
      async authorize(url: URL) {
        const back = new URL(`${URI}?code=c&state=${url.searchParams.get("state")}`);
        for (const iss of [said(site.origin)].flat()) back.searchParams.append("iss", iss);
        return back;
      },
    };
    await expect(signedIn(site, { redirect })).rejects.toMatchObject({ code: "issuer-mismatch" });
    expect(site.at("/token")).toEqual([]);
  });

  test("AUTH-36, SEC-23 is the one that was found before the user left, and so is whom the code goes to [2026-07-28]", async () => {
    const evil = await protectedSite();
    let named: string | undefined;
    const site = await protectedSite({
      get resource() {
        return named === undefined ? {} : { authorization_servers: [named] };
      },
    });
    let challenge: string | null = null;
    const answering = (iss: () => string) => ({
      uri: URI,
      async authorize(url: URL) {
        challenge = url.searchParams.get("code_challenge");
        // While the user is away the server says that somebody else lets clients in.
        named = evil.origin;
        return new URL(`${URI}?code=c&state=${url.searchParams.get("state")}&iss=${encodeURIComponent(iss())}`);
      },
    });
    const mixed = signedIn(site, { redirect: answering(() => evil.origin) });
    await expect(mixed).rejects.toMatchObject({ code: "issuer-mismatch" });
    expect([site.at("/token"), evil.at("/token")]).toEqual([[], []]);
    named = undefined;
    expect(await signedIn(site, { redirect: answering(() => site.origin) })).toContain("in");
    expect(evil.at("/token")).toEqual([]);
    const verifier = site.at("/token")[0]?.form.get("code_verifier") ?? "";
    expect(createHash("sha256").update(verifier).digest("base64url")).toBe(challenge);
  });

  test("AUTH-38, SEC-23 is missing where the metadata promise it: refused [2026-07-28]", async () => {
    const site = await protectedSite({ metadata: { authorization_response_iss_parameter_supported: true } });
    await expect(signedIn(site)).rejects.toMatchObject({ name: "LocalError" });
    expect(site.at("/token")).toEqual([]);
  });
});
