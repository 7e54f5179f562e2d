/** Clients of users that show who they are with a key: nobody is told a secret. */
import { loopbackRedirect, MemoryStorage, oauth, signOut } from "@mcpwright/runtime/auth/client";
import { connect } from "@mcpwright/runtime/client";
import { exportJWK, exportPKCS8, generateKeyPair } from "jose";
import { expect, onTestFinished, test, vi } from "vitest";
import { guardedSite } from "./guarded-site.ts";
import { Visitor } from "./visitor.ts";

test("a user signs in with a client that has a key; it renews and signs out with that too", async () => {
  const mine = await generateKeyPair("ES384", { extractable: true });
  const keys = { keys: [{ ...(await exportJWK(mine.publicKey)), kid: "mine" }] };
  const site = await guardedSite({
    authorization: {
      clients: [{ clientId: "desk", keys, redirectUris: ["http://127.0.0.1/callback"] }],
      lifetimes: { accessToken: 20_000 },
    },
  });
  const key = { privateKey: await exportPKCS8(mine.privateKey), algorithm: "ES384", keyId: "mine" };
  const visitor = new Visitor();
  const open = async (url: URL): Promise<void> => {
    const { location } = await visitor.press(await visitor.open(url), "approve");
    await visitor.open(location ?? "");
  };
  const storage = new MemoryStorage();
  const redirect = loopbackRedirect({ open });
  const connected = async (options: Partial<Parameters<typeof oauth>[0]>): Promise<unknown> => {
    const client = await connect(site.url, { auth: oauth({ redirect, clientId: "desk", ...options }) });
    onTestFinished(() => client.close());
    return (await client.callTool("search")).content;
  };
  expect(await connected({ storage, ...key })).toEqual([{ type: "text", text: "two rooms for ada" }]);
  expect(site.count("POST /register")).toBe(0);

  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 15_000 });
  onTestFinished(() => void vi.useRealTimers());
  await connected({ storage, ...key });
  expect([site.count("GET /authorize"), site.count("POST /token")]).toEqual([1, 2]);

  // Without the key, or with another, it is not this client.
  const other = await generateKeyPair("ES384", { extractable: true });
  const foreign = { ...key, privateKey: await exportPKCS8(other.privateKey) };
  for (const options of [{}, foreign]) {
    await expect(connected(options)).rejects.toMatchObject({ code: "sign-in-refused" });
  }

  expect(await signOut(site.url, { storage, ...key })).toEqual({ issuer: site.origin, revoked: true });
});

test("a client has a secret or a key", () => {
  const options = { redirect: loopbackRedirect(), clientId: "desk", clientSecret: "x", privateKey: "y" };
  expect(() => oauth(options)).toThrow(expect.objectContaining({ code: "bad-option" }));
});
