/** Whose a task is, how long it is kept, and how many there may be. */
import { engineOf } from "@mcpwright/runtime";
import { connect } from "@mcpwright/runtime/client";
import { expect, test } from "vitest";
import { recorder } from "../support/quiet.ts";
import type { Json, Response } from "../support/wire.ts";
import { AGREED, type Asking, as, Gate, LEGACY, questions, RELATED, sessionOf, taskServer, textOf } from "./support.ts";

const idOf = ({ result, error }: Response): string => {
  if (result === undefined) throw new Error(JSON.stringify(error));
  return ((result["task"] as Json | undefined) ?? result)["taskId"] as string;
};
const UNKNOWN = -32602;

test("TASKX-35, TASK-29, SEC-33 a task is its principal's, and does not exist for any other [2026-07-28]", async () => {
  const server = taskServer();
  const taskId = idOf(await as(server, "alice", "tools/call", { name: "asks" }));
  for (const other of ["bob", undefined]) {
    for (const [method, more] of [
      ["tasks/get", {}],
      ["tasks/cancel", {}],
      ["tasks/update", { inputResponses: { first: AGREED, second: AGREED } }],
    ] as const) {
      const { error } = await as(server, other, method, { taskId, ...more });
      expect(error).toEqual({ code: UNKNOWN, message: `There is no task "${taskId}".` });
    }
  }
  expect((await as(server, "alice", "tasks/get", { taskId })).result?.["status"]).not.toBe("cancelled");
  await engineOf(server).stop();
});

