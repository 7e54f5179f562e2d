import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { listen, toNodeHandler } from "@mcpwright/runtime";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { bytesOf, Wire } from "./raw.ts";
import { caller, gate, hostNames, hosts, MODERN, makeServer, modern, reply } from "./support.ts";

const cells = hostNames.flatMap((host) => ["2025-11-25", MODERN].map((revision) => [host, revision] as const));

describe.each(cells)("over %s [%s]", (host, revision) => {
  const era = revision === MODERN ? "modern" : "legacy";

  test("limits.body: a longer body gets 413, whether its length is told or not", async () => {
    const send = await hosts[host](makeServer().server, { limits: { body: "64KiB" } });
    const call = await caller(era, send);
    const init = call("echo", { text: "x".repeat(65_536) });
    const told = await send(init);
    expect(told.status).toBe(413);
    expect((await reply(told)).error?.message).toContain("serve.http.limits.body");
    const parts = new Blob([init.body as string]).stream();
    const untold = await send({ ...init, body: parts, duplex: "half" } as RequestInit);
    expect(untold.status).toBe(413);
    await untold.text();
    expect((await send(call("echo", { text: "x".repeat(60_000) }))).status).toBe(200);
  });

  test("limits.depth: a deeper message is refused", async () => {
    const send = await hosts[host](makeServer().server, { limits: { depth: 20 } });
    const call = await caller(era, send);
    const nested = (depth: number): unknown => JSON.parse("[".repeat(depth) + "]".repeat(depth));
    expect((await send(call("echo", { list: nested(10) }))).status).toBe(200);
    const response = await send(call("echo", { list: nested(20) }));
    expect(response.status).toBe(400);
    expect((await reply(response)).error?.message).toContain("20 levels");
  });

  test("limits.inFlight: one request too many gets 503 and Retry-After", async () => {
    const bench = makeServer();
    const send = await hosts[host](bench.server, { limits: { inFlight: 1 } });
    const call = await caller(era, send);
    const first = send(call("wait"));
    await bench.entered;
    const second = await send(call("echo"));
    expect([second.status, second.headers.get("retry-after")]).toEqual([503, "1"]);
    bench.release();
    expect((await first).status).toBe(200);
    expect((await send(call("echo"))).status).toBe(200);
  });

  test("HTTP-01, SHTTP-01 method and type: 405, 415", async () => {
    const send = await hosts[host](makeServer().server, {});
    const call = await caller(era, send);
    const put = await send({ ...call("echo"), method: "PUT" });
    expect([put.status, put.headers.get("allow")]).toEqual([405, "GET, POST, DELETE"]);
    for (const type of ["text/plain", "application/jsonp", ""]) {
      expect((await send(call("echo", {}, { "content-type": type }))).status).toBe(415);
    }
    expect((await send(call("echo", {}, { "content-encoding": "gzip" }))).status).toBe(415);
    expect((await send(call("echo", {}, { "content-type": "Application/JSON; charset=utf-8" }))).status).toBe(200);
    expect((await send(call("echo"), "/elsewhere")).status).toBe(404);
  });
});

describe.each(["legacy", "modern"] as const)("slow clients, %s era", (era) => {
  test(`limits.bodyTime: a body that does not come gets 408 [${era === "modern" ? MODERN : "2025-11-25"}]`, async () => {
    const listening = await listen(makeServer().server, { port: 0, limits: { bodyTime: "200ms" } });
    onTestFinished(() => listening.close(0));
    const call = await caller(era, (init) => fetch(listening.url, init));
    const bytes = bytesOf(listening.url, call("echo"));
    const wire = new Wire(listening.url);
    wire.socket.write(bytes.subarray(0, bytes.length - 5));
    const answer = await wire.until((text) => text.includes("limits.bodyTime"));
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    await wire.closed;
  });
});

test("a client that does not read its answer for 30 seconds is cut off [all]", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
  onTestFinished(() => void vi.useRealTimers());
  const { server } = makeServer();
  const entered = gate();
  server.tools.add({ name: "huge", inputSchema: { type: "object" } }, () => {
    entered.open();
    return "x".repeat(30_000_000);
  });
  const listening = await listen(server, { port: 0 });
  onTestFinished(() => listening.close(0));
  const wire = new Wire(listening.url);
  wire.socket.pause();
  wire.socket.write(bytesOf(listening.url, modern("tools/call", { name: "huge" })));
  await entered.opened;
  let closed = false;
  void wire.closed.then(() => {
    closed = true;
  });
  for (let second = 0; second < 600 && !closed; second++) {
    vi.advanceTimersByTime(1_000);
    if (second > 60) wire.socket.resume();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await wire.closed;
  expect(wire.text.length).toBeLessThan(30_000_000);
});

test("an application that answers before we do is not disturbed [2026-07-28]", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
  onTestFinished(() => void vi.useRealTimers());
  const bench = makeServer();
  const handler = toNodeHandler(bench.server);
  let impatient: (() => void) | undefined;
  const http = createHttpServer((request, response) => {
    impatient = () => void response.writeHead(504).end("too slow");
    handler(request, response);
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void http.close());
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/mcp`;
  const answer = fetch(url, modern("tools/call", { name: "wait" }));
  await bench.entered;
  impatient?.();
  vi.advanceTimersByTime(20_000);
  bench.release();
  const response = await answer;
  expect([response.status, await response.text()]).toEqual([504, "too slow"]);
});

test("limits.headerTime: headers that do not come end the connection [all]", async () => {
  const listening = await listen(makeServer().server, { port: 0, limits: { headerTime: "200ms" } });
  onTestFinished(() => listening.close(0));
  const wire = new Wire(listening.url);
  wire.socket.write("POST /mcp HTTP/1.1\r\nHost: 127");
  await wire.closed;
  expect(wire.text).toMatch(/^HTTP\/1\.1 408 /);
});
