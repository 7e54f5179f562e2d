import { createServer } from "@mcpwright/runtime";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import {
  caller,
  events,
  gate,
  hostNames,
  hosts,
  makeServer,
  messagesOf,
  modern,
  openSession,
  posted,
  reply,
} from "./support.ts";

const cells = hostNames.flatMap((host) => (["legacy", "modern"] as const).map((era) => ({ host, era })));
const token = { progressToken: "p" };

/** Reads a stream until what came satisfies the condition. */
async function readUntil(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  condition: (text: string) => boolean,
): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  while (!condition(text)) {
    const { done, value } = await reader.read();
    if (done) throw new Error(`ended after ${text}`);
    text += decoder.decode(value, { stream: true });
  }
  return text;
}

function fakeClock(): void {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
  onTestFinished(() => void vi.useRealTimers());
}

describe.each(cells)("$host, $era era", ({ host, era }) => {
  const rows = era === "modern" ? "HTTP-12, HTTP-14, HTTP-15" : "SHTTP-15, SHTTP-17";
  const revision = era === "modern" ? "2026-07-28" : "2025-11-25";

  test(`${rows} messages before the answer make it a stream, which the answer ends [${revision}]`, async () => {
    const send = await hosts[host](makeServer().server, {});
    const call = await caller(era, send);
    const response = await send(call("talk", {}, {}, token));
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    expect(response.headers.get("x-accel-buffering")).toBe("no");
    const messages = await events(response);
    expect(messages.map(({ method }) => method)).toEqual([
      "notifications/progress",
      "notifications/progress",
      undefined,
    ]);
    expect(messages[2]?.result).toMatchObject({ content: [{ text: "said" }] });
  });

  test(`an answer alone is JSON [${revision}]`, async () => {
    const send = await hosts[host](makeServer().server, {});
    const call = await caller(era, send);
    const response = await send(call("echo", { n: 1 }));
    expect(response.headers.get("content-type")).toBe("application/json");
    expect((await reply(response)).result).toMatchObject({ content: [{ text: '{"n":1}' }] });
  });

  test(`response: json never streams [${revision}]`, async () => {
    const send = await hosts[host](makeServer().server, { response: "json" });
    const call = await caller(era, send);
    const response = await send(call("talk", {}, {}, token));
    expect(response.headers.get("content-type")).toBe("application/json");
    expect((await reply(response)).result).toMatchObject({ content: [{ text: "said" }] });
  });

  test(`response: sse always streams, but a refusal is JSON [${revision}]`, async () => {
    const send = await hosts[host](makeServer().server, { response: "sse" });
    const call = await caller(era, send);
    const response = await send(call("echo"));
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    expect(await events(response)).toHaveLength(1);
    const refused = await send({ ...call("echo"), body: "{" });
    expect([refused.status, refused.headers.get("content-type")]).toEqual([400, "application/json"]);
    expect((await reply(refused)).error?.code).toBe(-32700);
    const mismatch = await send(modern("tools/list", {}, { "mcp-method": "tools/call" }));
    expect([mismatch.status, mismatch.headers.get("content-type")]).toEqual([400, "application/json"]);
  });

  test(`what the client takes decides, and 406 when it takes nothing [${revision}]`, async () => {
    const send = await hosts[host](makeServer().server, {});
    const call = await caller(era, send);
    const typeFor = async (accept: string): Promise<string | null> => {
      const response = await send(call("talk", {}, { accept }, token));
      await response.text();
      return response.headers.get("content-type");
    };
    expect(await typeFor("application/json")).toBe("application/json");
    expect(await typeFor("text/event-stream")).toBe("text/event-stream");
    expect(await typeFor("*/*")).toBe("text/event-stream");
    expect((await send(call("echo", {}, { accept: "text/html" }))).status).toBe(406);
  });

  test(`HTTP-16 a slow answer becomes a stream after two seconds and is kept alive every fifteen [${revision}]`, async () => {
    fakeClock();
    const bench = makeServer();
    const send = await hosts[host](bench.server, {});
    const call = await caller(era, send);
    const answered = send(call("wait"));
    await bench.entered;
    vi.advanceTimersByTime(3_000);
    const response = await answered;
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    vi.advanceTimersByTime(16_000);
    const alive = await readUntil(reader, (text) => text.endsWith(":\n\n"));
    expect(alive).toBe(era === "legacy" ? "id: p1-1\ndata: \n\n:\n\n" : ":\n\n");
    bench.release();
    const text = await readUntil(reader, (got) => got.includes("waited"));
    expect(messagesOf(text)).toHaveLength(1);
    expect((await reader.read()).done).toBe(true);
  });
});

