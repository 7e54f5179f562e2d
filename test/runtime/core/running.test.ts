import { createServer, type Server } from "@mcpwright/runtime";
import { expect } from "vitest";
import { before, everyCell, legacyRevisions, modernRevisions, since } from "../support/matrix.ts";
import { itemsOf } from "../support/wire.ts";

let started: (() => void) | undefined;
let aborted: unknown;
let onAbort: (() => void) | undefined;
let release: (() => void) | undefined;
let late: (() => void) | undefined;

function make(): Server {
  const server = createServer({ name: "running", version: "1" });
  aborted = undefined;
  server.tools.add({ name: "waits" }, (_input, ctx) => {
    ctx.signal.addEventListener("abort", () => {
      aborted = ctx.signal.reason;
      onAbort?.();
    });
    started?.();
    return new Promise<string>((resolve) => {
      release = () => resolve("released");
    });
  });
  server.tools.add({ name: "progresses" }, async (_input, ctx) => {
    for (const step of [0, 1, 1, 0.5, Number.NaN, 2]) ctx.progress(step, 3, `step ${step}`);
    late = () => ctx.progress(3, 3);
    return "done";
  });
  server.tools.add({ name: "logs" }, (_input, ctx) => {
    ctx.log.debug("low");
    ctx.log.info({ a: 1 }, "db");
    ctx.log.error("high");
    return "";
  });
  server.tools.add({ name: "tells" }, (_input, ctx) =>
    JSON.stringify({
      name: ctx.client.name,
      revision: ctx.revision,
      id: typeof ctx.requestId,
      app: ctx.app,
      headers: ctx.headers,
    }),
  );
  return server;
}

everyCell(
  "CANC-05 CANC-12 a cancelled request gets no response, and its signal aborts",
  make,
  async (wire) => {
    const running = new Promise<void>((resolve) => {
      started = resolve;
    });
    const call = wire.begin("tools/call", { name: "waits", _meta: { progressToken: "p" } });
    await running;
    const gone = new Promise<void>((resolve) => {
      onAbort = resolve;
    });
    await wire.cancel(call.id, "enough");
    await gone;
    expect(aborted).toMatchObject({ name: "AbortError" });
    release?.();
    const answer = await Promise.race([call.response, wire.request("tools/call", { name: "tells" })]);
    expect(answer.id).not.toBe(call.id);
  },
  [...legacyRevisions, ...modernRevisions],
);

everyCell("CANC-06 CANC-09 cancelling what does not run is ignored", make, async (wire) => {
  await wire.notify("notifications/cancelled", { requestId: 999 });
  await wire.notify("notifications/cancelled", { requestId: {} });
  await wire.notify("notifications/cancelled");
  expect((await wire.request("tools/call", { name: "tells" })).result).toBeDefined();
});

const values = (notifications: readonly Record<string, unknown>[]) =>
  notifications.map(({ method, params }) => ({ method, ...(params as object) }));

everyCell(
  "PROG-03 PROG-05 PROG-06 progress increases, has the token, and ends with the response",
  make,
  async (wire) => {
    await wire.request("tools/call", { name: "progresses", _meta: { progressToken: 7 } });
    late?.();
    await wire.request("tools/call", { name: "tells" });
    const sent = values(wire.notifications);
    expect(sent.map((each) => (each as unknown as { progress: number }).progress)).toEqual([0, 1, 2]);
    expect(sent[0]).toMatchObject({ method: "notifications/progress", progressToken: 7, total: 3 });
  },
);

everyCell("META-07 without a token there is no progress", make, async (wire) => {
  await wire.request("tools/call", { name: "progresses" });
  expect(wire.notifications).toEqual([]);
});

everyCell(
  "PROG-02 progress has no message",
  make,
  async (wire) => {
    await wire.request("tools/call", { name: "progresses", _meta: { progressToken: "t" } });
    expect(wire.notifications[0]?.["params"]).toEqual({ progressToken: "t", progress: 0, total: 3 });
  },
  before("2025-03-26"),
);

everyCell(
  "PROG-02 progress has a message",
  make,
  async (wire) => {
    await wire.request("tools/call", { name: "progresses", _meta: { progressToken: "t" } });
    expect(wire.notifications[0]?.["params"]).toEqual({ progressToken: "t", progress: 0, total: 3, message: "step 0" });
  },
  since("2025-03-26"),
);

everyCell(
  "LOG-02 LOG-03 the session chooses the level of its log messages",
  make,
  async (wire) => {
    expect((await wire.request("logging/setLevel", { level: "error" })).result).toEqual({});
    await wire.request("tools/call", { name: "logs" });
    expect(values(wire.notifications)).toEqual([{ method: "notifications/message", level: "error", data: "high" }]);
    await wire.request("logging/setLevel", { level: "debug" });
    await wire.request("tools/call", { name: "logs" });
    expect(values(wire.notifications).slice(1)).toEqual([
      { method: "notifications/message", level: "debug", data: "low" },
      { method: "notifications/message", level: "info", data: { a: 1 }, logger: "db" },
      { method: "notifications/message", level: "error", data: "high" },
    ]);
  },
  legacyRevisions,
);

everyCell(
  "LOG-04 refuses an invalid level with -32602",
  make,
  async (wire) => {
    expect((await wire.request("logging/setLevel", { level: "loud" })).error?.code).toBe(-32602);
  },
  legacyRevisions,
);

everyCell(
  "LOG-05 LOG-06 a request asks for its own log messages",
  make,
  async (wire) => {
    await wire.request("tools/call", { name: "logs" });
    expect(wire.notifications).toEqual([]);
    await wire.request("tools/call", { name: "logs", _meta: { "io.modelcontextprotocol/logLevel": "info" } });
    expect(wire.notifications.map(({ params }) => (params as { level: string }).level)).toEqual(["info", "error"]);
  },
  modernRevisions,
);

everyCell(
  "LOG-08 LOG-13 refuses an unknown level, and the legacy method",
  make,
  async (wire) => {
    const meta = { "io.modelcontextprotocol/logLevel": "loud" };
    expect((await wire.request("tools/call", { name: "logs", _meta: meta })).error?.code).toBe(-32602);
    expect((await wire.request("logging/setLevel", { level: "error" })).error?.code).toBe(-32601);
  },
  modernRevisions,
);

everyCell(
  "PING-01 answers a ping",
  make,
  async (wire) => {
    expect((await wire.request("ping")).result).toEqual({});
  },
  legacyRevisions,
);

everyCell(
  "PING-04 does not know ping",
  make,
  async (wire) => {
    expect((await wire.request("ping")).error?.code).toBe(-32601);
  },
  modernRevisions,
);

everyCell("META-16 the handler sees who calls, in which revision", make, async (wire) => {
  const { result } = await wire.request("tools/call", { name: "tells" });
  const [block] = itemsOf<{ text: string }>(result, "content");
  expect(JSON.parse(block?.text ?? "")).toMatchObject({ name: "matrix", revision: wire.revision, id: "number" });
});

everyCell("ERR-10 ERR-11 an unknown method is -32601, a reserved name too", make, async (wire) => {
  for (const method of ["acme/unknown", "__proto__", "constructor", "subscriptions/listen2"]) {
    expect((await wire.request(method)).error?.code, method).toBe(-32601);
  }
});
