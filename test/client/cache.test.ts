/** Which answers a client keeps, for how long, and for whom. */
import { type CacheStore, type Client, type ConnectOptions, connect, MemoryCache } from "@mcpwright/runtime/client";
import { expect, onTestFinished, test, vi } from "vitest";
import { program } from "./program.ts";
import { DISCOVERED, json, type Seen, scripted } from "./scripted.ts";

interface Hints {
  readonly ttlMs?: number;
  readonly cacheScope?: string;
}

/** A server whose lists and reads carry `hints`; `pages` are the tools of each page. */
async function serving(
  hints: Hints,
  pages: readonly (readonly string[])[] = [["a"]],
): Promise<{ url: string; seen: Seen[] }> {
  return scripted(({ message: { id, method, params = {} } }, response) => {
    const at = Number(params["cursor"] ?? 0);
    if (at >= pages.length)
      return json(response, 200, { jsonrpc: "2.0", id, error: { code: -32602, message: "cursor" } });
    const tools = pages[at]!.map((name) => ({ name, inputSchema: { type: "object" } }));
    const next = at + 1 < pages.length ? { nextCursor: String(at + 1) } : {};
    const results: Record<string, object> = {
      "server/discover": { ...DISCOVERED, capabilities: { tools: { listChanged: true } } },
      "tools/list": { resultType: "complete", tools, ...next, ...hints },
      "resources/read": { resultType: "complete", contents: [{ uri: String(params["uri"]), text: "x" }], ...hints },
    };
    json(response, 200, { jsonrpc: "2.0", id, result: results[method ?? ""] });
  });
}

async function open(url: string, options: ConnectOptions = {}): Promise<Client> {
  const client = await connect(url, options);
  onTestFinished(() => client.close());
  return client;
}

const count = (seen: readonly Seen[], wanted: string): number =>
  seen.filter(({ message }) => message.method === wanted).length;

test("CACHE-04 CACHE-05 CACHE-09 what is fresh is not asked again, what has expired is [2026-07-28]", async () => {
  const { url, seen } = await serving({ ttlMs: 1_000, cacheScope: "private" });
  const client = await open(url);
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  const first = await client.readResource("note:///1");
  expect(await client.readResource("note:///1")).toEqual(first);
  expect(count(seen, "resources/read")).toBe(1);
  // Other params are another answer.
  expect((await client.readResource("note:///2")).contents[0]?.uri).toBe("note:///2");
  expect(count(seen, "resources/read")).toBe(2);
  vi.setSystemTime(Date.now() + 999);
  await client.readResource("note:///1");
  expect(count(seen, "resources/read")).toBe(2);
  vi.setSystemTime(Date.now() + 2);
  await client.readResource("note:///1");
  expect(count(seen, "resources/read")).toBe(3);
});

for (const hints of [{}, { ttlMs: 0 }, { ttlMs: -5 }]) {
  test(`CACHE-04 ${JSON.stringify(hints)} is stale at once [2026-07-28]`, async () => {
    const { url, seen } = await serving(hints);
    const client = await open(url);
    await client.listTools();
    await client.listTools();
    expect(count(seen, "tools/list")).toBe(2);
  });
}

test("CACHE-12 a call can ask all the same, or keep nothing; and a client can do without [2026-07-28]", async () => {
  const { url, seen } = await serving({ ttlMs: 60_000, cacheScope: "public" });
  const client = await open(url);
  await client.listTools({ cache: "bypass" });
  await client.listTools();
  await client.listTools({ cache: "refresh" });
  await client.listTools();
  expect(count(seen, "tools/list")).toBe(3);
  const without = await open(url, { cache: false });
  await without.listTools();
  await without.listTools();
  expect(count(seen, "tools/list")).toBe(5);
});

test("what the caller does with an answer does not change what is kept [2026-07-28]", async () => {
  const { url } = await serving({ ttlMs: 60_000 });
  const client = await open(url);
  (await client.readResource("note:///1")).contents.length = 0;
  (await client.readResource("note:///1")).contents.length = 0;
  expect((await client.readResource("note:///1")).contents).toHaveLength(1);
});

test("CACHE-07 CACHE-08 SEC-28 private answers are kept apart by principal, public ones are shared [2026-07-28]", async () => {
  for (const [cacheScope, asked] of [
    ["private", 2],
    ["public", 1],
    [undefined, 2],
  ] as const) {
    const { url, seen } = await serving({ ttlMs: 60_000, ...(cacheScope && { cacheScope }) });
    const store = new MemoryCache();
    for (const token of ["one", "two", "one", "two"]) {
      const client = await open(url, { cache: { store }, headers: { authorization: `Bearer ${token}` } });
      await client.listTools();
    }
    expect(count(seen, "tools/list"), cacheScope).toBe(asked);
  }
});