test("SESS-01 a session has its id however long its beginning takes [2025-11-25]", async () => {
  fakeClock();
  const [begun, may] = [gate(), gate()];
  const start = (): Promise<void> => {
    begun.open();
    return may.opened;
  };
  const send = await hosts.fetch(createServer({ name: "late", version: "1", logger: () => {}, app: { start } }), {});
  const params = { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "test", version: "1" } };
  const answered = send(posted({ jsonrpc: "2.0", id: 1, method: "initialize", params }));
  await begun.opened;
  vi.advanceTimersByTime(3_000);
  may.open();
  const response = await answered;
  const session = response.headers.get("mcp-session-id") ?? "";
  expect((await reply(response)).result).toMatchObject({ protocolVersion: "2025-11-25" });
  const list = await send(posted({ jsonrpc: "2.0", id: 2, method: "ping" }, { "mcp-session-id": session }));
  expect((await reply(list)).result).toEqual({});
});

describe.each(hostNames)("streams of a session over %s", (host) => {
  const asks = { accept: "text/event-stream" };
  const call = { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "talk", _meta: token } };

  test("SHTTP-20, SHTTP-21, SHTTP-27 a message goes out on one stream, the newest [2025-11-25]", async () => {
    const send = await hosts[host](makeServer().server, { response: "json" });
    const session = await openSession(send, "2025-11-25");
    const first = await send({ method: "GET", headers: { ...session, ...asks } });
    const second = await send({ method: "GET", headers: { ...session, ...asks } });
    expect([first.status, first.headers.get("content-type")]).toEqual([200, "text/event-stream"]);
    await reply(await send(posted(call, session)));
    const newest = (second.body as ReadableStream<Uint8Array>).getReader();
    const text = await readUntil(newest, (got) => messagesOf(got).length === 2);
    expect(messagesOf(text).map(({ method }) => method)).toEqual(["notifications/progress", "notifications/progress"]);
    // Ending the session ends both streams; the older one held nothing.
    await send({ method: "DELETE", headers: session });
    expect((await newest.read()).done).toBe(true);
    expect(messagesOf(await first.text())).toEqual([]);
  });

  test("SHTTP-24 the client may close a stream at any time, and the older one takes over [2025-11-25]", async () => {
    const send = await hosts[host](makeServer().server, { response: "json" });
    const session = await openSession(send, "2025-11-25");
    const first = await send({ method: "GET", headers: { ...session, ...asks } });
    const abort = new AbortController();
    const second = await send({ method: "GET", headers: { ...session, ...asks }, signal: abort.signal });
    const reader = (first.body as ReadableStream<Uint8Array>).getReader();
    await (second.body as ReadableStream<Uint8Array>).cancel();
    abort.abort();
    // The close of the connection is seen a little later than the abort: messages sent until then are lost with it.
    const got = readUntil(reader, (text) => messagesOf(text).length >= 2);
    let arrived = false;
    void got.then(() => {
      arrived = true;
    });
    for (let id = 1; !arrived; id++) await reply(await send(posted({ ...call, id }, session)));
    expect(await got).toContain("notifications/progress");
    await reader.cancel();
  });

  test("SHTTP-20 a client that takes no events gets 406 [2025-11-25]", async () => {
    const send = await hosts[host](makeServer().server, {});
    const session = await openSession(send, "2025-11-25");
    expect((await send({ method: "GET", headers: { ...session, accept: "application/json" } })).status).toBe(406);
  });
});
