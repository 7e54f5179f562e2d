import { LocalError } from "../../errors.ts";
import { isObject, type JsonObject } from "../../jsonrpc.ts";
import type { Caller, Connection } from "../caller.ts";
import type { RequestOptions } from "../exchange.ts";
import type { Progress } from "../progress.ts";
import { callToolMethod } from "../verbs/call-tool.ts";
import { mayAugment, runsAsTask } from "./augmentation.ts";
import { Task, type ToolAnswer } from "./task.ts";
import { TaskCalls } from "./task-calls.ts";
import { TaskError } from "./task-error.ts";
import { createdLegacy, stateOf } from "./task-state.ts";

/** Key of the text that a server of 2025-11-25 has for the model while a task runs (TASK-32). */
const IMMEDIATE_RESPONSE = "io.modelcontextprotocol/model-immediate-response";
/** How long an end that nobody waits for any more may take to tell the server, in milliseconds. */
const LAST_WORD = 1_000;

/** What a call begins with: the task it became, or its result where it became none. */
export type Started =
  | { readonly task: Task; readonly result?: undefined }
  | { readonly result: ToolAnswer; readonly task?: undefined };

/** Calls of tools that may become tasks (TASKX-04). */
export class ToolTasks {
  readonly calls: TaskCalls;
  readonly #caller: Caller;
  readonly #connection: Connection;
  #listing: Promise<void> | undefined;

  constructor(caller: Caller, connection: Connection) {
    this.calls = new TaskCalls(caller, connection);
    this.#caller = caller;
    this.#connection = connection;
  }

  /** Calls a tool and waits to the end (TASKX-42). A wait that ends early stops the task. */
  async call(params: JsonObject, options: RequestOptions): Promise<JsonObject> {
    const began = performance.now();
    const { task, result } = await this.start(params, options);
    if (task === undefined) return result as JsonObject;
    const timeout = (options.timeout ?? this.calls.timeout) - (performance.now() - began);
    try {
      return (await task.wait({ ...options, timeout })) as JsonObject;
    } catch (error) {
      if (!task.ended && !TaskError.is(error)) await this.#giveUp(task.id);
      throw error;
    }
  }

  /** Calls a tool and does not wait for the task it becomes. */
  async start(params: JsonObject, options: RequestOptions): Promise<Started> {
    const name = String(params["name"]);
    if (await this.#augments(name)) return this.#startLegacy(name, params, options);
    const result = await this.#caller.answered(callToolMethod, params, options);
    if (result["resultType"] !== "task") return { result: result as unknown as ToolAnswer };
    return { task: new Task({ calls: this.calls, state: stateOf(result), tool: name }) };
  }

  /** Asks for a task in the form of 2025-11-25 (TASK-05). The server may answer at once all the same (TASK-03). */
  async #startLegacy(name: string, params: JsonObject, options: RequestOptions): Promise<Started> {
    const { signal, onProgress, idleTimeout, ...rest } = options;
    if (signal?.aborted) throw abortedBy(signal);
    const watched = onProgress !== undefined || idleTimeout !== undefined;
    let task: Task | undefined;
    const take = (progress: Progress): void => {
      if (task !== undefined) this.calls.progressed(task.id);
      onProgress?.(progress);
    };
    const progress = watched ? this.#connection.exchange.followProgress(take) : undefined;
    const meta = isObject(params["_meta"]) ? params["_meta"] : {};
    const { ttl } = this.#connection.tasks ?? {};
    const asking = this.#caller.answered(
      callToolMethod,
      {
        ...params,
        task: ttl === undefined ? {} : { ttl },
        ...(progress && { _meta: { ...meta, progressToken: progress.token } }),
      },
      rest,
    );
    try {
      const result = await this.#unlessAborted(asking, signal);
      const created = createdLegacy(result);
      if (created === undefined) return { result: result as unknown as ToolAnswer };
      const said = isObject(result["_meta"]) ? result["_meta"][IMMEDIATE_RESPONSE] : undefined;
      task = new Task({
        calls: this.calls,
        state: stateOf(created),
        tool: name,
        immediateResponse: typeof said === "string" ? said : undefined,
        ended: progress?.stop,
      });
      return { task };
    } finally {
      if (task === undefined) progress?.stop();
    }
  }

  /** What was asked for as a task is not cancelled like a request (CANC-04): the task is, once it is known. */
  #unlessAborted(asking: Promise<JsonObject>, signal: AbortSignal | undefined): Promise<JsonObject> {
    if (signal === undefined) return asking;
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        reject(abortedBy(signal));
        const giveUp = (result: JsonObject): unknown => {
          const created = createdLegacy(result);
          return created && this.#giveUp(stateOf(created).taskId);
        };
        asking.then(giveUp).catch(() => {});
      };
      asking.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
      signal.addEventListener("abort", abort, { once: true });
    });
  }

  /** Whether the call asks for a task: the tool's listing says so, which is read where it was not yet. */
  async #augments(name: string): Promise<boolean> {
    if (!mayAugment(this.#caller.agreement)) return false;
    if (this.#caller.listedTool(name) === undefined) {
      this.#listing ??= this.#caller.listTools({});
      await this.#listing.catch((error: unknown) => {
        this.#listing = undefined;
        throw error;
      });
    }
    return runsAsTask(this.#caller.listedTool(name));
  }

  async #giveUp(taskId: string): Promise<void> {
    await this.calls.cancel(taskId, { timeout: LAST_WORD }).catch(() => {});
  }
}

function abortedBy({ reason }: AbortSignal): LocalError {
  return new LocalError("aborted", `${callToolMethod} was ended by its caller`, { cause: reason });
}
