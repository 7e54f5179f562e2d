import { expect, test } from "vitest";
import { callOf, legacy, modern, ServerProcess, textOf } from "./server-process.ts";

const LEGACY = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"];

for (const version of LEGACY) {
  test(`DUAL-01 DUAL-02 serves a session and modern requests in one process [${version}]`, async () => {
    const server = new ServerProcess();
    await server.initialize(version);
    server.send(callOf(1, "echo", { text: "old" }, legacy), callOf(2, "echo", { text: "new" }));
    expect(textOf(await server.answer(1))).toBe("old");
    expect((await server.answer(1)).result).not.toHaveProperty("resultType");
    expect((await server.answer(2)).result).toMatchObject({ resultType: "complete" });
  });

  test(`CANC-05, DUAL-18 a cancellation reaches the call of its session [${version}]`, async () => {
    const server = new ServerProcess();
    await server.initialize(version);
    server.send(legacy(7, "tools/call", { name: "wait", arguments: {}, _meta: { progressToken: "p" } }));
    await server.until(() => server.messages.some(({ method }) => method === "notifications/progress"));
    server.send(JSON.stringify({ jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 7 } }));
    await server.until(() => server.stderr.includes("aborted"));
    server.send(legacy(8, "ping"));
    await server.answer(8);
    expect(server.messages.filter(({ id }) => id === 7)).toEqual([]);
  });
}

test("DUAL-18 STDIO-13 CANC-12 a cancellation goes to the modern request it names [2026-07-28]", async () => {
  const server = new ServerProcess();
  await server.initialize("2025-11-25");
  server.send(modern(7, "tools/call", { name: "wait", arguments: {} }, { progressToken: "p" }));
  await server.until(() => server.messages.some(({ method }) => method === "notifications/progress"));
  server.send(JSON.stringify({ jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 7 } }));
  await server.until(() => server.stderr.includes("aborted"));
  server.send(legacy(8, "ping"));
  await server.answer(8);
  expect(server.messages.filter(({ id }) => id === 7)).toEqual([]);
});

test("META-13 names the versions to a request that says none and has no session [2026-07-28]", async () => {
  const server = new ServerProcess();
  server.send(legacy(1, "tools/list"));
  const { error } = await server.answer(1);
  expect(error?.code).toBe(-32602);
  expect(error?.message).toContain("2026-07-28");
  expect(error?.data).toMatchObject({ supported: ["2026-07-28", ...LEGACY.toReversed()] });
});

test("PING-01 answers a ping before the session is open [2024-11-05, 2025-03-26, 2025-06-18, 2025-11-25]", async () => {
  const server = new ServerProcess();
  server.send(legacy("early", "ping"));
  expect((await server.answer("early")).result).toEqual({});
});

test("LIFE-01 what follows an initialize at once belongs to its session [2025-11-25]", async () => {
  const server = new ServerProcess();
  const clientInfo = { name: "hasty", version: "1" };
  server.send(
    legacy(0, "initialize", { protocolVersion: "2025-11-25", capabilities: {}, clientInfo }),
    JSON.stringify({ jsonrpc: "2.0", method: "notifications/initialized" }),
    legacy(1, "tools/list"),
  );
  expect((await server.answer(1)).result).toHaveProperty("tools");
});

test("STDIO-20 BATCH-01 BATCH-03 a line may hold a batch [2025-03-26]", async () => {
  const server = new ServerProcess();
  await server.initialize("2025-03-26");
  const note = { jsonrpc: "2.0", method: "notifications/roots/list_changed" };
  const calls = [JSON.parse(callOf(1, "echo", { text: "a" }, legacy)), note, JSON.parse(legacy(2, "ping"))];
  server.send(JSON.stringify(calls));
  await server.until(() => server.lines.length === 2);
  const answers = JSON.parse(server.lines[1]!) as { id: number }[];
  expect(answers.map(({ id }) => id).toSorted()).toEqual([1, 2]);
  server.send("[]", JSON.stringify([JSON.parse(legacy(3, "initialize"))]));
  await server.until(() => server.lines.length === 4);
  for (const refusal of server.messages.slice(2)) expect(refusal.error?.code).toBe(-32600);
});

test("BATCH-09 the first revision takes one too, and nothing of its own is sent in one [2024-11-05]", async () => {
  const server = new ServerProcess();
  await server.initialize("2024-11-05");
  const wait = legacy(1, "tools/call", { name: "wait", arguments: {}, _meta: { progressToken: "p" } });
  server.send(JSON.stringify([JSON.parse(wait), JSON.parse(legacy(2, "ping"))]));
  await server.until(() => server.messages.some(({ method }) => method === "notifications/progress"));
  server.send(JSON.stringify({ jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 1 } }));
  await server.until(() => server.lines.length === 3);
  expect(JSON.parse(server.lines[2]!)).toEqual([{ jsonrpc: "2.0", id: 2, result: {} }]);
});

for (const version of ["2025-06-18", "2025-11-25"]) {
  test(`BATCH-08 refuses a batch [${version}]`, async () => {
    const server = new ServerProcess();
    await server.initialize(version);
    server.send(JSON.stringify([JSON.parse(legacy(1, "ping"))]));
    await server.until(() => server.lines.length === 2);
    expect(server.messages[1]?.error?.code).toBe(-32600);
    expect(server.messages[1]).not.toHaveProperty("result");
  });
}
