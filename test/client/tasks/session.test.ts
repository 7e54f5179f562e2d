/** What a client does with the tasks of 2025-11-25, seen by servers made by hand. */
import { type ConnectOptions, TaskFailed } from "@mcpwright/runtime/client";
import { expect, test } from "vitest";
import { overPipe } from "../piped.ts";
import { DONE, LEGACY, legacyTask, listing, made, open, RELATED } from "./support.ts";

const created = { task: legacyTask("working") };
const tasks = { cancel: {}, requests: { tools: { call: {} } } };
const initialized = (capabilities: object) => ({
  protocolVersion: LEGACY,
  capabilities,
  serverInfo: { name: "s", version: "1" },
});

/** What the one call of the tool `x` asked for, of a server with these capabilities and a tool of this support. */
async function augmented(capabilities: object, taskSupport: string | undefined, options: ConnectOptions) {
  const { url, sent } = await made({
    initialize: () => initialized(capabilities),
    "tools/list": listing(taskSupport),
    "tools/call": ({ task }) => (task === undefined ? DONE : created),
    "tasks/get": () => legacyTask("completed"),
    "tasks/result": () => DONE,
  });
  const client = await open(url, { revision: LEGACY, ...options });
  expect(await client.callTool("x")).toMatchObject(DONE);
  return sent("tools/call")[0]?.["task"];
}

test("TASK-07 TASK-02 CAP-07 without the server's capability no call asks for a task, whatever the tool says [2025-11-25]", async () => {
  const lacking = [{}, { tasks: {} }, { tasks: { list: {}, cancel: {} } }, { tasks: { requests: { sampling: {} } } }];
  for (const capabilities of lacking) {
    expect(await augmented({ tools: {}, ...capabilities }, "required", { tasks: true })).toBeUndefined();
  }
  expect(await augmented({ tools: {}, tasks }, "required", { tasks: true })).toEqual({});
});

test("TASK-08 TASK-09 TASK-10 the tool says whether its calls ask for a task, and the client whether it takes any [2025-11-25]", async () => {
  for (const forbidden of [undefined, "forbidden"]) {
    expect(await augmented({ tools: {}, tasks }, forbidden, { tasks: true })).toBeUndefined();
  }
  expect(await augmented({ tools: {}, tasks }, "optional", {})).toBeUndefined();
  expect(await augmented({ tools: {}, tasks }, "optional", { tasks: true })).toEqual({});
});

test("TOOL-31 TASK-05 TASK-14 a task may be asked to be kept for a time [2025-11-25]", async () => {
  expect(await augmented({ tools: {}, tasks }, "required", { tasks: { ttl: 90_000 } })).toEqual({ ttl: 90_000 });
});

test("TASK-03 a server that answers at once all the same is understood [2025-11-25]", async () => {
  const { url, sent } = await made({ "tools/list": listing("optional"), "tools/call": () => DONE });
  const client = await open(url, { revision: LEGACY, tasks: true });
  expect(await client.callTool("x")).toMatchObject(DONE);
  expect(sent("tools/call")[0]).toHaveProperty("task");
});

test("TASK-15 TASK-20 TASK-17 a task is looked at to its end, then its result is fetched [2025-11-25]", async () => {
  const times: number[] = [];
  const { url, sent, seen } = await made({
    "tools/list": listing("required"),
    "tools/call": () => ({ task: legacyTask("working", { pollInterval: 300 }) }),
    "tasks/get": (_params, count) => {
      times.push(performance.now());
      return legacyTask(count < 2 ? "working" : "completed", { pollInterval: 300 });
    },
    "tasks/result": () => ({ ...DONE, _meta: { [RELATED]: { taskId: "t-1" } } }),
  });
  const client = await open(url, { revision: LEGACY, tasks: true });
  expect(await client.callTool("x")).toMatchObject(DONE);
  const [first = 0, second = 0, third = 0] = times;
  expect(second - first).toBeGreaterThanOrEqual(295);
  expect(third - second).toBeGreaterThanOrEqual(295);
  for (const method of ["tasks/get", "tasks/result"]) expect(sent(method)[0]).toEqual({ taskId: "t-1" });
  expect(seen.map(({ message }) => message.method).at(-1)).toBe("tasks/result");
});

test("TASK-17 TASK-34 an error is the request's own; a task that is gone is expired [2025-11-25]", async () => {
  const error = { code: -32099, message: "Refused.", data: { why: "so" } };
  const failed = await made({
    "tools/list": listing("required"),
    "tools/call": () => created,
    "tasks/get": () => legacyTask("failed", { statusMessage: "Said no." }),
    "tasks/result": () => ({ error }),
  });
  const client = await open(failed.url, { revision: LEGACY, tasks: true });
  const failure: unknown = await client.callTool("x").catch((thrown: unknown) => thrown);
  expect(TaskFailed.is(failure)).toBe(true);
  expect(failure).toMatchObject({ ...error, taskId: "t-1", statusMessage: "Said no." });
  const gone = await made({
    "tools/list": listing("required"),
    "tools/call": () => created,
    "tasks/get": (_params, count) => (count === 0 ? legacyTask("completed") : { error: { code: -32602, message: "" } }),
    "tasks/result": () => ({ error: { code: -32602, message: "" } }),
  });
  const other = await open(gone.url, { revision: LEGACY, tasks: true });
  await expect(other.callTool("x")).rejects.toMatchObject({ code: "task-expired" });
});

