/** What a client does with tasks of the extension, seen by servers made by hand. */
import { connect } from "@mcpwright/runtime/client";
import { expect, test } from "vitest";
import { overPipe } from "../piped.ts";
import { COMPLETED, created, DONE, listing, MODERN, made, open, TASKS, task } from "./support.ts";

const accept = { action: "accept", content: { agreed: true } } as const;
const question = (message: string) => ({
  method: "elicitation/create",
  params: { message, requestedSchema: { type: "object", properties: {} } },
});
const asking = (...names: readonly string[]) => ({
  inputRequests: Object.fromEntries(names.map((name) => [name, question(name)])),
});

test("TASKX-12 TASKX-33 HDR-06 what is asked of a task names it, in the header too [2026-07-28]", async () => {
  let answered = false;
  const { url, seen, sent } = await made({
    "tools/call": () => created(),
    "tasks/get": () => (answered ? COMPLETED : task("input_required", asking("a"))),
    "tasks/update": () => {
      answered = true;
      return { resultType: "complete" };
    },
    "tasks/cancel": () => ({ resultType: "complete" }),
  });
  const client = await open(url, { tasks: true, elicitation: () => accept });
  expect(await client.callTool("x")).toMatchObject(DONE);
  await client.tasks.cancel("t-1");
  for (const method of ["tasks/get", "tasks/update", "tasks/cancel"]) {
    expect(sent(method)[0]).toMatchObject({ taskId: "t-1" });
  }
  const about = seen.filter(({ message }) => message.method?.startsWith("tasks/"));
  expect(about.map(({ headers }) => headers["mcp-name"])).toEqual(about.map(() => "t-1"));
  expect(about.length).toBeGreaterThanOrEqual(4);
});

test("EXT-03 EXT-05 EXT-09 extensions are declared on each request, where the application asks for them [2026-07-28]", async () => {
  const declared = async (options: object) => {
    const { url, sent } = await made({ "tools/call": () => DONE });
    await (await open(url, options)).callTool("x");
    const meta = sent("tools/call")[0]?.["_meta"] as Record<string, { readonly extensions?: object }>;
    return meta["io.modelcontextprotocol/clientCapabilities"]?.extensions;
  };
  expect(await declared({})).toBeUndefined();
  expect(await declared({ tasks: true })).toEqual({ [TASKS]: {} });
  const auth = (...extensions: readonly string[]) => ({ extensions, open: () => ({ headers: async () => ({}) }) });
  const ui = { "io.modelcontextprotocol/ui": { mimeTypes: ["text/html;profile=mcp-app"] } };
  const official = [
    "io.modelcontextprotocol/oauth-client-credentials",
    "io.modelcontextprotocol/enterprise-managed-authorization",
  ];
  const all = await declared({ tasks: {}, extensions: ui, auth: auth(...official) });
  expect(all).toEqual({ [TASKS]: {}, ...ui, ...Object.fromEntries(official.map((id) => [id, {}])) });
  await expect(connect("http://127.0.0.1:1", { extensions: { nothing: {} } })).rejects.toMatchObject({
    code: "extension-id",
  });
});

test("TASKX-05 EXT-11 a task is no answer to anything but a call, nor to a client without tasks [2026-07-28]", async () => {
  const { url } = await made({ "tools/call": () => created(), "prompts/get": () => created() });
  const able = await open(url, { tasks: true });
  await expect(able.getPrompt("x")).rejects.toMatchObject({ code: "invalid-response" });
  const unable = await open(url, {});
  await expect(unable.callTool("x")).rejects.toMatchObject({ code: "invalid-response" });
  await expect(able.round("tools/call", { name: "x" })).resolves.toMatchObject({ resultType: "task", taskId: "t-1" });
});

test("TASKX-20 TASKX-22 TASKX-44 a question is answered once, while it is open, apart from those of the request [2026-07-28]", async () => {
  const asked: string[] = [];
  const givenUp: string[] = [];
  let answers = 0;
  let again = 0;
  const { url, sent } = await made({
    "tools/call": (_params, count) =>
      count === 0 ? { resultType: "input_required", ...asking("a"), requestState: "s" } : created(),
    // The same key as before the task, asked on after its answer, and after it another that is taken back.
    "tasks/get": () => {
      if (answers === 0 || again++ < 2) return task("input_required", asking("a"));
      if (!asked.includes("b") || again < 5) return task("input_required", asking("b"));
      return givenUp.length === 0 ? task("working") : COMPLETED;
    },
    "tasks/update": () => {
      answers++;
      return { resultType: "complete" };
    },
  });
  const client = await open(url, {
    tasks: true,
    elicitation: ({ message }, { signal }) => {
      asked.push(message);
      if (message === "a") return accept;
      return new Promise((resolve) => {
        signal.addEventListener("abort", () => {
          givenUp.push(message);
          resolve(accept);
        });
      });
    },
  });
  await client.callTool("x");
  expect(asked).toEqual(["a", "a", "b"]);
  expect(givenUp).toEqual(["b"]);
  expect(sent("tools/call")[1]).toMatchObject({ inputResponses: { a: accept }, requestState: "s" });
  expect(sent("tasks/update")).toHaveLength(1);
  expect(sent("tasks/update")[0]).toMatchObject({ taskId: "t-1", inputResponses: { a: accept } });
});

