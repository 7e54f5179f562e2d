/** What an authorization server keeps in a file. */
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FileRecords } from "@mcpwright/runtime/authorization-server";
import { expect, onTestFinished, test } from "vitest";
import { ByHand } from "./by-hand.ts";
import { guardedSite } from "./guarded-site.ts";

async function place(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "records-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, "kept", "records.json");
}

test("AUTH-66, AUTH-56 the file is for its owner alone, and holds no code, token or secret [all]", async () => {
  const path = await place();
  const hand = new ByHand(await guardedSite({ authorization: { records: new FileRecords(path) } }));
  const { body: client } = await hand.register({ token_endpoint_auth_method: "client_secret_post" });
  const client_secret = String(client["client_secret"]);
  const code = await hand.code();
  const { body } = await hand.trade(code, { client_secret });
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const text = await readFile(path, "utf8");
  expect(text).toContain(hand.clientId);
  for (const secret of [client_secret, code, body["access_token"], body["refresh_token"]]) {
    expect(text).not.toContain(secret);
  }
});

test("what was given out is good after a restart: clients, keys, refresh tokens, revocations", async () => {
  const path = await place();
  const first = await guardedSite({ authorization: { records: new FileRecords(path) } });
  const hand = new ByHand(first);
  await hand.register();
  const { body } = await hand.trade(await hand.code());
  const keys = await (await fetch(`${first.origin}/jwks`)).text();
  // The same file, the same issuer, another process' worth of memory.
  const second = await guardedSite({
    authorization: { records: new FileRecords(path), issuer: first.origin, resources: [first.url] },
  });
  expect(await (await fetch(`${second.origin}/jwks`)).text()).toBe(keys);
  const again = new ByHand(second);
  again.clientId = hand.clientId;
  expect(await second.authorization.verify(String(body["access_token"]))).toMatchObject({ subject: "ada" });
  const renewed = await again.renew(String(body["refresh_token"]));
  expect(renewed.status).toBe(200);
  // What one has used is used for the other.
  expect((await hand.renew(String(body["refresh_token"]))).body["error"]).toBe("invalid_grant");
  expect(await second.authorization.verify(String(renewed.body["access_token"]))).toBeUndefined();
});

test("of many that swap a record at the same time one does, in two that share the file too", async () => {
  const path = await place();
  const both = [new FileRecords(path), new FileRecords(path)] as const;
  const swapped = await Promise.all(
    Array.from({ length: 10 }, (_, at) => both[at % 2 === 0 ? 0 : 1].swap("key", undefined, `${at}`, 60_000)),
  );
  expect(swapped.filter(Boolean)).toHaveLength(1);
  expect(await both[0].get("key")).toBe(String(swapped.indexOf(true)));
});

test("what is over is gone, and from the file with the next change", async () => {
  const path = await place();
  const records = new FileRecords(path);
  await records.set("over", "old", 0);
  expect(await records.get("over")).toBeUndefined();
  expect(await records.swap("over", undefined, "new", 60_000)).toBe(true);
  await records.delete("over");
  await records.set("other", "x", 60_000);
  expect(JSON.parse(await readFile(path, "utf8"))).not.toHaveProperty("over");
});

test("a file that holds something else is not overwritten", async () => {
  const path = await place();
  await new FileRecords(path).set("key", "x", 60_000);
  await writeFile(path, "not JSON");
  await expect(new FileRecords(path).set("key", "y", 60_000)).rejects.toMatchObject({ code: "bad-storage" });
  expect(await readFile(path, "utf8")).toBe("not JSON");
});
