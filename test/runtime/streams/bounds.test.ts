import { createServer, definitionOf, engineOf } from "@mcpwright/runtime";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { readHttpSettings } from "../../../runtime/dist/server/settings.js";
import type { Log } from "../../../runtime/dist/store/log.js";
import { LOG_LIMITS, MemoryLog } from "../../../runtime/dist/store/memory-log.js";
import { MemoryRecords } from "../../../runtime/dist/store/memory-records.js";
import { FetchExchange } from "../../../runtime/dist/transport/fetch-exchange.js";
import { HttpEndpoint } from "../../../runtime/dist/transport/http-endpoint.js";
import { hostNames, hosts, openSession, posted, reply, type Send } from "../http/support.ts";
import { EventReader, makeTalker, said } from "./support.ts";

const MIB = 1024 * 1024;

/** A server whose `flood` reports `count` times with a message of `size`, put on an endpoint with a log of its own. */
function flooding(log: Log): ReturnType<typeof createServer> {
  const store = { log, records: new MemoryRecords() };
  const server = createServer({ name: "flooding", version: "1.0.0", logger: () => {}, store });
  server.tools.add({ name: "flood", inputSchema: { type: "object" } }, async ({ count, size }, ctx) => {
    for (let done = 1; done <= Number(count); done++) {
      ctx.progress(done, undefined, "x".repeat(Number(size)));
      if (done % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    return "flooded";
  });
  server.tools.add({ name: "leave", inputSchema: { type: "object" } }, (_, ctx) => {
    const { closeStream } = ctx;
    closeStream();
    return "left";
  });
  return server;
}

function sendTo(log: Log): Send {
  const server = flooding(log);
  const endpoint = new HttpEndpoint(engineOf(server), readHttpSettings(definitionOf(server).serve?.["http"]));
  onTestFinished(() => endpoint.close());
  return (init) => {
    const url = new URL("http://127.0.0.1/mcp");
    const exchange = new FetchExchange(new Request(url, init), url);
    endpoint.handle(exchange);
    return exchange.response;
  };
}

function flood(id: number, count: number, size: number, session: Record<string, string>): RequestInit {
  const params = { name: "flood", arguments: { count, size }, _meta: { progressToken: id } };
  return posted({ jsonrpc: "2.0", id, method: "tools/call", params }, session);
}

describe("bounds", () => {
  test("SHTTP-31 a client that never resumes costs no more than the bounds, and the session's end frees all [2025-11-25]", async () => {
    const log = new MemoryLog();
    const send = sendTo(log);
    const session = await openSession(send, "2025-11-25");
    for (let id = 1; id <= 20; id++) {
      const response = await send(flood(id, 300, 4096, session));
      await response.body?.cancel();
    }
    // Answered after the calls have gone on without their client.
    await reply(await send(posted({ jsonrpc: "2.0", id: "p", method: "ping" }, session)));
    await vi.waitFor(() => expect(log.bytes).toBeGreaterThan(7 * MIB));
    expect(log.bytes).toBeLessThan(LOG_LIMITS.groupBytes + 10_000);
    await send({ method: "DELETE", headers: session });
    expect(log.bytes).toBe(0);
  });

  test("SHTTP-31 what was evicted is refused, what is kept is resumed [2025-11-25]", async () => {
    const send = sendTo(new MemoryLog());
    const session = await openSession(send, "2025-11-25");
    const reader = new EventReader(await send(flood(1, 1500, 10, session)));
    const [first] = await reader.take(1);
    const events = await reader.rest();
    expect(events).toHaveLength(1501);
    const resume = (lastEventId?: string): Promise<Response> =>
      send({ method: "GET", headers: { ...session, accept: "text/event-stream", "last-event-id": lastEventId ?? "" } });
    const evicted = await resume(first?.id);
    expect([evicted.status, (await reply(evicted)).error?.message]).toEqual([
      400,
      "The stream of Last-Event-ID is over, or its events are no longer kept",
    ]);
    expect(await new EventReader(await resume(events[1000]?.id)).rest()).toEqual(events.slice(1001));
  });

  test("a plain JSON answer leaves nothing behind [2025-11-25]", async () => {
    const log = new MemoryLog();
    const append = vi.spyOn(log, "append");
    const send = sendTo(log);
    const session = await openSession(send, "2025-11-25");
    await reply(await send(flood(1, 0, 0, session)));
    expect(append).not.toHaveBeenCalled();
  });

  test("SHTTP-31 a log that answers later gives the same stream [2025-11-25]", async () => {
    const memory = new MemoryLog();
    const later = async <T>(work: () => T): Promise<T> => {
      await new Promise((resolve) => setImmediate(resolve));
      return work();
    };
    const log: Log = {
      append: (...entry) => later(() => memory.append(...entry)),
      appendOnce: (...entry) => later(() => memory.appendOnce(...entry)),
      read: (...place) => later(() => memory.read(...place)),
      wait: (group, stream, wake) => {
        const timer = setInterval(wake, 1);
        const stop = memory.wait(group, stream, wake);
        return () => {
          clearInterval(timer);
          stop();
        };
      },
      release: (...stream) => later(() => memory.release(...stream)),
      drop: (...stream) => later(() => memory.drop(...stream)),
    };
    const send = sendTo(log);
    const session = await openSession(send, "2025-11-25");
    const events = await new EventReader(await send(flood(1, 40, 10, session))).rest();
    expect(said(events)).toEqual([...Array.from({ length: 40 }, (_, index) => index + 1), "flooded"]);
    const headers = { ...session, accept: "text/event-stream", "last-event-id": events[20]?.id ?? "" };
    expect(await new EventReader(await send({ method: "GET", headers })).rest()).toEqual(events.slice(21));

    const params = { name: "leave" };
    const left = await send(posted({ jsonrpc: "2.0", id: 2, method: "tools/call", params }, session));
    const [primed, retry] = await new EventReader(left).rest();
    expect([primed?.data, retry?.retry]).toEqual(["", "1000"]);
    await new Promise((resolve) => setImmediate(resolve));
    const polled = { ...headers, "last-event-id": primed?.id ?? "" };
    expect(said(await new EventReader(await send({ method: "GET", headers: polled })).rest())).toEqual(["left"]);
  });
});

describe.each(hostNames)("over %s", (host) => {
  test("SHTTP-19, SHTTP-31 a reader that does not read holds up nothing and gets everything that is kept [2025-11-25]", async () => {
    const send = await hosts[host](flooding(new MemoryLog()), {});
    const session = await openSession(send, "2025-11-25");
    // 1.5 MiB on the wire, above what a connection may hold back.
    const response = await send(flood(1, 150, 5000, session));
    await vi.waitFor(async () => {
      const again = await reply(await send(flood(1, 0, 0, session)));
      expect(again.result).toBeDefined();
    });
    const events = await new EventReader(response).rest();
    expect(said(events)).toEqual([...Array.from({ length: 150 }, (_, index) => index + 1), "flooded"]);
  });

  test("sessions: idle and max come from the settings [2025-11-25]", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const { send } = await makeTalker(host, { sessions: { idle: "1m", max: 2 } });
    const ping = { jsonrpc: "2.0", id: 1, method: "ping" };
    const [first, second] = [await openSession(send, "2025-11-25"), await openSession(send, "2025-11-25")];
    await openSession(send, "2025-11-25");
    expect((await send(posted(ping, first))).status).toBe(404);
    expect((await send(posted(ping, second))).status).toBe(200);
    vi.advanceTimersByTime(62_000);
    expect((await send(posted(ping, second))).status).toBe(404);
  });
});
