import { describe, expect, test } from "vitest";
import { hostNames, posted, reply } from "../http/support.ts";
import { type Event, EventReader, makeTalker, type Session, said, type Talk } from "./support.ts";

const STEPS = 4;
const WHOLE = [1, 2, 3, 4];
/** How much a client has read when its connection is lost, and how far the call goes until it is back. */
const CUTS = [
  { read: 1, gone: 2, revision: "2025-11-25" },
  { read: 2, gone: 0, revision: "2025-11-25" },
  { read: 2, gone: 1, revision: "2025-11-25" },
  { read: 4, gone: 1, revision: "2025-11-25" },
  { read: 2, gone: 4, revision: "2025-11-25" },
  { read: 1, gone: 2, revision: "2025-03-26" },
  { read: 1, gone: 2, revision: "2025-06-18" },
  { read: 3, gone: 2, revision: "2025-06-18" },
];

/** Has a call say its only progress, and answer. */
function twice({ step }: Talk): void {
  step();
  step();
}

async function refused(session: Session, lastEventId: string): Promise<[number, string | undefined]> {
  const response = await session.get(lastEventId);
  return [response.status, (await reply(response)).error?.message];
}

describe.each(hostNames)("over %s", (host) => {
  for (const { read, gone, revision } of CUTS) {
    test(`SHTTP-19, SHTTP-30, SHTTP-31 a call cut after ${read} events, with ${gone} steps meanwhile, loses and doubles nothing [${revision}]`, async () => {
      const { open } = await makeTalker(host);
      const session = await open(revision);
      const { response, talk } = await session.call(1, STEPS);
      // The first step made the stream; what is left are the others and the answer.
      let left = STEPS;
      const step = (): void => {
        talk.step();
        left--;
      };
      const before = new EventReader(response);
      const there = revision === "2025-11-25" ? 2 : 1;
      while (STEPS - left < read - there) step();
      const events = await before.take(read);
      await before.cut();
      for (let count = 0; count < gone; count++) step();
      // Another request of the session is answered after those steps.
      await reply(await session.send(posted({ jsonrpc: "2.0", id: "p", method: "ping" }, session.headers)));
      const after = new EventReader(await session.get(events.at(-1)?.id));
      while (left > 0) step();
      events.push(...(await after.rest()));
      expect(said(events)).toEqual([...WHOLE, expect.stringMatching(/^said /)]);
    });
  }

  test("SHTTP-26, SHTTP-28, SHTTP-32 several streams are resumed apart, each id belongs to one [2025-11-25]", async () => {
    const { open } = await makeTalker(host);
    const session = await open();
    const calls = await Promise.all([1, 2, 3].map((id) => session.call(id, STEPS)));
    const firsts: Event[][] = [];
    for (const { response, talk } of calls) {
      const reader = new EventReader(response);
      firsts.push(await reader.take(2));
      await reader.cut();
      for (let step = 0; step < STEPS; step++) talk.step();
    }
    const whole: Event[][] = [];
    for (const first of firsts.toReversed()) {
      whole.unshift([...first, ...(await new EventReader(await session.get(first.at(-1)?.id)).rest())]);
    }
    const key = session.headers["mcp-session-id"];
    expect(whole.map(said)).toEqual([1, 2, 3].map((id) => [...WHOLE, `said ${key}/${id}`]));
    const ids = whole.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("SHTTP-29 an event id names its stream [2025-11-25]", async () => {
    const { open } = await makeTalker(host);
    const session = await open();
    const streams = await Promise.all([1, 2].map(async (id) => new EventReader((await session.call(id, 2)).response)));
    const [first, second] = await Promise.all(streams.map((stream) => stream.take(2)));
    const nameOf = (event: Event | undefined): string | undefined => event?.id?.split("-")[0];
    expect(nameOf(first?.[0])).toBe(nameOf(first?.[1]));
    expect(nameOf(first?.[0])).not.toBe(nameOf(second?.[0]));
  });

  test("SHTTP-31 an answer that nobody was there for is delivered on return, and once more to who lost it again [2025-11-25]", async () => {
    const { open } = await makeTalker(host);
    const session = await open();
    const { response, talk } = await session.call(1, 1);
    const reader = new EventReader(response);
    const [primed] = await reader.take(2);
    await reader.cut();
    talk.step();
    const replays = [];
    for (let time = 0; time < 2; time++) replays.push(await new EventReader(await session.get(primed?.id)).rest());
    expect(said(replays[0] ?? [])).toEqual([1, `said ${session.headers["mcp-session-id"]}/1`]);
    expect(replays[1]).toEqual(replays[0]);
    // Who has seen the last event gets the end of the stream.
    expect(await new EventReader(await session.get(replays[0]?.at(-1)?.id)).rest()).toEqual([]);
  });

  test("SHTTP-23, SHTTP-27 a GET stream is resumed with what it missed, and carries no answers [2025-11-25]", async () => {
    const { open } = await makeTalker(host, { response: "json" });
    const session = await open();
    const stream = new EventReader(await session.get());
    const [primed] = await stream.take(1);
    await stream.cut();
    const answers = await Promise.all([1, 2].map((id) => session.call(id, 1, twice)));
    for (const { response } of answers) expect((await reply(response)).result).toBeDefined();
    const resumed = new EventReader(await session.get(primed?.id));
    expect(said(await resumed.take(2))).toEqual([1, 1]);
    await session.send({ method: "DELETE", headers: session.headers });
    expect(await resumed.rest()).toEqual([]);
  });

  test("SHTTP-10 a stream begins with an id and empty data at 2025-11-25 only [2025-03-26, 2025-06-18, 2025-11-25]", async () => {
    const { open } = await makeTalker(host);
    for (const revision of ["2025-03-26", "2025-06-18", "2025-11-25"]) {
      const session = await open(revision);
      const { response } = await session.call(1, 1);
      const [first] = await new EventReader(response).take(1);
      expect(first?.id).toMatch(/^p\d+-\d+$/);
      if (revision === "2025-11-25") expect(first?.data).toBe("");
      else expect(said(first ? [first] : [])).toEqual([1]);
    }
  });

  test("SHTTP-32 an id of nothing, of another session or of a cancelled call is refused [2025-11-25]", async () => {
    const { open } = await makeTalker(host);
    const [session, other] = [await open(), await open()];
    const { response } = await session.call(1, 1);
    const reader = new EventReader(response);
    const [primed] = await reader.take(2);
    expect(await refused(session, "nonsense")).toEqual([400, "Last-Event-ID is no event id of this server"]);
    const over = [400, "The stream of Last-Event-ID is over, or its events are no longer kept"];
    expect(await refused(session, "p99-1")).toEqual(over);
    expect(await refused(session, "p1-4000000000")).toEqual(over);
    expect(await refused(other, String(primed?.id))).toEqual(over);
    const cancelled = { jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 1 } };
    await session.send(posted(cancelled, session.headers));
    expect(await reader.rest()).toEqual([]);
    expect(await refused(session, String(primed?.id))).toEqual(over);
  });

  test("SESS-06, SHTTP-18 the end of the session ends its streams, and resuming one gets 404 [2025-11-25]", async () => {
    const { open, send } = await makeTalker(host);
    const session = await open();
    const { response } = await session.call(1, 2);
    const reader = new EventReader(response);
    const [primed] = await reader.take(2);
    await send({ method: "DELETE", headers: session.headers });
    expect(await reader.rest()).toEqual([]);
    expect((await session.get(primed?.id)).status).toBe(404);
  });

  test("a second connection for one stream takes over from the first [2025-11-25]", async () => {
    const { open } = await makeTalker(host);
    const session = await open();
    const { response, talk } = await session.call(1, 2);
    const first = new EventReader(response);
    const [, seen] = await first.take(2);
    const second = new EventReader(await session.get(seen?.id));
    expect(await first.rest()).toEqual([]);
    talk.step();
    talk.step();
    expect(said(await second.rest())).toEqual([2, `said ${session.headers["mcp-session-id"]}/1`]);
  });
});
