import { ErrorCode, McpError } from "../../errors.ts";
import { quoted } from "../../jsonrpc.ts";
import type { ProcessLease } from "../../shared/process-lease.ts";
import type { Call } from "../call.ts";
import type { Result } from "../dispatch.ts";
import type { Host } from "../host.ts";
import type { Running } from "../run-handler.ts";
import { expectDeclared } from "./augmentation.ts";
import { waitForEnd } from "./deliver.ts";
import { TaskFeed } from "./task-feed.ts";
import { legacyTask, relatedTask, taskState } from "./task-forms.ts";
import type { TaskLimits } from "./task-limits.ts";
import { isEnded, type TaskRecord, type TaskResponse } from "./task-record.ts";
import { ownerOf, Tasks } from "./tasks.ts";

/** Tasks on one page of their list. */
const PAGE_SIZE = 100;

/** What clients ask of tasks, for the methods: loaded with the first task. */
export class TaskRequests {
  readonly #tasks: Tasks;

  constructor(host: Host, lease: ProcessLease, limits: TaskLimits) {
    this.#tasks = new Tasks(host, lease, limits);
  }

  stop(): Promise<void> {
    return this.#tasks.stop();
  }

  start(call: Call, bodyOf: (ctx: Call) => Running): Promise<Result> {
    return this.#tasks.start(call, bodyOf);
  }

  async state(call: Call, id: string): Promise<Result> {
    expectDeclared(call);
    return this.#state(await this.#tasks.find(call, id), call);
  }

  async cancel(call: Call, id: string): Promise<Result> {
    expectDeclared(call);
    const legacy = call.tables.era === "legacy";
    const before = await this.#tasks.find(call, id);
    if (legacy && isEnded(before)) throw over(id);
    const record = await this.#tasks.cancel(call, id);
    if (!legacy) return {};
    if (record.status !== "cancelled") throw over(id);
    return this.#state(record, call);
  }

  /** An answer to an open question has to have its shape; all others are left out (TASKX-24). */
  async update(call: Call, id: string, given: Readonly<Record<string, unknown>>): Promise<Result> {
    expectDeclared(call);
    const { questions } = await this.#tasks.find(call, id);
    const responses = new Map<string, TaskResponse>();
    for (const [key, result] of Object.entries(given)) {
      const question = Object.hasOwn(questions, key) ? questions[key] : undefined;
      if (question === undefined) continue;
      if (call.tables.answers.get(question.method)?.(result) === false) {
        const message = `The answer ${quoted(key)} has not the shape of a result of ${question.method}.`;
        throw new McpError(ErrorCode.invalidParams, message);
      }
      responses.set(key, { result });
    }
    if (responses.size > 0) await this.#tasks.respond(id, responses);
    return {};
  }

  /** The outcome of the task's own request, marked as the task's (TASK-18). */
  async result(call: Call, id: string): Promise<Result> {
    const record = await waitForEnd(this.#tasks, call, id);
    const { result, error } = record ?? {};
    if (error !== undefined) throw new McpError(error.code, error.message, error.data);
    if (result === undefined) throw new McpError(ErrorCode.internal, `The task ${quoted(id)} was cancelled.`);
    return { ...result, _meta: { ...(result["_meta"] as Result | undefined), ...relatedTask(id) } };
  }

  /** A page of the caller's tasks, oldest first (TASK-24). */
  async list(call: Call, cursor: string | undefined): Promise<Result> {
    const ids = await this.#tasks.store.listed(ownerOf(call));
    const start = cursor === undefined ? 0 : ids.indexOf(Buffer.from(cursor, "base64url").toString()) + 1;
    if (cursor !== undefined && start === 0) throw new McpError(ErrorCode.invalidParams, "Unknown cursor.");
    const shown = ids.slice(start, start + PAGE_SIZE);
    const found = await Promise.all(shown.map((id) => this.#tasks.known(call, id)));
    const last = shown.at(-1);
    const more = last !== undefined && start + PAGE_SIZE < ids.length;
    return {
      tasks: found.flatMap((record) => record ?? []).map((record) => legacyTask(record, this.#pollInterval)),
      ...(more && { nextCursor: Buffer.from(last).toString("base64url") }),
    };
  }

  /** Those of the given tasks that the caller may listen for. */
  async feed(call: Call, ids: readonly string[]): Promise<TaskFeed> {
    expectDeclared(call);
    const unique = [...new Set(ids)];
    const found = await Promise.all(unique.map((id) => this.#tasks.known(call, id)));
    return new TaskFeed(
      this.#tasks,
      call,
      unique.filter((_, index) => found[index] !== undefined),
    );
  }

  get #pollInterval(): number {
    return this.#tasks.limits.pollInterval;
  }

  #state(record: TaskRecord, call: Call): Result {
    return taskState(record, call, this.#pollInterval);
  }
}

function over(id: string): McpError {
  return new McpError(ErrorCode.invalidParams, `The task ${quoted(id)} has ended already.`);
}
