/** Every implementation of a store, so that one suite holds all of them to the same contract. */
import { redisStore } from "@mcpwright/runtime/redis";
import { afterAll, beforeAll, describe } from "vitest";
import type { Log } from "../../../runtime/dist/store/log.js";
import { type LogLimits, MemoryLog } from "../../../runtime/dist/store/memory-log.js";
import { MemoryRecords } from "../../../runtime/dist/store/memory-records.js";
import type { Records } from "../../../runtime/dist/store/records.js";
import { describeWithRedis, TestRedis } from "../support/redis.ts";

export interface Stores {
  /** A log of its own for each call, with these limits. */
  log(limits: LogLimits): Log;
  records(): Records;
}

/** Runs a suite once for each implementation. */
export function everyStore(suite: (stores: Stores) => void): void {
  describe("in memory", () => {
    suite({ log: (limits) => new MemoryLog(limits), records: () => new MemoryRecords() });
  });
  describeWithRedis("on Redis", () => {
    let redis: TestRedis;
    const open: { close(): Promise<void> }[] = [];
    let count = 0;
    const store = (limits?: LogLimits): ReturnType<typeof redisStore> => {
      const made = redisStore(redis.url, {
        prefix: `t${++count}:`,
        ...(limits && { limits: { ...limits, ttl: 60_000 } }),
      });
      open.push(made);
      return made;
    };
    beforeAll(async () => {
      redis = await TestRedis.start();
    });
    afterAll(async () => {
      await Promise.all(open.map((made) => made.close()));
      await redis.stop();
    });
    suite({ log: (limits) => store(limits).log, records: () => store().records });
  });
}
