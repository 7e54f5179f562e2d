/** Calls that become tasks, of our server, in both forms. */
import { listen } from "@mcpwright/runtime";
import { type Client, type ConnectOptions, TaskError, TaskFailed, textOf } from "@mcpwright/runtime/client";
import { describe, expect, onTestFinished, test } from "vitest";
import { LEGACY, MODERN, open, taskServer } from "./support.ts";

const elicitation = () => ({ action: "accept", content: { agreed: true } }) as const;

const ROWS = {
  [LEGACY]: { whole: "TASK-17 TASK-06", asks: "TASK-21 TASK-15", cancels: "TASK-25 CANC-04 TASK-33", fails: "TASK-27" },
  [MODERN]: {
    whole: "TASKX-04 TASKX-42 EXT-11",
    asks: "TASKX-18 TASKX-19 TASKX-22",
    cancels: "TASKX-28 TASKX-30",
    fails: "TASKX-13",
  },
} as const;

describe.each([LEGACY, MODERN] as const)("at %s", (revision) => {
  describe.each(["http", "memory"] as const)("over %s", (transport) => {
    async function served(options: ConnectOptions = {}) {
      const { server, ...gate } = taskServer();
      const listening = transport === "http" ? await listen(server, { port: 0 }) : undefined;
      if (listening !== undefined) onTestFinished(() => listening.close(0));
      const target = listening?.url ?? server;
      const again = (more: ConnectOptions = {}): Promise<Client> => open(target, { revision, tasks: true, ...more });
      return { client: await again(options), again, ...gate };
    }

    test(`${ROWS[revision].whole} a call gives its result, whether it became a task or not [${revision}]`, async () => {
      const { client, entered, release } = await served();
      const told: string[] = [];
      const onTask = ({ status }: { readonly status: string }): void => void told.push(status);
      expect(textOf(await client.callTool("plain", {}, { onTask }))).toBe("plain");
      expect(told).toEqual([]);
      expect(textOf(await client.callTool("must", {}))).toBe("done");
      const calling = client.callTool("slow", {}, { onTask });
      await entered;
      release("at last");
      expect(textOf(await calling)).toBe("at last");
      expect(told).toEqual(["working", "completed"]);
      expect(textOf(await client.request("tools/call", { name: "must" }))).toBe("done");
    });

    test(`${ROWS[revision].asks} questions of a task get the answers that any question gets [${revision}]`, async () => {
      const asked: string[] = [];
      const { client } = await served({
        elicitation: ({ message }) => {
          asked.push(message);
          return elicitation();
        },
      });
      const told = new Set<string>();
      const answer = await client.callTool("asks", {}, { onTask: ({ status }) => void told.add(status) });
      expect(textOf(answer)).toBe("true true");
      expect(asked.toSorted()).toEqual(["The first?", "The second?"]);
      expect([...told].filter((status) => status !== "working")).toEqual(["input_required", "completed"]);
    });

    test(`${ROWS[revision].cancels} a call that is given up cancels its task [${revision}]`, async () => {
      const { client, entered } = await served();
      const giveUp = new AbortController();
      // Before it has become a task it is a request like any other.
      const onTask = () => void entered.then(() => giveUp.abort("enough"));
      await expect(client.callTool("slow", {}, { signal: giveUp.signal, onTask })).rejects.toMatchObject({
        code: "aborted",
        cause: "enough",
      });
      const signal = await entered;
      if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve));
    });

    test("a call that takes too long cancels its task", async () => {
      const { client, entered } = await served();
      const calling = client.callTool("slow", {}, { timeout: 3_000 });
      const signal = await entered;
      await expect(calling).rejects.toMatchObject({ code: "timeout" });
      if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve));
    });

    test(`${ROWS[revision].fails} what a tool says no with is a result, what the request is refused with an error [${revision}]`, async () => {
      const { client } = await served();
      expect(await client.callTool("fails")).toMatchObject({ isError: true });
      const failure: unknown = await client.callTool("refuses").catch((error: unknown) => error);
      expect(failure).toMatchObject({
        code: -32099,
        message: "Refused.",
        data: { why: "so" },
        statusMessage: "Refused.",
      });
      expect(TaskFailed.is(failure)).toBe(true);
    });

    test("a task by hand: looked at, followed, cancelled, and gone on with by another client", async () => {
      const { client, again, entered, release } = await served();
      expect(await client.tasks.start("plain")).toMatchObject({ result: { content: [{ text: "plain" }] } });
      const { task } = await client.tasks.start("slow");
      if (task === undefined) throw new Error("no task");
      await entered;
      expect(task).toMatchObject({ status: "working", ended: false, tool: "slow" });
      expect(await client.tasks.get(task.id)).toMatchObject({ taskId: task.id, status: "working", ttlMs: 60_000 });
      const other = await again();
      const resumed = await other.tasks.resume(JSON.parse(JSON.stringify(task)));
      const statuses: string[] = [];
      const following = (async () => {
        for await (const { status } of resumed) statuses.push(status);
      })();
      const stopped = task.wait({ signal: AbortSignal.timeout(20) });
      await expect(stopped).rejects.toMatchObject({ code: "aborted" });
      expect((await task.refresh()).status).toBe("working");
      release("shared");
      expect(textOf(await task.wait())).toBe("shared");
      expect(textOf(await resumed.wait())).toBe("shared");
      await following;
      expect(statuses).toEqual(["working", "completed"]);
      // What has ended stays as it is.
      await task.cancel();
      expect((await task.refresh()).status).toBe("completed");
    });

    test("a task that somebody cancelled, and one that nobody knows, are typed errors", async () => {
      const { client, entered } = await served();
      const { task } = await client.tasks.start("slow");
      await entered;
      const waiting = task?.wait().catch((error: unknown) => error);
      await client.tasks.cancel(task?.id ?? "");
      const error = await waiting;
      expect(error).toMatchObject({ code: "task-cancelled", taskId: task?.id });
      expect(TaskError.is(error)).toBe(true);
      await expect(client.tasks.resume("nobody")).rejects.toMatchObject({ code: "task-expired", taskId: "nobody" });
      await expect(client.tasks.cancel("nobody")).rejects.toMatchObject({ code: "task-expired" });
    });

    test("a client that takes no tasks gets results, and is told how to take them", async () => {
      const { client } = await served({ tasks: false });
      expect(textOf(await client.callTool("fails"))).not.toBe("");
      await expect(client.callTool("must")).rejects.toMatchObject({ code: revision === MODERN ? -32021 : -32601 });
      await expect(client.tasks.get("x")).rejects.toMatchObject({ code: "no-tasks" });
    });
  });
});

