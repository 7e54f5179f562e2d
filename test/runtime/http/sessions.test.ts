import { describe, expect, onTestFinished, test, vi } from "vitest";
import { hosts, initialize, makeServer, openSession, posted } from "./support.ts";

const ping = { jsonrpc: "2.0", id: 1, method: "ping" };
const MINUTE = 60_000;

function fakeClock(): void {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
  onTestFinished(() => void vi.useRealTimers());
}

describe("sessions [2025-11-25]", () => {
  test("SESS-02 ids are random", async () => {
    const send = await hosts.fetch(makeServer().server, {});
    const ids = new Set<string>();
    for (let count = 0; count < 100; count++)
      ids.add((await send(initialize("2025-11-25"))).headers.get("mcp-session-id") ?? "");
    expect(ids.size).toBe(100);
  });

  test("SESS-06 a session ends after 30 minutes without a request", async () => {
    fakeClock();
    const send = await hosts.fetch(makeServer().server, {});
    const idle = await openSession(send, "2025-11-25");
    const used = await openSession(send, "2025-11-25");
    vi.advanceTimersByTime(20 * MINUTE);
    expect((await send(posted(ping, used))).status).toBe(200);
    vi.advanceTimersByTime(11 * MINUTE);
    expect((await send(posted(ping, idle))).status).toBe(404);
    expect((await send(posted(ping, used))).status).toBe(200);
  });

  test("a session with a running call or an open stream is not idle", async () => {
    fakeClock();
    const bench = makeServer();
    const send = await hosts.fetch(bench.server, {});
    const running = await openSession(send, "2025-11-25");
    const streaming = await openSession(send, "2025-11-25");
    const answer = send(posted({ ...ping, method: "tools/call", params: { name: "wait" } }, running));
    await bench.entered;
    const stream = await send({ method: "GET", headers: { ...streaming, accept: "text/event-stream" } });
    vi.advanceTimersByTime(61 * MINUTE);
    bench.release();
    await (await answer).text();
    expect((await send(posted({ ...ping, id: 2 }, running))).status).toBe(200);
    expect((await send(posted(ping, streaming))).status).toBe(200);
    await stream.body?.cancel();
  });

  test("the longest idle of 10 000 sessions gives way to a new one", async () => {
    const send = await hosts.fetch(makeServer().server, {});
    const first = await openSession(send, "2025-11-25");
    const second = await openSession(send, "2025-11-25");
    for (let count = 2; count < 10_000; count++) await send(initialize("2025-11-25"));
    // The first is used again, so the second is the longest idle.
    expect((await send(posted(ping, first))).status).toBe(200);
    expect((await send(initialize("2025-11-25"))).status).toBe(200);
    expect((await send(posted({ ...ping, id: 2 }, first))).status).toBe(200);
    expect((await send(posted(ping, second))).status).toBe(404);
  });
});
