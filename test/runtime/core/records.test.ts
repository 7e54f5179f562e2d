import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { MemoryRecords } from "../../../runtime/dist/store/memory-records.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a record is there until its time is over, counted from its last writing", () => {
  const records = new MemoryRecords();
  records.set("task:1", "a", 1000);
  vi.advanceTimersByTime(900);
  records.set("task:1", "b", 1000);
  vi.advanceTimersByTime(900);
  expect(records.get("task:1")).toBe("b");
  vi.advanceTimersByTime(100);
  expect(records.get("task:1")).toBeUndefined();
});

test("past the bound the oldest go, and the newest stays", () => {
  const records = new MemoryRecords(3000);
  for (const key of ["a", "b", "c"]) records.set(key, "x".repeat(500), 60_000);
  expect(["a", "b", "c"].map((key) => records.get(key) !== undefined)).toEqual([false, true, true]);
  records.set("huge", "x".repeat(5000), 60_000);
  expect(records.get("c")).toBeUndefined();
  expect(records.get("huge")).toHaveLength(5000);
});