test("what only one form has is said to be missing in the other", async () => {
  const modern = await open(taskServer().server, { revision: MODERN, tasks: true });
  await expect(modern.tasks.list()).rejects.toMatchObject({ code: "unknown-method" });
  await expect(modern.tasks.result("x")).rejects.toMatchObject({ code: "unknown-method" });
  const legacy = await open(taskServer().server, { revision: LEGACY, tasks: true });
  await expect(legacy.tasks.update("x", {})).rejects.toMatchObject({ code: "unknown-method" });
  const older = await open(taskServer().server, { revision: "2025-06-18", tasks: true });
  expect(textOf(await older.callTool("plain"))).toBe("plain");
  await expect(older.tasks.get("x")).rejects.toMatchObject({ code: "unknown-method" });
});

test("PROG-09 TASK-33 progress goes on after the task was created, and begins the silence anew [2025-11-25]", async () => {
  const { server, release } = taskServer();
  const client = await open(server, { revision: LEGACY, tasks: true });
  const answer = await new Promise((resolve, reject) => {
    const onProgress = (progress: object): void => {
      expect(progress).toEqual({ progress: 1, total: 2 });
      release("counted");
    };
    client.callTool("counts", {}, { onProgress, idleTimeout: 5_000 }).then(resolve, reject);
  });
  expect(answer).toMatchObject({ content: [{ text: "counted" }] });
});
