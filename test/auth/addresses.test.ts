import { oauth } from "@mcpwright/runtime/auth/client";
import { connect } from "@mcpwright/runtime/client";
import { describe, expect, test } from "vitest";
import { parseChallenges, tokenParameter } from "../../runtime/dist/auth/client/challenge.js";
import { GuardedFetch } from "../../runtime/dist/auth/client/guarded-fetch.js";
import { isPrivateAddress } from "../../runtime/dist/auth/client/private-address.js";
import { protectedSite, type Quirks } from "./protected-site.ts";
import { type Revision, since } from "./signing-in.ts";

/** What signing in fails with, when nobody may be shown anything. */
async function failure(quirks: Quirks, revision: Revision = "2026-07-28"): Promise<unknown> {
  const site = await protectedSite(quirks);
  const redirect = {
    uri: "http://localhost:1/callback",
    authorize: (url: URL) => Promise.reject(new Error(`shown: ${url.href}`)),
  };
  return connect(site.url, { auth: oauth({ redirect }), revision }).catch((error: unknown) => error);
}

const unsafe = { code: "unsafe-url" };

describe("addresses that strangers name", () => {
  test.each([
    "https://169.254.169.254/latest",
    "https://10.0.0.1/",
    "https://[fd00::1]/",
    "https://[::ffff:10.0.0.1]/",
    "http://id.example.com/",
    "https://user:secret@id.example.com/",
    "file:///etc/passwd",
  ])(
    "SEC-13, SEC-14 an authorization server at %s is not asked [2025-06-18, 2025-11-25, 2026-07-28]",
    async (issuer) => {
      for (const revision of since("2025-06-18")) {
        const error = await failure({ resource: { authorization_servers: [issuer] } }, revision);
        expect(error).toMatchObject(unsafe);
        expect(String(error)).not.toContain("secret");
      }
    },
  );

  test.each(["javascript:alert(1)", "data:text/html,hi", "http://id.example.com/authorize", "file:///etc/passwd"])(
    "SEC-16 %s is shown to no user [2025-03-26, 2025-06-18, 2025-11-25, 2026-07-28]",
    async (authorization_endpoint) => {
      for (const revision of since("2025-03-26")) {
        expect(await failure({ metadata: { authorization_endpoint } }, revision)).toMatchObject(unsafe);
      }
    },
  );

  test("SEC-14 a redirect is checked like the first address [2026-07-28]", async () => {
    const error = await failure({
      answer: ({ path }, response) => {
        if (path !== "/.well-known/oauth-authorization-server") return false;
        response.writeHead(302, { Location: "https://169.254.169.254/" }).end();
        return true;
      },
    });
    expect(error).toMatchObject(unsafe);
  });

  test("SEC-14 redirects in a circle end [2026-07-28]", async () => {
    const error = await failure({
      answer: ({ path }, response) => {
        if (!path.startsWith("/.well-known/")) return false;
        response.writeHead(302, { Location: path }).end();
        return true;
      },
    });
    expect(error).toMatchObject({ code: "too-many-redirects" });
  });

  test("SEC-14 a name is judged by the address that is connected to [2026-07-28]", async () => {
    const site = await protectedSite();
    const { port } = new URL(site.url);
    const http = new GuardedFetch({ server: new URL("https://example.com/mcp"), allowPrivate: false }, undefined);
    await expect(http.fetch(`https://localhost:${port}/`)).rejects.toMatchObject(unsafe);
    await expect(http.fetch(`http://localhost:${port}/`)).rejects.toMatchObject(unsafe);
    await expect(http.fetch(`http://127.0.0.1:${port}/`)).rejects.toMatchObject(unsafe);
    expect(site.seen).toEqual([]);
    // Without the guard the same address answers.
    const allowed = new GuardedFetch({ server: new URL("https://example.com/mcp"), allowPrivate: true }, undefined);
    expect((await allowed.fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
  });

  test("SEC-13 metadata without an end is not read to it [2026-07-28]", async () => {
    let sent = 0;
    const error = await failure({
      answer: ({ path }, response) => {
        if (path !== "/.well-known/oauth-authorization-server") return false;
        const piece = " ".repeat(64 * 1024);
        const more = (): void => {
          while (!response.destroyed && sent < 1_000_000_000) {
            sent += piece.length;
            if (!response.write(piece)) return void response.once("drain", more);
          }
        };
        more();
        return true;
      },
    });
    expect(error).toMatchObject({ code: "too-long" });
    expect(sent).toBeLessThan(100_000_000);
  });
});

test.each([
  ["127.0.0.1", true],
  ["169.254.169.254", true],
  ["172.31.0.1", true],
  ["100.64.0.1", true],
  ["0.0.0.0", true],
  ["::1", true],
  ["fe80::1", true],
  ["::ffff:192.168.0.1", true],
  ["93.184.216.34", false],
  ["2606:2800:220:1::1", false],
  ["example.com", false],
])("SEC-14 %s is private: %s [2026-07-28]", (address, expected) => {
  expect(isPrivateAddress(address)).toBe(expected);
});

describe("AUTH-11 challenges are read [2026-07-28]", () => {
  test.each([
    ['Bearer resource_metadata="https://a/b", scope="x y"', "x y"],
    ['Basic realm="a, Bearer scope=no", Bearer error="e" , scope="q\\"z"', 'q"z'],
    ["DPoP algs=ES256, scope=one", "one"],
    ["bearer SCOPE=one,", "one"],
    ["Bearer", undefined],
    ["", undefined],
    ["=,=,=", undefined],
  ])("%s", (header, scope) => {
    expect(tokenParameter(parseChallenges(header), "scope")).toBe(scope);
  });

  test("a long one costs no more than it is long", () => {
    const begin = performance.now();
    parseChallenges(`Bearer ${'a="\\'.repeat(100_000)}`);
    expect(performance.now() - begin).toBeLessThan(1_000);
  });
});
