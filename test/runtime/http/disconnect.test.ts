import { listen } from "@mcpwright/runtime";
import { expect, onTestFinished, test } from "vitest";
import { bytesOf, Wire } from "./raw.ts";
import { caller, gate, hosts, makeServer, modern, openSession, posted } from "./support.ts";

test("CANC-11, HTTP-19 leaving a modern request cancels it [2026-07-28]", async () => {
  const bench = makeServer();
  const listening = await listen(bench.server, { port: 0 });
  onTestFinished(() => listening.close(0));
  const wire = new Wire(listening.url);
  wire.socket.write(bytesOf(listening.url, modern("tools/call", { name: "wait" })));
  await bench.entered;
  wire.socket.destroy();
  await bench.aborted;
});

test("CANC-11 leaving after the stream has begun cancels too [2026-07-28]", async () => {
  const bench = makeServer();
  const aborted = gate();
  bench.server.tools.add({ name: "begin", inputSchema: { type: "object" } }, async (_, ctx) => {
    ctx.signal.addEventListener("abort", aborted.open);
    ctx.progress(1);
    await aborted.opened;
    ctx.progress(2);
  });
  const send = await hosts.fetch(bench.server, {});
  const response = await send(modern("tools/call", { name: "begin", _meta: { progressToken: 1 } }));
  await response.body?.cancel();
  await aborted.opened;
});

test("SHTTP-19 leaving a legacy request does not cancel it [2025-03-26, 2025-06-18, 2025-11-25]", async () => {
  const bench = makeServer();
  const left = gate();
  const finished = gate();
  let abortedAtEnd: boolean | undefined;
  bench.server.tools.add({ name: "work", inputSchema: { type: "object" } }, async (_, ctx) => {
    entered.open();
    await left.opened;
    abortedAtEnd = ctx.signal.aborted;
    finished.open();
    return "done";
  });
  const entered = gate();
  const listening = await listen(bench.server, { port: 0 });
  onTestFinished(() => listening.close(0));
  const session = await openSession((init) => fetch(listening.url, init), "2025-11-25");
  const wire = new Wire(listening.url);
  const call = { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "work" } };
  wire.socket.write(bytesOf(listening.url, posted(call, session)));
  await entered.opened;
  wire.socket.destroy();
  await wire.closed;
  // Another request of the session is answered after the server has seen the close.
  await (await fetch(listening.url, posted({ jsonrpc: "2.0", id: 2, method: "ping" }, session))).text();
  left.open();
  await finished.opened;
  expect(abortedAtEnd).toBe(false);
});

test("CANC-05 a legacy request that was cancelled ends without an answer [2025-11-25]", async () => {
  const bench = makeServer();
  const send = await hosts.node(bench.server, {});
  const call = await caller("legacy", send);
  const request = call("wait");
  const answer = send(request);
  await bench.entered;
  const headers = request.headers as Record<string, string>;
  const cancelled = { jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 1 } };
  expect((await send({ ...posted(cancelled), headers })).status).toBe(202);
  const response = await answer;
  expect([response.status, await response.text()]).toEqual([200, ""]);
});