test("TASKX-34, TASK-11, TASK-30 ids are random: none is like another [2025-11-25, 2026-07-28]", async () => {
  const server = taskServer();
  const session = await sessionOf(server, undefined);
  const ids = new Set<string>();
  for (let count = 0; count < 50; count++) {
    ids.add(idOf(await as(server, undefined, "tools/call", { name: "must" })));
    ids.add(idOf(await session.request("tools/call", { name: "must", task: {} })));
  }
  expect(ids.size).toBe(100);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("a task of one era does not exist in the other", async () => {
  const server = taskServer();
  const session = await sessionOf(server, undefined);
  const modern = idOf(await as(server, undefined, "tools/call", { name: "must" }));
  const legacy = idOf(await session.request("tools/call", { name: "must", task: {} }));
  expect((await session.request("tasks/get", { taskId: modern })).error?.code).toBe(UNKNOWN);
  expect((await as(server, undefined, "tasks/get", { taskId: legacy })).error?.code).toBe(UNKNOWN);
});

test("TASKX-26, TASKX-16 when its time is over a task is stopped and gone [2026-07-28]", async () => {
  const gate = new Gate();
  const server = taskServer(gate, { tasks: { ttl: 100 } });
  const taskId = idOf(await as(server, undefined, "tools/call", { name: "slow" }));
  const signal = await gate.entered;
  await new Promise((resolve) => signal.addEventListener("abort", resolve));
  expect((await as(server, undefined, "tasks/get", { taskId })).error?.code).toBe(UNKNOWN);
});

test("TASK-05, TASK-14 a wished time is kept within its limits [2025-11-25]", async () => {
  const session = await sessionOf(taskServer(), undefined);
  for (const [ttl, kept] of [
    [undefined, 3_600_000],
    [5_000, 5_000],
    [0, 1_000],
    [1e12, 86_400_000],
  ]) {
    const { result } = await session.request("tools/call", { name: "must", task: ttl === undefined ? {} : { ttl } });
    expect(result).toMatchObject({ task: { ttl: kept } });
  }
});

test("TASK-31 a principal has so many tasks running, and all callers together so many [2026-07-28]", async () => {
  const server = taskServer(new Gate(), { tasks: { perOwner: 2, total: 3 } });
  const slow = (who?: string) => as(server, who, "tools/call", { name: "slow" });
  const first = idOf(await slow("alice"));
  idOf(await slow("alice"));
  expect((await slow("alice")).error).toMatchObject({ code: -32603, message: expect.stringContaining("Too many") });
  idOf(await slow("bob"));
  expect((await slow("carol")).error?.code).toBe(-32603);
  await as(server, "alice", "tasks/cancel", { taskId: first });
  await expect.poll(async () => (await slow("carol")).error).toBeUndefined();
  await engineOf(server).stop();
});

test("a task that is cancelled at once never enters its handler [2026-07-28]", async () => {
  const server = taskServer();
  let entered = 0;
  server.tools.add({ name: "counts", task: "required" }, () => `${++entered}`);
  const taskId = idOf(await as(server, undefined, "tools/call", { name: "counts" }));
  await as(server, undefined, "tasks/cancel", { taskId });
  await engineOf(server).stop();
  expect(entered).toBe(0);
});

test("a limit that is none is refused when the server starts", () => {
  const server = taskServer(new Gate(), { tasks: { ttl: 0 } });
  expect(() => engineOf(server)).toThrow("tasks.ttl is an integer from 1 to 2147483647, not 0.");
});

test("a stopped server writes down that its tasks have failed [2026-07-28]", async () => {
  const gate = new Gate();
  const store = (await import("../../../runtime/dist/store/memory-store.js")).memoryStore();
  const server = taskServer(gate, { store });
  const taskId = idOf(await as(server, undefined, "tools/call", { name: "slow" }));
  const signal = await gate.entered;
  await engineOf(server).stop();
  expect(signal.aborted).toBe(true);
  const next = taskServer(new Gate(), { store });
  const { result } = await as(next, undefined, "tasks/get", { taskId });
  expect(result).toMatchObject({ status: "failed", error: { code: -32603, message: "The server was stopped." } });
});

test("a task goes on where the store was away when it was woken [2026-07-28]", async () => {
  const gate = new Gate();
  const store = (await import("../../../runtime/dist/store/memory-store.js")).memoryStore();
  const server = taskServer(gate, { store });
  const taskId = idOf(await as(server, undefined, "tools/call", { name: "slow" }));
  await gate.entered;
  const { get } = store.records;
  const looked = new Promise<void>((resolve) => {
    store.records.get = () => {
      resolve();
      return Promise.reject(new Error("The store is not reached"));
    };
  });
  store.log.append(`task:${taskId}`, "changes", "", false);
  await looked;
  store.records.get = get;
  gate.open();
  const look = async () => (await as(server, undefined, "tasks/get", { taskId })).result;
  await expect.poll(look).toMatchObject({ status: "completed" });
});

test("a handler that takes too long fails in its task as in its call [2026-07-28]", async () => {
  const server = taskServer();
  server.tools.add({ name: "late", task: "required", timeout: 20 }, () => new Promise(() => {}));
  const taskId = idOf(await as(server, undefined, "tools/call", { name: "late" }));
  const look = async () => (await as(server, undefined, "tasks/get", { taskId })).result;
  await expect.poll(async () => (await look())?.["status"]).toBe("completed");
  expect((await look())?.["result"]).toMatchObject({ isError: true });
});

test("arguments that are not valid make no task [2026-07-28]", async () => {
  const server = taskServer();
  const { result } = await as(server, undefined, "tools/call", { name: "must", arguments: { a: 1 } });
  expect(result).toMatchObject({ resultType: "complete", isError: true });
});

test("TASKX-06 a question that the client cannot be asked fails the task [2026-07-28]", async () => {
  const server = taskServer();
  const able = { extensions: { "io.modelcontextprotocol/tasks": {} } };
  const taskId = idOf(await as(server, undefined, "tools/call", { name: "asks" }, able));
  const look = async () => (await as(server, undefined, "tasks/get", { taskId })).result;
  await expect.poll(look).toMatchObject({ status: "failed", error: { code: -32021 } });
});

test("TASKX-11 what is asked before the task is the call's; the handler is entered anew, then goes on [2026-07-28]", async () => {
  const { records, logger } = recorder();
  const server = taskServer(new Gate(), { logger });
  let entered = 0;
  const elicit = { first: { ...questions.first, beforeTask: true }, second: questions.second };
  server.tools.add<object, unknown, Asking>({ name: "both", task: "required", elicit }, async (_input, ctx) => {
    entered++;
    const { agreed } = await ctx.elicit.first();
    const [other] = await Promise.all([ctx.elicit.second(), ctx.step("once", () => entered)]);
    return `${agreed} ${other.agreed}`;
  });
  const asked = await as(server, undefined, "tools/call", { name: "both" });
  expect(asked.result).toMatchObject({ resultType: "input_required", inputRequests: { first: {} } });
  expect(Object.keys(asked.result?.["inputRequests"] as object)).toEqual(["first"]);
  const { requestState } = asked.result as Json;
  const retry = { name: "both", requestState, inputResponses: { first: AGREED } };
  const created = await as(server, undefined, "tools/call", retry);
  expect(created.result).toMatchObject({ resultType: "task" });
  expect(created.result).not.toHaveProperty("requestState");
  const taskId = idOf(created);
  const look = async () => (await as(server, undefined, "tasks/get", { taskId })).result;
  await expect.poll(look).toMatchObject({ status: "input_required", inputRequests: { second: {} } });
  await as(server, undefined, "tasks/update", { taskId, inputResponses: { second: AGREED } });
  await expect.poll(look).toMatchObject({ status: "completed", result: { content: [{ text: "true true" }] } });
  expect(entered).toBe(2);
  // A round that ended, and a task that did not fail, are nothing to report.
  expect(records).toEqual([]);
  const forged = { ...retry, requestState: `${String(requestState)}x` };
  expect((await as(server, undefined, "tools/call", forged)).error?.code).toBe(UNKNOWN);
});

test("what is asked while the task is being created is the task's, whatever it is marked as [2026-07-28]", async () => {
  const store = (await import("../../../runtime/dist/store/memory-store.js")).memoryStore();
  let create: () => void = () => {};
  const asked = new Promise<void>((resolve) => {
    create = resolve;
  });
  const { records } = store;
  const set = records.set.bind(records);
  records.set = (key, text, ttl) => asked.then(() => set(key, text, ttl));
  const server = taskServer(new Gate(), { store });
  const elicit = { first: { ...questions.first, beforeTask: true }, second: questions.second };
  server.tools.add<object, unknown, Asking>({ name: "later", task: "required", elicit }, async (_input, ctx) => {
    await new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));
    const answer = ctx.elicit.first();
    create();
    return `${(await answer).agreed}`;
  });
  const created = await as(server, undefined, "tools/call", { name: "later" });
  expect(created.result?.["resultType"]).toBe("task");
  const taskId = idOf(created);
  const look = async () => (await as(server, undefined, "tasks/get", { taskId })).result;
  await expect.poll(look).toMatchObject({ status: "input_required", inputRequests: { first: {} } });
  await as(server, undefined, "tasks/update", { taskId, inputResponses: { first: AGREED } });
  await expect.poll(look).toMatchObject({ status: "completed", result: { content: [{ text: "true" }] } });
});

test("TASK-21, TASK-19, TASK-12 questions come while the result is waited for, and say whose they are [2025-11-25]", async () => {
  const server = taskServer();
  const asked: unknown[] = [];
  const client = await connect(server, {
    revision: LEGACY,
    elicitation: (form) => {
      asked.push((form as { _meta?: unknown })._meta);
      return { action: "accept", content: { agreed: asked.length === 1 } };
    },
  });
  try {
    const created = await client.request("tools/call", { name: "asks", ...{ task: {} } });
    const taskId = idOf({ result: created as unknown as Json });
    const status = async () => ((await client.request("tasks/get", { taskId })) as unknown as Json)["status"];
    await expect.poll(status).toBe("input_required");
    expect(textOf(await client.request("tasks/result", { taskId }))).toBe("true false");
    expect(await status()).toBe("completed");
    expect(asked).toEqual([{ [RELATED]: { taskId } }, { [RELATED]: { taskId } }]);
  } finally {
    await client.close();
  }
});
