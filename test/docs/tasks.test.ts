/** The manifest and the handler of docs/tasks.md, generated, type-checked and run as a task in both forms. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { cli, compile, folderOf, pageOf, printed, wordOf } from "./project.ts";

type Json = { readonly [key: string]: unknown };

const folder = await folderOf("tasks.md");
const capabilities = { elicitation: {}, extensions: { "io.modelcontextprotocol/tasks": {} } };
/** Starts the project on stdio; `answer` is asked by the server on a session. */
function start(answer: (question: Json) => Json) {
  const child = spawn(process.execPath, [cli, "run", join(folder, "mcp.yaml"), "--stdio"], {
    cwd: folder,
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(async () => {
    child.stdin.end();
    await once(child, "exit");
  });
  const waiting = new Map<unknown, (message: Json) => void>();
  const send = (message: Json): void => void child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  createInterface({ input: child.stdout }).on("line", (line) => {
    const message = JSON.parse(line) as Json;
    if ("method" in message && "id" in message) send({ id: message["id"], result: answer(message) });
    else waiting.get(message["id"])?.(message);
  });
  let last = 0;
  return {
    send,
    request: (method: string, params: Json): Promise<Json> =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, ({ result, error }) => (error ? reject(error) : resolve(result as Json)));
        send({ id, method, params });
      }),
  };
}

const accept = (content: Json): Json => ({ action: "accept", content });
const expected = [{ type: "text", text: "Deleted 12 files of 1999: space." }];

test("the project type-checks, and the program of its client prints what the page says", {
  timeout: 60_000,
}, async () => {
  await compile(folder);
  const said = (await pageOf("tasks.md")).find((block) => wordOf(block, "of") === "src/clean-up.ts");
  expect(await printed(folder, "src/clean-up.ts")).toBe(said?.text);
});

test("TASKX-11 a question goes before the task, the other is found in it [2026-07-28]", {
  timeout: 30_000,
}, async () => {
  const { request } = start(() => ({}));
  const _meta = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientCapabilities": capabilities,
  };
  const call = { name: "delete_year", arguments: { year: 1999 }, _meta };
  const first = await request("tools/call", call);
  expect(first).toMatchObject({ resultType: "input_required", inputRequests: { reason: {} } });
  expect(first).not.toHaveProperty("taskId");
  const inputResponses = { reason: accept({ reason: "space" }) };
  const { requestState } = first;
  const { resultType, taskId } = await request("tools/call", { ...call, inputResponses, requestState });
  expect(resultType).toBe("task");
  const until = async (status: string): Promise<Json> => {
    const task = await request("tasks/get", { taskId, _meta });
    return task["status"] === status ? task : until(status);
  };
  const { inputRequests } = await until("input_required");
  expect(inputRequests).toMatchObject({ confirm: { params: { message: "12 files will be deleted. Go on?" } } });
  await request("tasks/update", { taskId, inputResponses: { confirm: accept({ agreed: true }) }, _meta });
  expect((await until("completed"))["result"]).toMatchObject({ content: expected });
});

test("TASK-21 both questions come while the result is waited for [2025-11-25]", { timeout: 30_000 }, async () => {
  const related: unknown[] = [];
  const { request, send } = start(({ params }) => {
    const { message, _meta } = params as { message: string; _meta: Json };
    related.push(_meta["io.modelcontextprotocol/related-task"]);
    return accept(message.startsWith("Why") ? { reason: "space" } : { agreed: true });
  });
  const clientInfo = { name: "docs", version: "1" };
  await request("initialize", { protocolVersion: "2025-11-25", capabilities, clientInfo });
  send({ method: "notifications/initialized" });
  const call = { name: "delete_year", arguments: { year: 1999 }, task: { ttl: 60_000 } };
  const { taskId } = (await request("tools/call", call))["task"] as { taskId: string };
  expect(await request("tasks/result", { taskId })).toMatchObject({ content: expected });
  expect(related).toEqual([{ taskId }, { taskId }]);
});
