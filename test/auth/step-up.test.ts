/** A server that wants more scopes than a client was let in with. */

import { oauth } from "@mcpwright/runtime/auth/client";
import { connect } from "@mcpwright/runtime/client";
import { describe, expect, test } from "vitest";
import { protectedSite, send } from "./protected-site.ts";
import { byBrowser, signedIn, since } from "./signing-in.ts";

describe.each(since("2025-11-25"))("with %s", (revision) => {
  const rows = revision === "2025-11-25" ? "AUTH-52, AUTH-54" : "AUTH-52, AUTH-53, AUTH-54";
  test(`${rows} it asks for all it has and what is missing, and gives up soon [${revision}]`, async () => {
    let wanted: string | undefined;
    const site = await protectedSite({
      answer({ path }, response) {
        if (path !== "/mcp" || wanted === undefined) return false;
        const challenge = `Bearer error="insufficient_scope", scope="${wanted}"`;
        return send(response, 403, {}, { "WWW-Authenticate": challenge });
      },
    });
    const client = await connect(site.url, { auth: oauth({ redirect: byBrowser() }), revision });
    wanted = "hush";
    await expect(client.callTool("whisper")).rejects.toThrow("403");
    const asked = site.at("/authorize").map(({ query }) => query.get("scope"));
    expect(asked).toEqual(["whispers", "whispers hush", "whispers hush"]);
    wanted = undefined;
    expect((await client.callTool("whisper")).content).toEqual([{ type: "text", text: "in" }]);
    expect(site.at("/authorize")).toHaveLength(3);
    await client.close();
  });
});

test.each(since("2026-07-28"))(
  "AUTH-57 refresh tokens are asked for where the authorization server knows how [%s]",
  async (revision) => {
    for (const [scopes_supported, scope, prompt] of [
      [["whispers", "offline_access"], "whispers offline_access", "consent"],
      [["whispers"], "whispers", null],
    ] as const) {
      const site = await protectedSite({ metadata: { scopes_supported } });
      await signedIn(site, {}, revision);
      const [asked] = site.at("/authorize");
      expect([asked?.query.get("scope"), asked?.query.get("prompt")]).toEqual([scope, prompt]);
      expect(JSON.parse(site.at("/register")[0]?.body ?? "").grant_types).toContain("refresh_token");
    }
  },
);
