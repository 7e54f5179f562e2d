import type { DetailedTask, TaskStatus } from "@mcpwright/protocol/2026-07-28";
import type { CallOptions } from "../exchange.ts";
import type { Result } from "../request-types.ts";
import type { callToolMethod } from "../verbs/call-tool.ts";
import type { TaskCalls } from "./task-calls.ts";
import { hasChanged, isEnded } from "./task-state.ts";

/** What a tool answers with. */
export type ToolAnswer = Result<typeof callToolMethod>;

/** What it takes to wait for a task in another process, as JSON. */
export interface SavedTask {
  readonly taskId: string;
  /** The tool that was called, where it is known: its result is held against what the tool lists. */
  readonly tool?: string;
}

/** How long to wait, and who is told meanwhile. */
export type WaitOptions = Pick<CallOptions, "timeout" | "idleTimeout" | "signal" | "onTask">;

/** What a task is made of. */
export interface TaskFacts {
  readonly calls: TaskCalls;
  readonly state: DetailedTask;
  readonly tool: string | undefined;
  readonly immediateResponse?: string | undefined;
  /** Told when it is seen to have ended. */
  readonly ended?: (() => void) | undefined;
}

/**
 * A call that goes on after its request. `for await (const state of task)` gives how it stands, now and after each
 * change, until it has ended; it answers no questions, which `wait` does.
 */
export class Task implements AsyncIterable<DetailedTask> {
  readonly tool: string | undefined;
  /** What the server of 2025-11-25 has for the model right away (TASK-32). */
  readonly immediateResponse: string | undefined;
  readonly #calls: TaskCalls;
  /** Keys of the questions that were seen to (TASKX-20). */
  readonly #asked: Set<string> = new Set();
  readonly #onEnd: (() => void) | undefined;
  #state: DetailedTask;

  constructor({ calls, state, tool, immediateResponse, ended }: TaskFacts) {
    this.#calls = calls;
    this.#state = state;
    this.tool = tool;
    this.immediateResponse = immediateResponse;
    this.#onEnd = ended;
  }

  get id(): string {
    return this.#state.taskId;
  }

  get status(): TaskStatus {
    return this.#state.status;
  }

  /** Whether it has come to its end, which is final. */
  get ended(): boolean {
    return isEnded(this.#state);
  }

  /** How it stood at the last look, in the form of 2026-07-28 whatever the revision. */
  get state(): DetailedTask {
    return this.#state;
  }

  /** Looks how it stands now. Throws the `TaskError` `task-expired` where the server knows it no longer. */
  async refresh(options: CallOptions = {}): Promise<DetailedTask> {
    return this.#take(await this.#calls.get(this.id, options));
  }

  /**
   * Waits for its end, and answers what it asks. Resolves to the tool's result; throws `TaskFailed` with the error that
   * the call would have been refused with, and the `TaskError` `task-cancelled` or `task-expired`. A wait that is ended
   * by its options leaves the task as it is.
   */
  async wait(options: WaitOptions = {}): Promise<ToolAnswer> {
    const { waitForTask } = await import("./wait-for-task.ts");
    const take = (state: DetailedTask): DetailedTask => this.#take(state);
    return (await waitForTask(this.#calls, this, this.#asked, take, options)) as unknown as ToolAnswer;
  }

  /** Asks the server to stop it; what it has done by then may still end it another way (TASKX-29). */
  async cancel(options: CallOptions = {}): Promise<void> {
    await this.#calls.cancel(this.id, options);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<DetailedTask, void, undefined> {
    const { watchTask } = await import("./watch-task.ts");
    const { bell, stop } = this.#calls.follow(this.id);
    let told: DetailedTask | undefined;
    try {
      for await (const state of watchTask(this.#state, () => this.refresh(), bell, NEVER)) {
        if (told !== undefined && !hasChanged(told, state)) continue;
        told = state;
        yield state;
      }
    } finally {
      stop();
    }
  }

  toJSON(): SavedTask {
    return { taskId: this.id, ...(this.tool !== undefined && { tool: this.tool }) };
  }

  #take(state: DetailedTask): DetailedTask {
    this.#state = state;
    if (isEnded(state)) this.#onEnd?.();
    return state;
  }
}

const NEVER: AbortSignal = new AbortController().signal;