test("TASKX-18 questions of one look are answered together [2026-07-28]", async () => {
  let answered = false;
  const { url, sent } = await made({
    "tools/call": () => created(),
    "tasks/get": () => (answered ? COMPLETED : task("input_required", asking("a", "b"))),
    "tasks/update": () => {
      answered = true;
      return { resultType: "complete" };
    },
  });
  let late: (() => void) | undefined;
  const slow = () =>
    new Promise<typeof accept>((resolve) => {
      late = () => resolve(accept);
    });
  const client = await open(url, {
    tasks: true,
    elicitation: ({ message }) => (message === "a" ? accept : slow()),
  });
  const calling = client.callTool("x");
  await expect.poll(() => late).toBeDefined();
  const looks = sent("tasks/get").length;
  await expect.poll(() => sent("tasks/get").length, { timeout: 10_000 }).toBeGreaterThan(looks + 1);
  expect(sent("tasks/update")).toEqual([]);
  late?.();
  expect(await calling).toMatchObject(DONE);
  expect(sent("tasks/update").map(({ inputResponses }) => inputResponses)).toEqual([{ a: accept, b: accept }]);
});

test("TASKX-19 ELIC-17 what was not declared is not answered in a task either, and ends it [2026-07-28]", async () => {
  const sampling = { method: "sampling/createMessage", params: { messages: [], maxTokens: 1 } };
  for (const [request, code] of [
    [sampling, "question-refused"],
    [{ method: "roots/list" }, "question-refused"],
    [{ method: "ping" }, "invalid-response"],
    ["garbage", "invalid-response"],
  ] as const) {
    const { url, sent } = await made({
      "tools/call": () => created(),
      "tasks/get": () => task("input_required", { inputRequests: { q: request } }),
      "tasks/cancel": () => ({ resultType: "complete" }),
    });
    const client = await open(url, { tasks: true, elicitation: () => accept });
    await expect(client.callTool("x")).rejects.toMatchObject({ code });
    expect(sent("tasks/update")).toEqual([]);
    expect(sent("tasks/cancel")).toHaveLength(1);
  }
});

test("TASKX-28 a task is cancelled by its own request, never by a notification [2026-07-28]", async () => {
  const state = JSON.stringify(created());
  const { client, sent } = await overPipe(
    `if (method === "server/discover") say({ id, result: { resultType: "complete", supportedVersions: ["2026-07-28"], capabilities: { tools: {} }, ttlMs: 0, cacheScope: "public" } });
     if (method === "subscriptions/listen") say({ id, error: { code: -32601, message: "none" } });
     if (method === "tools/call") say({ id, result: ${state} });
     if (method === "tasks/cancel") say({ id, result: { resultType: "complete" } });`,
    { revision: MODERN, tasks: true },
  );
  const giveUp = new AbortController();
  const calling = client.callTool("x", {}, { signal: giveUp.signal });
  const looked = () => sent().some(({ method }) => method === "tasks/get");
  await expect.poll(looked).toBe(true);
  giveUp.abort();
  await expect(calling).rejects.toMatchObject({ code: "aborted" });
  await client.close();
  const methods = sent().map(({ method }) => method);
  expect(methods).toContain("tasks/cancel");
  expect(methods).not.toContain("notifications/cancelled");
});

test("TASKX-15 a task is looked at no sooner than the server says, which may change its mind [2026-07-28]", async () => {
  const times: number[] = [];
  const { url } = await made({
    "tools/call": () => created({ pollIntervalMs: 250 }),
    "tasks/get": (_params, count) => {
      times.push(performance.now());
      return count < 2 ? task("working", { pollIntervalMs: 400 }) : COMPLETED;
    },
    "tools/list": listing(),
  });
  const began = performance.now();
  await (await open(url, { tasks: true })).callTool("x");
  const [first = 0, second = 0, third = 0] = times;
  expect(first - began).toBeGreaterThanOrEqual(245);
  expect(second - first).toBeGreaterThanOrEqual(395);
  expect(third - second).toBeGreaterThanOrEqual(395);
});

test("TASKX-17 a task whose time is over is not waited for [2026-07-28]", async () => {
  const { url, sent } = await made({
    "tools/call": () => created({ ttlMs: 300, pollIntervalMs: 1e9 }),
    "tasks/get": () => task("working", { ttlMs: 300, pollIntervalMs: 1e9 }),
  });
  const client = await open(url, { tasks: true });
  await expect(client.callTool("x")).rejects.toMatchObject({ code: "task-expired", taskId: "t-1" });
  expect(sent("tasks/get").length).toBeGreaterThan(0);
});
