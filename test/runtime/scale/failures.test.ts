/** What becomes of the streams of a session whose connections, processes or store go away. */
import { beforeAll, expect, test, vi } from "vitest";
import { modern, reply } from "../http/support.ts";
import { type Event, EventReader, said } from "../streams/support.ts";
import { describeWithRedis } from "../support/redis.ts";
import { call, get, nextMessage, open, startFellows } from "./support.ts";

const STEPS = 6;

describeWithRedis("streams at two processes", () => {
  beforeAll(() => {
    vi.setConfig({ testTimeout: 60_000 });
  });

  test("SHTTP-30, SHTTP-31, SHTTP-32 a stream cut again and again loses and doubles nothing, wherever it goes on [2025-03-26, 2025-06-18, 2025-11-25]", async () => {
    const { one, send, to } = await startFellows();
    for (const [id, revision] of ["2025-03-26", "2025-06-18", "2025-11-25"].entries()) {
      const session = await open(send, revision);
      const running = to(one)(call(id, "talk", { key: revision, steps: STEPS }, session));
      await one.heard("entered", revision);
      one.tell({ step: revision });
      let stream = new EventReader(await running);
      const events: Event[] = await stream.take(1);
      for (let step = 2; step <= STEPS + 1; step++) {
        await stream.cut();
        one.tell({ step: revision });
        // Each time at the process that did not have it before.
        stream = new EventReader(await send(get(session, events.at(-1)?.id)));
        if (step <= STEPS) events.push(...(await stream.take(1)));
      }
      events.push(...(await stream.rest()));
      expect(said(events)).toEqual([...Array.from({ length: STEPS }, (_, index) => index + 1), "said"]);
      expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
    }
  });

  test("SHTTP-23, SHTTP-31 a GET stream goes on at the other process with what it missed [2025-11-25]", async () => {
    const { one, other, to } = await startFellows();
    const session = await open(to(one));
    const stream = new EventReader(await to(one)(get(session)));
    const [primed] = await stream.take(1);
    await stream.cut();
    other.tell({ notify: "tools" });
    const resumed = new EventReader(await to(other)(get(session, primed?.id)));
    expect((await nextMessage(resumed)).method).toBe("notifications/tools/list_changed");
    // The process that had it knows by then where it is.
    await reply(await to(one)(call(1, "who", {}, session)));
    one.tell({ notify: "tools" });
    expect((await nextMessage(resumed)).method).toBe("notifications/tools/list_changed");
    await to(one)({ method: "DELETE", headers: session });
    expect(said(await resumed.rest())).toEqual([]);
  });

  test("SHTTP-15, SHTTP-31 a process killed in the midst of a call loses no stored event, and its client gets an error within 15 s [2025-11-25]", async () => {
    const { one, other, to } = await startFellows();
    const session = await open(to(one));
    const running = to(one)(call(7, "talk", { key: "k", steps: STEPS }, session));
    await one.heard("entered", "k");
    for (let step = 0; step < 3; step++) one.tell({ step: "k" });
    const stream = new EventReader(await running);
    const events = await stream.take(2);
    // All three are stored when the third is on the wire.
    await stream.take(2);
    const killed = Date.now();
    await one.kill();
    await stream.rest().catch(() => {});
    const resumed = new EventReader(await to(other)(get(session, events.at(-1)?.id)));
    const rest = await resumed.rest();
    expect(said([...events, ...rest])).toEqual([1, 2, 3, expect.stringContaining("has ended")]);
    expect(JSON.parse(rest.at(-1)?.data ?? "")).toMatchObject({ id: 7, error: { code: -32603 } });
    expect(Date.now() - killed).toBeLessThan(15_000);
    // The session goes on, and who comes late is told the same.
    expect((await reply(await to(other)(call(8, "who", {}, session)))).result).toBeDefined();
    expect(said(await new EventReader(await to(other)(get(session, events.at(-1)?.id))).rest())).toHaveLength(3);
  });

  test("SHTTP-31 what is said while Redis is stopped takes bounded memory: what is too much is given up with its stream [2025-11-25]", async () => {
    const { redis, one, other, to } = await startFellows();
    const session = await open(to(one));
    const begin = async (id: number, key: string, steps: number) => {
      const stream = new EventReader(await to(one)(call(id, "flood", { key, steps }, session)));
      return { stream, last: (await stream.take(2)).at(-1)?.id };
    };
    const [little, much] = [await begin(1, "little", 1), await begin(2, "much", 4000)];
    await redis.halt();
    one.tell({ step: "little" });
    await one.heard("flooded", "little");
    one.tell({ step: "much" });
    const { grown } = await one.heard("flooded", "much");
    expect(grown).toBeLessThan(40 * 1024 * 1024);
    await redis.resume();
    expect((await little.stream.rest()).at(-1)?.data).toContain("said");
    // Its connection ends without an answer, and its client is told that none will come.
    expect(said(await much.stream.rest())).toEqual([]);
    await vi.waitFor(async () => expect((await to(other)(get(session, much.last))).status).toBe(400));
    expect((await reply(await to(one)(call(3, "who", {}, session)))).result).toBeDefined();
  });

  for (const outage of ["stands still", "is killed and started again"] as const) {
    test(`SHTTP-15, SHTTP-31 a call goes on while Redis ${outage}, and its stream loses and doubles nothing [2025-11-25]`, async () => {
      const { redis, one, other, to } = await startFellows();
      const session = await open(to(one));
      const running = to(one)(call(1, "talk", { key: "k", steps: STEPS }, session));
      await one.heard("entered", "k");
      one.tell({ step: "k" });
      const stream = new EventReader(await running);
      const events = await stream.take(2);
      if (outage === "stands still") process.kill(redis.pid, "SIGSTOP");
      else await redis.halt();
      const begun = Date.now();
      // The call reports all the rest, and answers.
      for (let step = 2; step <= STEPS + 1; step++) one.tell({ step: "k" });
      while (Date.now() - begun < 10_000) {
        const asked = Date.now();
        const refused = await to(other)(call(2, "who", {}, session));
        expect([refused.status, (await reply(refused)).error?.code]).toEqual([503, -32603]);
        expect(Date.now() - asked).toBeLessThan(1_500);
        // What needs no store is served.
        expect((await reply(await to(other)(modern("tools/list")))).result).toBeDefined();
      }
      if (outage === "stands still") process.kill(redis.pid, "SIGCONT");
      else await redis.resume();
      events.push(...(await stream.rest()));
      expect(said(events)).toEqual([...Array.from({ length: STEPS }, (_, index) => index + 1), "said"]);
      const again = new EventReader(await to(other)(get(session, events[0]?.id)));
      expect(await again.rest()).toEqual(events.slice(1));
      await vi.waitFor(async () => {
        expect((await reply(await to(other)(call(4, "who", {}, session)))).result).toBeDefined();
      });
    });
  }
});
