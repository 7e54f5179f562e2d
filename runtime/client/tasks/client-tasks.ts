import type { CallToolRequest, DetailedTask, UpdateTaskRequest } from "@mcpwright/protocol/2026-07-28";
import { LocalError } from "../../errors.ts";
import type { JsonObject } from "../../jsonrpc.ts";
import type { Caller } from "../caller.ts";
import type { CallOptions } from "../exchange.ts";
import { eachPage, type ListOptions, listAll } from "../pages.ts";
import type { SavedTask, Task } from "./task.ts";
import type { Started, ToolTasks } from "./tool-tasks.ts";

/** Tasks by hand: `client.tasks`. What they need is loaded with the first of them. */
export class ClientTasks {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * Calls a tool and does not wait for its end: `{ task }` where the call has become one, and `{ result }` where the
   * server answered at once.
   */
  async start(
    name: string,
    args?: CallToolRequest["params"]["arguments"],
    options: CallOptions = {},
  ): Promise<Started> {
    return (await this.#tasks()).start(args === undefined ? { name } : { name, arguments: args }, options);
  }

  /** A task of an earlier call, of another process too: what `JSON.stringify(task)` kept, or the id alone. */
  async resume(saved: SavedTask | string, options: CallOptions = {}): Promise<Task> {
    const { taskId, tool } = typeof saved === "string" ? { taskId: saved } : saved;
    const { calls } = await this.#tasks();
    const { Task } = await import("./task.ts");
    return new Task({ calls, state: await calls.get(taskId, options), tool });
  }

  /** How a task stands, in the form of 2026-07-28 whatever the revision. */
  async get(taskId: string, options: CallOptions = {}): Promise<DetailedTask> {
    return (await this.#tasks()).calls.get(taskId, options);
  }

  /** Answers questions of a task by their keys, where `Task.wait` is not to; in 2026-07-28 only. */
  async update(
    taskId: string,
    inputResponses: UpdateTaskRequest["params"]["inputResponses"],
    options: CallOptions = {},
  ): Promise<void> {
    await (await this.#tasks()).calls.update(taskId, inputResponses, options);
  }

  /** Stops a task. It may have ended by then, or end in another way. */
  async cancel(taskId: string, options: CallOptions = {}): Promise<void> {
    await (await this.#tasks()).calls.cancel(taskId, options);
  }

  /** What the call would have been answered with, once it has ended; in 2025-11-25 only. `Task.wait` does it in each. */
  async result(taskId: string, options: CallOptions = {}): Promise<JsonObject> {
    return (await this.#tasks()).calls.result(taskId, options);
  }

  /** Every task of this caller; in 2025-11-25 only, from servers that know their callers. */
  async list(options?: ListOptions): Promise<DetailedTask[]> {
    const { calls } = await this.#tasks();
    return listAll((cursor, given) => calls.list(cursor, given), options);
  }

  async *pages(options?: ListOptions): AsyncGenerator<readonly DetailedTask[], void, undefined> {
    const { calls } = await this.#tasks();
    yield* eachPage((cursor, given) => calls.list(cursor, given), options);
  }

  #tasks(): Promise<ToolTasks> {
    const tasks = this.#caller.tasks();
    if (tasks === undefined) {
      throw new LocalError("no-tasks", "This client takes no tasks: connect with `tasks: true`");
    }
    return tasks;
  }
}
