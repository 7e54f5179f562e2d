/** Servers that answer wrong, forget, or never come to an end. */
import { expect, test } from "vitest";
import { pollInterval } from "../../../runtime/dist/client/tasks/poll-interval.js";
import { COMPLETED, created, DONE, MODERN, made, open, task } from "./support.ts";

const cancel = { "tasks/cancel": () => ({ resultType: "complete" }) };

test.each([
  ["of another task", task("working", { taskId: "t-2" })],
  ["without a status", { resultType: "complete", taskId: "t-1" }],
  ["of a status there is not", task("paused")],
  ["that is itself a task", created()],
  ["that is completed, and has no result", task("completed")],
  ["whose result is none of a tool", task("completed", { result: { contents: [] } })],
  ["whose result has the wrong shape", task("completed", { result: { content: [{ type: "text" }] } })],
])("a state %s ends the call, and the task", async (_what, state) => {
  const { url, sent } = await made({ "tools/call": () => created(), "tasks/get": () => state, ...cancel });
  const client = await open(url, { tasks: true });
  await expect(client.callTool("x")).rejects.toMatchObject({ code: "invalid-response" });
  expect(sent("tasks/cancel").length).toBe(state["status"] === "completed" ? 0 : 1);
});

test("a task that lacks what it must have is no answer to a call", async () => {
  const { url } = await made({ "tools/call": () => ({ resultType: "task", taskId: "t-1" }) });
  const client = await open(url, { tasks: true });
  await expect(client.callTool("x")).rejects.toMatchObject({ code: "invalid-response" });
});

test("a failed task says why, as well as its server does", async () => {
  const failed = [
    { given: { error: { code: -32050, message: "Broken." } }, found: { code: -32050, message: "Broken." } },
    { given: { statusMessage: "Just so." }, found: { code: -32603, message: "Just so." } },
  ];
  for (const { given, found } of failed) {
    const { url } = await made({ "tools/call": () => created(), "tasks/get": () => task("failed", given) });
    const client = await open(url, { tasks: true });
    await expect(client.callTool("x")).rejects.toMatchObject({ name: "TaskFailed", taskId: "t-1", ...found });
  }
});

test("a task that vanishes is expired", async () => {
  const { url } = await made({
    "tools/call": () => created(),
    "tasks/get": (_params, count) => (count < 2 ? task("working") : { error: { code: -32602, message: "Which?" } }),
  });
  const client = await open(url, { tasks: true });
  await expect(client.callTool("x")).rejects.toMatchObject({ code: "task-expired", cause: { code: -32602 } });
});

test("a hint to look all the time, or never, is not followed to the letter", async () => {
  expect([0, -1, 1, 1e9, Number.MAX_SAFE_INTEGER].map((pollIntervalMs) => pollInterval({ pollIntervalMs }))).toEqual([
    100, 100, 100, 300_000, 300_000,
  ]);
  expect(pollInterval({})).toBe(1_000);
  expect(pollInterval({ pollIntervalMs: 1e9 }, 5_000)).toBe(5_000);
  for (const pollIntervalMs of [0, 1e12]) {
    const state = { pollIntervalMs };
    const { url, sent } = await made({
      "tools/call": () => created(state),
      "tasks/get": () => task("working", state),
      ...cancel,
    });
    const client = await open(url, { tasks: true });
    await expect(client.callTool("x", {}, { timeout: 1_000 })).rejects.toMatchObject({ code: "timeout" });
    expect(sent("tasks/get").length).toBeLessThanOrEqual(10);
    expect(sent("tasks/cancel")).toHaveLength(1);
  }
});

test("a task that asks for ever is left after a hundred questions", async () => {
  const { url, sent } = await made({
    "tools/call": () => created(),
    "tasks/get": (_params, count) =>
      task("input_required", {
        inputRequests: Object.fromEntries(
          Array.from({ length: 40 }, (_, index) => [`${count}-${index}`, { method: "roots/list" }]),
        ),
      }),
    "tasks/update": () => ({ resultType: "complete" }),
    ...cancel,
  });
  let asked = 0;
  const roots = () => {
    asked++;
    return [];
  };
  const client = await open(url, { tasks: true, roots });
  await expect(client.callTool("x")).rejects.toMatchObject({ code: "too-many-rounds" });
  expect(asked).toBeLessThanOrEqual(100);
  expect(sent("tasks/cancel")).toHaveLength(1);
});

test("TASKX-16 a server that is away or wants fewer looks is looked at later, and not for ever [2026-07-28]", async () => {
  const passing = await made({
    "tools/call": () => created(),
    "tasks/get": (_params, count) => (count < 3 ? { status: count === 0 ? 429 : 503 } : COMPLETED),
  });
  expect(await (await open(passing.url, { tasks: true })).callTool("x")).toMatchObject(DONE);
  const lasting = await made({ "tools/call": () => created(), "tasks/get": () => ({ status: 429 }), ...cancel });
  const client = await open(lasting.url, { tasks: true, revision: MODERN });
  await expect(client.callTool("x")).rejects.toMatchObject({ code: "http-status", status: 429 });
  expect(lasting.sent("tasks/get")).toHaveLength(6);
}, 20_000);

test("a silence that is too long ends the call, a change begins it anew, and the user may think", async () => {
  const silent = await made({ "tools/call": () => created(), "tasks/get": () => task("working"), ...cancel });
  const client = await open(silent.url, { tasks: true });
  await expect(client.callTool("x", {}, { idleTimeout: 1_000 })).rejects.toMatchObject({ code: "timeout" });
  expect(silent.sent("tasks/cancel")).toHaveLength(1);
  const talking = await made({
    "tools/call": () => created(),
    "tasks/get": (_params, count) => (count < 15 ? task("working", { statusMessage: `step ${count}` }) : COMPLETED),
  });
  const patient = await open(talking.url, { tasks: true });
  expect(await patient.callTool("x", {}, { idleTimeout: 1_000 })).toMatchObject(DONE);
  const asking = await made({
    "tools/call": () => created(),
    "tasks/get": () =>
      asking.sent("tasks/update").length > 0
        ? COMPLETED
        : task("input_required", { inputRequests: { r: { method: "roots/list" } } }),
    "tasks/update": () => ({ resultType: "complete" }),
  });
  const roots = async () => {
    await expect.poll(() => asking.sent("tasks/get").length, { timeout: 10_000 }).toBeGreaterThan(12);
    return [];
  };
  const thinking = await open(asking.url, { tasks: true, roots });
  expect(await thinking.callTool("x", {}, { idleTimeout: 1_000 })).toMatchObject(DONE);
}, 20_000);

test("a handler of the application that throws ends the call, and the task", async () => {
  const { url, sent } = await made({ "tools/call": () => created(), "tasks/get": () => task("working"), ...cancel });
  const client = await open(url, { tasks: true });
  const onTask = (): never => {
    throw new Error("mine");
  };
  await expect(client.callTool("x", {}, { onTask })).rejects.toThrow("mine");
  expect(sent("tasks/cancel")).toHaveLength(1);
});
