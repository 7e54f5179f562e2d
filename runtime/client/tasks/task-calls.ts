import type { ListTasksResult } from "@mcpwright/protocol/2025-11-25";
import type { DetailedTask } from "@mcpwright/protocol/2026-07-28";
import { ErrorCode, LocalError, McpError } from "../../errors.ts";
import type { JsonObject } from "../../jsonrpc.ts";
import type { Caller, Connection } from "../caller.ts";
import { decodeResult } from "../decode-result.ts";
import type { CallOptions } from "../exchange.ts";
import type { Inputs } from "../inputs.ts";
import type { ListOptions, PageOf } from "../pages.ts";
import { callToolMethod } from "../verbs/call-tool.ts";
import { cancelTaskMethod } from "../verbs/cancel-task.ts";
import { getTaskMethod } from "../verbs/get-task.ts";
import { listTasksMethod } from "../verbs/list-tasks.ts";
import { listenMethod } from "../verbs/listen.ts";
import { taskResultMethod } from "../verbs/task-result.ts";
import { updateTaskMethod } from "../verbs/update-task.ts";
import { type TaskBell, TaskBells } from "./task-bell.ts";
import type { TaskClock } from "./task-clock.ts";
import { TaskError } from "./task-error.ts";
import { fromLegacy, isEnded, stateOf } from "./task-state.ts";

/** Longest wait for one answer about a task that is waited for otherwise, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

/** What the client asks of tasks, in the form of the revision that is spoken. Loaded with the first of them. */
export class TaskCalls {
  readonly #caller: Caller;
  readonly #connection: Connection;
  readonly #bells: TaskBells = new TaskBells();

  constructor(caller: Caller, connection: Connection) {
    this.#caller = caller;
    this.#connection = connection;
    connection.notifications.add((message) => this.#bells.take(message));
  }

  get isLegacy(): boolean {
    return this.#caller.agreement.revision.era === "legacy";
  }

  get inputs(): Inputs {
    return this.#connection.inputs;
  }

  /** Longest wait for the end of a task, in milliseconds. */
  get timeout(): number {
    return this.#connection.tasks?.timeout ?? LONGEST;
  }

  /** How a task stands. */
  async get(taskId: string, options: CallOptions): Promise<DetailedTask> {
    const state = stateOf(await this.#ask(getTaskMethod, { taskId }, options));
    if (state.taskId === taskId) return state;
    throw new LocalError("invalid-response", `The server was asked for the task ${taskId} and tells of another`);
  }

  /** Answers questions of a task of the extension. */
  async update(taskId: string, inputResponses: JsonObject, options: CallOptions): Promise<void> {
    await this.#ask(updateTaskMethod, { taskId, inputResponses }, options);
  }

  /** Stops a task (TASKX-28). One that has ended is left as it is, which only the extension takes (TASK-25). */
  async cancel(taskId: string, options: CallOptions): Promise<void> {
    try {
      await this.#caller.round(cancelTaskMethod, { taskId }, { ...options, cancellable: false });
    } catch (error) {
      if (!isUnknown(error) || !isEnded(await this.get(taskId, options))) throw error;
    }
  }

  /** What the request of a task of 2025-11-25 would have been answered with, once it has ended. */
  result(taskId: string, options: CallOptions): Promise<JsonObject> {
    return this.#caller.round(taskResultMethod, { taskId }, { timeout: LONGEST, ...options, cancellable: false });
  }

  /** One page of the caller's tasks. */
  async list(cursor: string | undefined, options: ListOptions): Promise<PageOf<DetailedTask>> {
    const answer = await this.#caller.round(listTasksMethod, cursor === undefined ? {} : { cursor }, options);
    const { tasks, nextCursor } = answer as unknown as ListTasksResult;
    return { items: tasks.map(fromLegacy), next: nextCursor };
  }

  /** The result of a task, if it is one of a tool (TASKX-43). */
  async checked(result: JsonObject, tool: string | undefined): Promise<JsonObject> {
    const { revision } = this.#caller.agreement;
    if (!Array.isArray(result["content"])) {
      throw new LocalError("invalid-response", "The task came to something that is no result of a tool");
    }
    const whole = decodeResult(revision, callToolMethod, result);
    if (tool !== undefined) await this.#caller.checkOutput(tool, whole);
    return whole;
  }

  /** The work of a task goes on: no silence of it is too long yet. */
  progressed(taskId: string): void {
    this.#bells.progressed(taskId);
  }

  /** Has a bell rung when the server tells of the task, and asks it to; `clock`: for how long. */
  follow(taskId: string, clock?: TaskClock): { readonly bell: TaskBell; stop(): void } {
    const bell = this.#bells.add(taskId, () => clock?.heard());
    let stopped = false;
    let end = (): void => {};
    // A server that tells nothing is looked at all the same.
    if (!this.isLegacy) {
      const options = clock === undefined ? {} : { signal: clock.signal };
      this.#caller
        .subscribe(listenMethod, { notifications: { taskIds: [taskId] } }, options, () => {})
        .then(
          (subscription) => {
            if (stopped) return subscription.stop();
            end = subscription.stop;
            // What happened before it began was told to nobody.
            bell.ring();
          },
          () => {},
        );
    }
    const stop = (): void => {
      stopped = true;
      end();
      this.#bells.remove(taskId, bell);
    };
    return { bell, stop };
  }

  async #ask(method: string, params: JsonObject & { readonly taskId: string }, options: CallOptions) {
    try {
      // A look that is given up is no task that is (TASKX-28).
      return await this.#caller.round(method, params, { ...options, cancellable: false });
    } catch (error) {
      if (!isUnknown(error) || method !== getTaskMethod) throw error;
      const { taskId } = params;
      throw new TaskError("task-expired", taskId, `The server does not know the task ${taskId}, or no longer`, {
        cause: error,
      });
    }
  }
}

function isUnknown(error: unknown): boolean {
  return McpError.is(error) && error.code === ErrorCode.invalidParams;
}