test("CACHE-07 two servers never share, and the store sees no token [2026-07-28]", async () => {
  const keys: string[] = [];
  const memory = new MemoryCache();
  const store: CacheStore = {
    get: (group, key) => memory.get(group, key),
    set: (group, key, result) => {
      keys.push(group, key);
      memory.set(group, key, result);
    },
    drop: (group) => memory.drop(group),
  };
  for (const name of ["a", "b"]) {
    const { url } = await serving({ ttlMs: 60_000, cacheScope: "public" }, [[name]]);
    const client = await open(url, { cache: { store }, headers: { Authorization: "Bearer secret" } });
    expect((await client.listTools()).map((tool) => tool.name)).toEqual([name]);
    await client.readResource("note:///1");
  }
  expect(keys.join()).not.toContain("secret");
});

test("a store that fails costs no answer [2026-07-28]", async () => {
  const { url } = await serving({ ttlMs: 60_000 });
  const broken = (): never => {
    throw new Error("no store");
  };
  const warnings: string[] = [];
  const client = await open(url, {
    cache: { store: { get: broken, set: broken, drop: broken } },
    onWarning: (message) => warnings.push(message),
  });
  expect(await client.listTools()).toHaveLength(1);
  expect(warnings[0]).toContain("no store");
});

test("CACHE-15 a list whose cursor is refused is read anew [2026-07-28]", async () => {
  const pages = [["a"], ["b"], ["c"]];
  const { url, seen } = await serving({ ttlMs: 60_000 }, pages);
  const client = await open(url);
  // The first page is kept; then the list shrinks.
  await client.toolPages().next();
  pages.length = 1;
  expect((await client.listTools()).map(({ name }) => name)).toEqual(["a"]);
  expect(count(seen, "tools/list")).toBe(3);
});

test("CACHE-11 a change that is told makes what it concerns stale [2026-07-28]", async () => {
  const hints = `resultType: "complete", ttlMs: 60000, cacheScope: "private"`;
  const target = program(`
    const meta = { _meta: { "io.modelcontextprotocol/subscriptionId": globalThis.listening ?? id } };
    if (method === "server/discover") say({ id, result: { ${hints}, supportedVersions: ["2026-07-28"], capabilities: { tools: { listChanged: true } } } });
    if (method === "subscriptions/listen") {
      globalThis.listening = id;
      say({ method: "notifications/subscriptions/acknowledged", params: { notifications: params.notifications, ...meta } });
    }
    globalThis.asked ??= 0;
    if (method === "tools/list") say({ id, result: { ${hints}, tools: [{ name: "t" + ++globalThis.asked, inputSchema: { type: "object" } }] } });
    if (method === "resources/read") say({ id, result: { ${hints}, contents: [{ uri: params.uri, text: String(++globalThis.asked) }] } });
    if (method === "tools/call") {
      say({ method: "notifications/tools/list_changed", params: meta });
      say({ method: "notifications/resources/updated", params: { uri: "note:///1", ...meta } });
      say({ id, result: { resultType: "complete", content: [] } });
    }`);
  const client = await connect(target, { revision: "2026-07-28" });
  onTestFinished(() => client.close());
  await client.listen({ toolsListChanged: true, resourceSubscriptions: ["note:///1"] });
  const names = async (): Promise<string[]> => (await client.listTools()).map(({ name }) => name);
  expect([await names(), await names()]).toEqual([["t1"], ["t1"]]);
  const text = async (): Promise<unknown> => (await client.readResource("note:///1")).contents[0];
  expect([await text(), await text()]).toMatchObject([{ text: "2" }, { text: "2" }]);
  await client.callTool("change");
  expect(await names()).toEqual(["t3"]);
  expect(await text()).toMatchObject({ text: "4" });
});

test("CACHE-06 MRTR-24 the answer to a retry is not kept [2026-07-28]", async () => {
  const { url, seen } = await scripted(({ message: { id, method, params = {} } }, response) => {
    const asks = { resultType: "input_required", requestState: "s", ttlMs: 60_000 };
    const answer = { resultType: "complete", contents: [], ttlMs: 60_000, cacheScope: "public" };
    const read = params["requestState"] === undefined ? asks : answer;
    json(response, 200, { jsonrpc: "2.0", id, result: method === "server/discover" ? DISCOVERED : read });
  });
  const client = await open(url);
  await client.readResource("note:///1");
  await client.readResource("note:///1");
  expect(count(seen, "resources/read")).toBe(4);
});

test("memory holds a thousand answers, and forgets the oldest", () => {
  const cache = new MemoryCache();
  const entry = { text: "{}", expires: Date.now() + 60_000 };
  for (let index = 0; index <= 1_000; index++) cache.set("g", String(index), { ...entry });
  expect(cache.get("g", "0")).toBeUndefined();
  expect(cache.get("g", "1000")).toBeDefined();
  for (let index = 0; index < 5; index++) cache.set("big", String(index), { ...entry, text: "x".repeat(5 << 20) });
  expect([0, 1, 2, 3, 4].map((index) => cache.get("big", String(index)) !== undefined)).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
  cache.drop("big");
  expect(cache.get("big", "4")).toBeUndefined();
});
