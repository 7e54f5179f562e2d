import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type RedisStoreOptions, redisStore } from "@mcpwright/runtime/redis";
import { createClient, type RedisClientType } from "redis";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { LOG_LIMITS } from "../../../runtime/dist/store/memory-log.js";
import { describeWithRedis, TestRedis } from "../support/redis.ts";

type Store = ReturnType<typeof redisStore>;

const AWAY = { name: "LocalError", code: "store-away" };

describeWithRedis("a store on Redis", () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await TestRedis.start();
  });
  afterAll(() => redis.stop());

  let count = 0;
  const open = (options: RedisStoreOptions & { readonly at?: TestRedis } = {}): Store => {
    const { at = redis, ...rest } = options;
    const store = redisStore(at.url, { prefix: `r${++count}:`, ...rest });
    onTestFinished(() => store.close());
    return store;
  };
  /** Two processes' worth of the same store. */
  const pair = (at = redis): [Store, Store] => {
    const prefix = `r${++count}:`;
    return [open({ prefix, at }), open({ prefix, at })];
  };
  const raw = async (at = redis): Promise<RedisClientType> => {
    const client = createClient({ url: at.url });
    client.on("error", () => {});
    await client.connect();
    onTestFinished(() => client.destroy());
    return client;
  };
  const startRedis = async (...args: readonly string[]): Promise<TestRedis> => {
    const own = await TestRedis.start(...args);
    onTestFinished(() => own.stop());
    return own;
  };

  test("is the same for all who open it, and wakes readers in another process", async () => {
    const [one, other] = pair();
    const seen = new Map<number, string>();
    const read = async (): Promise<void> => {
      for (const { id, text } of (await other.log.read("s", "1", 0))?.entries ?? []) seen.set(id, text);
    };
    onTestFinished(other.log.wait("s", "1", () => void read()));
    for (const text of ["a", "b", "c"]) {
      const id = await one.log.append("s", "1", text, text === "c");
      await vi.waitFor(() => expect(seen.get(id)).toBe(text));
    }
    await one.records.set("k", "v", 1000);
    expect(await other.records.get("k")).toBe("v");
    expect([one.shared, other.shared]).toEqual([true, true]);
  });

  test("keeps apart what has another prefix, given as an option or in the URL", async () => {
    const stores = [open({ prefix: "a:" }), redisStore(`${redis.url}/0?prefix=b:`), redisStore(redis.url)];
    onTestFinished(async () => void (await Promise.all(stores.map((store) => store.close()))));
    for (const [index, { records, log }] of stores.entries()) {
      await records.set("k", String(index), 60_000);
      await log.append("g", "1", String(index), false);
    }
    expect(await Promise.all(stores.map(({ records }) => records.get("k")))).toEqual(["0", "1", "2"]);
    const client = await raw();
    for (const prefix of ["a:", "b:", "mcpwright:"]) expect(await client.keys(`${prefix}*`)).toHaveLength(3);
  });

  test("runs its scripts though Redis was told to forget them", async () => {
    const { log, records } = open();
    await log.append("g", "1", "a", false);
    await (await raw()).scriptFlush();
    expect(await log.append("g", "1", "b", false)).toBe(2);
    expect(await records.swap("k", undefined, "a", 1000)).toBe(true);
  });

  test("keeps a group for a time after its last use, and for as long as somebody waits for it", async () => {
    const { log } = open({ limits: { ...LOG_LIMITS, ttl: 1000 } });
    await log.append("awaited", "1", "a", false);
    await log.append("left", "1", "a", false);
    onTestFinished(log.wait("awaited", "1", () => {}));
    const client = await raw();
    await vi.waitFor(async () => expect(await client.keys(`r${count}:*:left`)).toEqual([]), 10_000);
    // Its time began no later than that of the other.
    expect(await client.pTTL(`r${count}:log:awaited`)).toBeGreaterThan(0);
    expect((await log.read("awaited", "1", 0))?.entries).toHaveLength(1);
  });

  test("gives a long stream in parts, and wakes its reader for the next", async () => {
    const { log } = open();
    const texts = Array.from({ length: 9 }, (_, index) => `${index}`.repeat(100_000 - index));
    for (const [index, text] of texts.entries()) await log.append("g", "1", text, index === 8);
    let wakes = 0;
    onTestFinished(log.wait("g", "1", () => void wakes++));
    const read: string[] = [];
    for (let ended = false; !ended; ) {
      const before = wakes;
      const rest = await log.read("g", "1", read.length);
      read.push(...(rest?.entries ?? []).map(({ text }) => text));
      expect(rest?.entries.length).toBeLessThan(3);
      ended = rest?.ended ?? true;
      if (!ended) await vi.waitFor(() => expect(wakes).toBeGreaterThan(before));
    }
    expect(read).toEqual(texts);
    await log.append("g", "2", "x".repeat(1_000_000), true);
    expect(await log.read("g", "2", 0)).toMatchObject({ entries: [{ id: 1 }], ended: true });
  });

  test("leaves nothing of a group that was dropped", async () => {
    const { log } = open();
    for (const stream of ["1", "2", "3"]) await log.append("g", stream, "a", true);
    await log.release("g", "1");
    await log.drop("g");
    expect(await (await raw()).keys(`r${count}:*`)).toEqual([]);
  });

  test("rejects within a second while Redis is away, and goes on with all it held when it is back", async () => {
    const own = await startRedis();
    const [one, other] = pair(own);
    const woken = vi.fn();
    onTestFinished(other.log.wait("s", "1", woken));
    await one.log.append("s", "1", "a", false);
    await one.records.set("k", "v", 60_000);
    await vi.waitFor(() => expect(woken).toHaveBeenCalled());
    await own.halt();
    const before = performance.now();
    const refused = [one.records.get("k"), one.records.swap("k", "v", "w", 1), one.log.append("s", "1", "lost", false)];
    for (const command of [...refused, one.log.read("s", "1", 0)]) await expect(command).rejects.toMatchObject(AWAY);
    await expect(one.log.drop("s")).resolves.toBeUndefined();
    expect(performance.now() - before).toBeLessThan(1000);
    await own.resume();
    await vi.waitFor(async () => expect(await one.records.get("k")).toBe("v"), 5000);
    woken.mockClear();
    await vi.waitFor(async () => expect(await one.log.append("s", "1", "b", false)).toBe(2), 5000);
    await vi.waitFor(() => expect(woken).toHaveBeenCalled(), 5000);
    expect((await other.log.read("s", "1", 0))?.entries.map(({ text }) => text)).toEqual(["a", "b"]);
  });

  test("rejects within a second while Redis does not reply, sends it nothing more until it does, and loses no reply", async () => {
    const own = await startRedis();
    const store = open({ at: own });
    await store.records.set("k", "v", 60_000);
    process.kill(own.pid, "SIGSTOP");
    const before = performance.now();
    await expect(store.records.get("k")).rejects.toMatchObject(AWAY);
    const first = performance.now() - before;
    expect(first).toBeLessThan(1000);
    const many = await Promise.allSettled(
      Array.from({ length: 2_000 }, () => store.log.append("s", "1", "x".repeat(1000), false)),
    );
    expect(many.every(({ status }) => status === "rejected")).toBe(true);
    expect(performance.now() - before - first).toBeLessThan(1000);
    process.kill(own.pid, "SIGCONT");
    await vi.waitFor(async () => expect(await store.records.get("k")).toBe("v"), 10_000);
    // Nothing of what was refused was done.
    expect(await store.log.append("s", "1", "y", false)).toBe(1);
  });

  test("opens while Redis is away, says so to the operator, and that it is back", async () => {
    const own = await startRedis();
    await own.halt();
    const said: string[] = [];
    const store = open({ at: own });
    await store.open((record) => void said.push(record.message));
    await expect(store.records.get("k")).rejects.toMatchObject(AWAY);
    await own.resume();
    await vi.waitFor(async () => expect(await store.records.get("k")).toBeUndefined(), 5000);
    expect(said).toEqual(["the store is away", "the store is back"]);
  });

  test("does not open where Redis refuses the password, which is told to nobody", async () => {
    const own = await startRedis("--requirepass", "right-secret");
    const said: unknown[] = [];
    for (const userinfo of [":wrong-secret@", ""]) {
      const store = redisStore(`redis://${userinfo}127.0.0.1:${own.port}`);
      const error: unknown = await store.open((record) => void said.push(record)).catch((caught: unknown) => caught);
      expect(error).toMatchObject({
        code: "setting-invalid",
        message: expect.stringContaining(`127.0.0.1:${own.port}`),
      });
      said.push(String((error as Error).stack), String((error as Error).cause));
    }
    expect(JSON.stringify(said)).not.toContain("secret");
    const store = redisStore(`redis://:right-secret@127.0.0.1:${own.port}`);
    onTestFinished(() => store.close());
    await store.open(() => {});
    await store.records.set("k", "v", 1000);
  });

  test("closes its connections when the last server on it has stopped", async () => {
    const own = await startRedis();
    const store = redisStore(own.url);
    const client = await raw(own);
    const connected = async (): Promise<number> => (await client.clientList()).length - 1;
    await store.open(() => {});
    await store.open(() => {});
    store.log.wait("s", "1", () => {});
    await vi.waitFor(async () => expect(await connected()).toBe(2));
    await store.close();
    await store.records.set("k", "v", 1000);
    await store.close();
    await vi.waitFor(async () => expect(await connected()).toBe(0));
  });

  test("says what to install where the client library is missing", async () => {
    const hook =
      "export const resolve = (name, context, next) => { if (name !== 'redis') return next(name, context); " +
      "throw Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' }); };";
    const program = `
      import { register } from "node:module";
      register("data:text/javascript," + encodeURIComponent(${JSON.stringify(hook)}));
      const { redisStore } = await import("@mcpwright/runtime/redis");
      await redisStore("redis://127.0.0.1:1").open(() => {}).catch((error) => console.log(error.code, error.message));`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program]);
    expect(stdout).toContain("missing-package A store on Redis needs the package redis: run `npm install redis@6`");
  });
});
