/** Clients that listen for longer than their tokens last. */
import { clientCredentials } from "@mcpwright/runtime/auth/client";
import { type Client, connect } from "@mcpwright/runtime/client";
import { expect, onTestFinished, test } from "vitest";
import { guardedSite, SECRET } from "../authorization-server/guarded-site.ts";

const LIFETIME = 4_000;

test("streams that ended with their token are opened again with another [2025-11-25, 2026-07-28]", async () => {
  const site = await guardedSite({
    authorization: {
      clients: [{ clientId: "nightly", clientSecret: SECRET, grantTypes: ["client_credentials"] }],
      lifetimes: { accessToken: LIFETIME },
    },
    auth: { clockSkew: "1s" },
  });
  const open = async (revision: string): Promise<Client> => {
    const auth = clientCredentials({ clientId: "nightly", clientSecret: SECRET });
    const client = await connect(site.url, { auth, revision, probeTimeout: 30_000 });
    onTestFinished(() => client.close());
    return client;
  };
  const begun = Date.now();
  // Each has a token of its own, and a stream that is opened with it.
  const [session, sessionless] = await Promise.all([open("2025-11-25"), open("2026-07-28")]);
  const subscription = await sessionless.listen({ toolsListChanged: true });
  onTestFinished(() => subscription.close());
  // Nobody knows what was missed in between, so a change is told of everything.
  for await (const { method } of subscription) {
    expect(method).toBe("notifications/tools/list_changed");
    break;
  }
  // One that is refused with the old token, and one that is not.
  await expect.poll(() => site.count("GET /mcp"), { timeout: 30_000 }).toBeGreaterThanOrEqual(3);
  expect(Date.now() - begun).toBeGreaterThanOrEqual(LIFETIME);
  expect(site.count("POST /token")).toBeGreaterThanOrEqual(4);
  expect((await session.listTools()).map(({ name }) => name)).toEqual(["search"]);
});
