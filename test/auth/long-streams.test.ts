/** A client that listens for longer than its token lasts. */
import { clientCredentials } from "@mcpwright/runtime/auth/client";
import { type Client, connect } from "@mcpwright/runtime/client";
import { expect, onTestFinished, test } from "vitest";
import { type GuardedSite, guardedSite, SECRET } from "../authorization-server/guarded-site.ts";

const LIFETIME = 2_000;

async function listening(revision: string): Promise<{ site: GuardedSite; client: Client }> {
  const site = await guardedSite({
    authorization: {
      clients: [{ clientId: "nightly", clientSecret: SECRET, grantTypes: ["client_credentials"] }],
      lifetimes: { accessToken: LIFETIME },
    },
    auth: { clockSkew: "1s" },
  });
  const auth = clientCredentials({ clientId: "nightly", clientSecret: SECRET });
  const client = await connect(site.url, { auth, revision });
  onTestFinished(() => client.close());
  return { site, client };
}

test("a subscription that ended with its token is opened again with another [2026-07-28]", async () => {
  const { site, client } = await listening("2026-07-28");
  const begun = Date.now();
  const subscription = await client.listen({ toolsListChanged: true });
  onTestFinished(() => subscription.close());
  const tokens = site.count("POST /token");
  // Nobody knows what was missed in between, so a change is told of everything.
  for await (const { method } of subscription) {
    expect(method).toBe("notifications/tools/list_changed");
    break;
  }
  expect(Date.now() - begun).toBeGreaterThanOrEqual(LIFETIME);
  expect(site.count("POST /token")).toBeGreaterThan(tokens);
});

test("the stream of a session is opened again with another token, in the same session [2025-11-25]", async () => {
  const { site, client } = await listening("2025-11-25");
  const tokens = site.count("POST /token");
  await expect.poll(() => site.count("GET /mcp"), { timeout: 20_000 }).toBeGreaterThanOrEqual(3);
  expect(site.count("POST /token")).toBeGreaterThan(tokens);
  expect((await client.listTools()).map(({ name }) => name)).toEqual(["search"]);
});
