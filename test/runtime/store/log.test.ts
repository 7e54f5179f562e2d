import { describe, expect, test, vi } from "vitest";
import type { Log } from "../../../runtime/dist/store/log.js";
import { LOG_LIMITS } from "../../../runtime/dist/store/memory-log.js";
import { everyStore } from "./stores.ts";

const SMALL = { streamEntries: 4, streamBytes: 4000, groupEntries: 6, groupBytes: 6000, bytes: 9000, grace: 50 };

async function idsAfter(log: Log, group: string, stream: string, after: number): Promise<number[] | undefined> {
  return (await log.read(group, stream, after))?.entries.map(({ id }) => id);
}

async function textsAfter(log: Log, group: string, stream: string, after: number): Promise<string[] | undefined> {
  return (await log.read(group, stream, after))?.entries.map(({ text }) => text);
}

/** Waits for the next time a stream wakes who waits for it. */
function woken(log: Log, group: string, stream: string): Promise<void> {
  return new Promise((resolve) => {
    const end = log.wait(group, stream, () => {
      resolve();
      setImmediate(() => end());
    });
  });
}

describe("a log", () => {
  everyStore((stores) => {
    test("gives what follows an entry of the stream, and of no other", async () => {
      const log = stores.log(LOG_LIMITS);
      for (const text of ["a", "b", "c"]) await log.append("s", "1", text, false);
      await log.append("s", "2", "x", true);
      await log.append("t", "1", "y", false);
      expect(await textsAfter(log, "s", "1", 1)).toEqual(["b", "c"]);
      expect(await log.read("s", "1", 3)).toEqual({ entries: [], ended: false });
      expect(await log.read("s", "2", 0)).toMatchObject({ entries: [{ id: 1, text: "x" }], ended: true });
      for (const [group, stream, after] of [
        ["s", "3", 0],
        ["u", "1", 0],
        ["s", "1", 4],
        ["s", "1", -1],
      ] as const) {
        expect(await log.read(group, stream, after)).toBeUndefined();
      }
    });

    test("keeps a text as it is, the empty one too, and takes any name", async () => {
      const log = stores.log(LOG_LIMITS);
      const texts = ["", "grüße \u{1f600}\u0000\r\n\u2028", "x".repeat(100_000)];
      for (const text of texts) await log.append("s:1", "a:b\n1:c", text, false);
      expect(await textsAfter(log, "s:1", "a:b\n1:c", 0)).toEqual(texts);
      expect(await log.read("s:1", "b\n1:c", 0)).toBeUndefined();
    });

    test("adds what several are about to add once in its group, and again when it is another", async () => {
      const log = stores.log(LOG_LIMITS);
      expect(await log.append("s", "1", "a", false)).toBe(1);
      expect(await log.appendOnce("s", "1", "a", 7)).toBe(2);
      expect(await log.appendOnce("s", "1", "a", 7)).toBeUndefined();
      expect(await log.appendOnce("s", "2", "a", 6)).toBeUndefined();
      expect(await log.appendOnce("s", "2", "b", 6)).toBe(1);
      expect(await log.appendOnce("t", "1", "a", 7)).toBe(1);
      expect(await log.appendOnce("s", "1", "a", 10)).toBe(3);
      expect(await textsAfter(log, "s", "1", 0)).toEqual(["a", "a", "a"]);
      expect(await Promise.all([1, 2, 3].map(() => log.appendOnce("u", "1", "c", 0)))).toEqual([
        1,
        undefined,
        undefined,
      ]);
      await log.drop("s");
      expect(await log.appendOnce("s", "1", "a", 7)).toBe(1);
    });

    test("keeps entries in the order of their adding, though nobody waits for one before the next", async () => {
      const log = stores.log(LOG_LIMITS);
      const texts = Array.from({ length: 500 }, (_, index) => String(index));
      const ids = await Promise.all(texts.map((text, index) => log.append("s", "1", text, index === 499)));
      expect(ids).toEqual(texts.map((_, index) => index + 1));
      expect(await textsAfter(log, "s", "1", 0)).toEqual(texts);
    });

    test("wakes who waits, also before the stream has begun, until they end it", async () => {
      const log = stores.log(LOG_LIMITS);
      const ended = vi.fn();
      const end = log.wait("s", "1", ended);
      const first = woken(log, "s", "1");
      await log.append("s", "1", "a", false);
      await first;
      await vi.waitFor(() => expect(ended).toHaveBeenCalled());
      end();
      const calls = ended.mock.calls.length;
      const second = woken(log, "s", "1");
      await log.append("s", "1", "b", false);
      await second;
      const gone = woken(log, "s", "1");
      await log.drop("s", "1");
      await gone;
      expect(ended.mock.calls.length).toBe(calls);
      expect(await log.read("s", "1", 0)).toBeUndefined();
    });

    test("lets the oldest entries of a stream go, and says so", async () => {
      const log = stores.log(SMALL);
      for (let count = 0; count < 10; count++) await log.append("s", "1", "a", false);
      expect(await idsAfter(log, "s", "1", 6)).toEqual([7, 8, 9, 10]);
      expect(await log.read("s", "1", 5)).toBeUndefined();
      await log.append("s", "1", "a".repeat(1500), false);
      expect(await idsAfter(log, "s", "1", 10)).toEqual([11]);
      expect(await log.read("s", "1", 6)).toBeUndefined();
    });

    test("lets the oldest entries of a group go, whatever stream they are of", async () => {
      const log = stores.log(SMALL);
      for (let count = 0; count < 4; count++) {
        for (const stream of ["1", "2"]) await log.append("s", stream, "a", false);
      }
      expect([await idsAfter(log, "s", "1", 1), await idsAfter(log, "s", "2", 1)]).toEqual([
        [2, 3, 4],
        [2, 3, 4],
      ]);
      expect(await log.read("s", "1", 0)).toBeUndefined();
      await log.append("s", "3", "a".repeat(2700), false);
      expect([
        await idsAfter(log, "s", "1", 4),
        await idsAfter(log, "s", "2", 3),
        await idsAfter(log, "s", "3", 0),
      ]).toEqual([[], [4], [1]]);
    });

    test("keeps the newest entry however long it is, and forgets a stream that ended when all of it had to go", async () => {
      const log = stores.log(SMALL);
      await log.append("s", "1", "a", true);
      await log.append("s", "2", "a".repeat(10_000), false);
      expect(await idsAfter(log, "s", "2", 0)).toEqual([1]);
      expect(await log.read("s", "1", 1)).toBeUndefined();
    });

    test("forgets a stream a while after it was read to its end, and no other", async () => {
      const log = stores.log(SMALL);
      await log.append("s", "1", "a", true);
      await log.append("s", "2", "a", true);
      await log.release("s", "1");
      await log.release("s", "never begun");
      expect(await log.read("s", "1", 0)).toMatchObject({ ended: true });
      await vi.waitFor(async () => expect(await log.read("s", "1", 0)).toBeUndefined());
      expect(await log.read("s", "2", 0)).toMatchObject({ ended: true });
    });

    test("forgets a group, whose streams may begin anew", async () => {
      const log = stores.log(LOG_LIMITS);
      for (const stream of ["1", "2"]) for (const group of ["s", "t"]) await log.append(group, stream, "a", false);
      await log.drop("s");
      expect([await log.read("s", "1", 0), await log.read("s", "2", 0)]).toEqual([undefined, undefined]);
      expect(await idsAfter(log, "t", "1", 0)).toEqual([1]);
      expect(await log.append("s", "1", "b", false)).toBe(1);
      expect(await textsAfter(log, "s", "1", 0)).toEqual(["b"]);
    });
  });
});