test("TASK-32 what there is for the model right away is at hand [2025-11-25]", async () => {
  const { url } = await made({
    "tools/list": listing("optional"),
    "tools/call": () => ({
      ...created,
      _meta: { "io.modelcontextprotocol/model-immediate-response": "It has begun." },
    }),
  });
  const client = await open(url, { revision: LEGACY, tasks: true });
  const { task } = await client.tasks.start("x");
  expect(task?.immediateResponse).toBe("It has begun.");
});

test("TASK-24 a list of tasks is read page by page [2025-11-25]", async () => {
  const { url } = await made({
    "tasks/list": ({ cursor }) =>
      cursor === undefined
        ? { tasks: [legacyTask("working")], nextCursor: "next" }
        : { tasks: [legacyTask("completed", { taskId: "t-2", ttl: 5 })] },
  });
  const client = await open(url, { revision: LEGACY, tasks: true });
  expect(await client.tasks.list()).toMatchObject([
    { taskId: "t-1", ttlMs: null, pollIntervalMs: 1 },
    { taskId: "t-2", status: "completed", ttlMs: 5 },
  ]);
});

const PIPE = `initialized.capabilities.tasks = ${JSON.stringify(tasks)};`;
const LISTED = `if (method === "tools/list") say({ id, result: ${JSON.stringify(listing("required")())} });`;

test("TASK-21 TASK-19 TASK-22 a question of a task comes while its result is waited for, and its answer says whose it is [2025-11-25]", async () => {
  const related = { [RELATED]: { taskId: "t-1" } };
  const { client, sent } = await overPipe(
    `${LISTED}
     if (method === "tools/call") say({ id, result: ${JSON.stringify(created)} });
     if (method === "tasks/get") say({ id, result: ${JSON.stringify(legacyTask("input_required"))} });
     if (method === "tasks/result") {
       globalThis.waiting = id;
       say({ id: "q", method: "roots/list", params: { _meta: ${JSON.stringify(related)} } });
     }
     if (method === undefined) say({ id: globalThis.waiting, result: ${JSON.stringify(DONE)} });`,
    { revision: LEGACY, tasks: true, roots: [{ uri: "file:///a" }] },
    PIPE,
  );
  expect(await client.callTool("x")).toMatchObject(DONE);
  await client.close();
  const answer = sent().find(({ id, method }) => id === "q" && method === undefined);
  expect(answer?.result).toEqual({ roots: [{ uri: "file:///a" }], _meta: related });
});

test("TASK-03 CAP-07 this client runs no tasks: a request that wants one is answered at once [2025-11-25]", async () => {
  const { client, sent } = await overPipe(
    `if (method === "tools/call") {
       globalThis.call = id;
       say({ id: "q", method: "roots/list", params: { task: { ttl: 1000 } } });
     }
     if (method === undefined) say({ id: globalThis.call, result: ${JSON.stringify(DONE)} });`,
    { revision: LEGACY, tasks: true, roots: [] },
  );
  await client.callTool("x");
  await client.close();
  expect(sent()[0]?.params?.["capabilities"]).not.toHaveProperty("tasks");
  expect(sent().find(({ id, method }) => id === "q" && method === undefined)?.result).toEqual({ roots: [] });
});

test("TASK-33 CANC-04 a call that is given up before it is known as a task is cancelled as one [2025-11-25]", async () => {
  const { client, sent } = await overPipe(
    `${LISTED}
     if (method === "tools/call") globalThis.call = id;
     if (method === "ping") { say({ id, result: {} }); say({ id: globalThis.call, result: ${JSON.stringify(created)} }); }
     if (method === "tasks/cancel") say({ id, result: ${JSON.stringify(legacyTask("cancelled"))} });`,
    { revision: LEGACY, tasks: true },
    PIPE,
  );
  const giveUp = new AbortController();
  const calling = client.callTool("x", {}, { signal: giveUp.signal });
  await expect.poll(() => sent().some(({ method }) => method === "tools/call")).toBe(true);
  giveUp.abort();
  await expect(calling).rejects.toMatchObject({ code: "aborted" });
  await client.ping();
  await expect.poll(() => sent().some(({ method }) => method === "tasks/cancel")).toBe(true);
  await client.close();
  expect(sent().map(({ method }) => method)).not.toContain("notifications/cancelled");
});

test("TASK-23 a status that is told wakes, and is not relied on [2025-11-25]", async () => {
  const { client, sent } = await overPipe(
    `${LISTED}
     if (method === "tools/call") say({ id, result: ${JSON.stringify({ task: legacyTask("working", { pollInterval: 200_000 }) })} });
     if (method === "tasks/get") {
       globalThis.looks = (globalThis.looks ?? 0) + 1;
       say({ id, result: globalThis.looks < 2 ? ${JSON.stringify(legacyTask("working", { pollInterval: 200_000 }))} : ${JSON.stringify(legacyTask("completed"))} });
     }
     // It tells of an end twice, the first time too early, and of tasks of others.
     if (method === "ping") {
       say({ id, result: {} });
       for (const taskId of ["t-9", "t-1"]) say({ method: "notifications/tasks/status", params: { ...${JSON.stringify(legacyTask("completed"))}, taskId } });
     }
     if (method === "tasks/result") say({ id, result: ${JSON.stringify(DONE)} });`,
    { revision: LEGACY, tasks: true },
    PIPE,
  );
  const { task } = await client.tasks.start("x");
  const seen = new Set<string>();
  const waiting = task?.wait({ onTask: ({ status }) => void seen.add(status) });
  await expect.poll(() => seen.size).toBe(1);
  const looks = () => sent().filter(({ method }) => method === "tasks/get").length;
  await client.ping();
  await expect.poll(looks).toBe(1);
  expect([...seen]).toEqual(["working"]);
  await client.ping();
  expect(await waiting).toMatchObject(DONE);
});
