import { describe, expect, onTestFinished, test, vi } from "vitest";
import { LOG_LIMITS, MemoryLog } from "../../../runtime/dist/store/memory-log.js";

const SMALL = { streamEntries: 4, streamBytes: 4000, groupEntries: 6, groupBytes: 6000, bytes: 9000, grace: 1000 };

function idsAfter(log: MemoryLog, group: string, stream: string, after: number): number[] | undefined {
  return log.read(group, stream, after)?.entries.map(({ id }) => id);
}

/** What is so of a log in memory only; what is so of every log is in test/runtime/store. */
describe("a log in memory", () => {
  test("wakes who waits, until they end it or the stream is gone", () => {
    const log = new MemoryLog();
    log.append("s", "1", "a", false);
    const wake = vi.fn();
    const other = vi.fn();
    log.wait("s", "1", wake);
    const end = log.wait("s", "1", other);
    log.append("s", "1", "b", false);
    end();
    log.drop("s", "1");
    expect([wake.mock.calls.length, other.mock.calls.length]).toEqual([2, 1]);
    expect(log.read("s", "1", 0)).toBeUndefined();
  });

  test("gives the id of what it adds, and wakes who waited before there was anything", () => {
    const log = new MemoryLog();
    const wake = vi.fn();
    const end = log.wait("s", "1", wake);
    expect(log.read("s", "1", 0)).toBeUndefined();
    expect([log.append("s", "1", "a", false), log.append("s", "1", "b", false)]).toEqual([1, 2]);
    expect(wake.mock.calls.length).toBe(2);
    log.drop("s");
    log.append("s", "1", "c", false);
    end();
    expect(wake.mock.calls.length).toBe(3);
    expect(log.read("s", "1", 0)?.entries.map(({ text }) => text)).toEqual(["c"]);
  });

  test("lets the group that was quiet for longest go first, and keeps the newest entry however long it is", () => {
    const log = new MemoryLog(SMALL);
    for (const group of ["s", "t", "u"]) log.append(group, "1", "a".repeat(1300), true);
    log.append("s", "2", "a", false);
    log.append("v", "1", "a".repeat(1000), true);
    expect(log.read("t", "1", 0)).toBeUndefined();
    expect([idsAfter(log, "s", "1", 0), idsAfter(log, "u", "1", 0)]).toEqual([[1], [1]]);
    log.append("w", "1", "a".repeat(10_000), false);
    expect(idsAfter(log, "w", "1", 0)).toEqual([1]);
    expect(log.read("u", "1", 0)).toBeUndefined();
    log.drop("w");
    expect(log.bytes).toBe(0);
  });

  test("forgets a stream a while after it was read to its end", () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const log = new MemoryLog();
    log.append("s", "1", "a", true);
    log.append("s", "2", "a", true);
    log.release("s", "1");
    vi.advanceTimersByTime(LOG_LIMITS.grace - 1);
    expect(log.read("s", "1", 0)).toMatchObject({ ended: true });
    vi.advanceTimersByTime(1);
    expect(log.read("s", "1", 0)).toBeUndefined();
    expect(log.read("s", "2", 0)).toMatchObject({ ended: true });
    expect(vi.getTimerCount()).toBe(0);
  });
});
