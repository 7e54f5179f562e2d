/** When a process counts as ended. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ProcessLease } from "../../../runtime/dist/shared/process-lease.js";
import { MemoryRecords } from "../../../runtime/dist/store/memory-records.js";

let lease: ProcessLease;
let other: ProcessLease;
let records: MemoryRecords;
const ended = (): Promise<boolean> => lease.hasEnded(other.process);
const after = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

beforeEach(async () => {
  vi.useFakeTimers();
  records = new MemoryRecords();
  lease = new ProcessLease(records);
  other = new ProcessLease(records);
  await lease.begin();
});
afterEach(async () => {
  await lease.end();
  vi.useRealTimers();
});

test("a process lives while it renews its lease, and to itself always", async () => {
  expect(await lease.hasEnded(lease.process)).toBe(false);
  await other.begin();
  for (let second = 0; second < 30; second++) {
    await after(1_000);
    expect(await ended()).toBe(false);
  }
  await other.end();
});

test("a process whose lease is missing has ended five seconds later", async () => {
  expect(await ended()).toBe(false);
  await after(4_900);
  expect(await ended()).toBe(false);
  await after(100);
  expect(await ended()).toBe(true);
});

test("two looks far apart are no proof: the lease may have been there in between", async () => {
  expect(await ended()).toBe(false);
  await other.begin();
  await after(60_000);
  await other.end();
  expect(await ended()).toBe(false);
  await after(5_000);
  expect(await ended()).toBe(true);
});

test("while the store is away nobody is missing, and no doubt runs", async () => {
  expect(await ended()).toBe(false);
  const { get, set } = records;
  const away = (): never => {
    throw new Error("away");
  };
  records.set = away;
  records.get = away;
  await after(60_000);
  await expect(ended()).rejects.toThrow("away");
  Object.assign(records, { get, set });
  expect(await ended()).toBe(false);
  await after(5_000);
  expect(await ended()).toBe(true);
});

test("a lease that was ended is missing at once", async () => {
  await other.begin();
  expect(await ended()).toBe(false);
  await other.end();
  await ended();
  await after(5_000);
  expect(await ended()).toBe(true);
});
