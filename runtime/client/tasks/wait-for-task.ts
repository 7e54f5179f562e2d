import type { DetailedTask } from "@mcpwright/protocol/2026-07-28";
import { ErrorCode, LocalError, McpError } from "../../errors.ts";
import type { JsonObject } from "../../jsonrpc.ts";
import type { Task, WaitOptions } from "./task.ts";
import type { TaskCalls } from "./task-calls.ts";
import { TaskClock } from "./task-clock.ts";
import { TaskError } from "./task-error.ts";
import { TaskFailed } from "./task-failed.ts";
import { TaskQuestions } from "./task-questions.ts";
import { hasChanged, isEnded } from "./task-state.ts";
import { isPassing, watchTask } from "./watch-task.ts";

/** Waits for the end of a task and answers its questions, in either era; `take` gets what each look has found. */
export async function waitForTask(
  calls: TaskCalls,
  task: Task,
  asked: Set<string>,
  take: (state: DetailedTask) => DetailedTask,
  options: WaitOptions,
): Promise<JsonObject> {
  const { id, tool } = task;
  const clock = new TaskClock(`The task ${id}`, options.timeout ?? calls.timeout, options);
  const { signal } = clock;
  const send = async (answers: JsonObject): Promise<void> => {
    clock.heard();
    await calls.update(id, answers, { signal });
  };
  const questions = new TaskQuestions(calls.inputs, asked, send, (error) => clock.end(error));
  const { bell, stop } = calls.follow(id, clock);
  let told: DetailedTask | undefined;
  const tell = (state: DetailedTask): void => {
    take(state);
    if (told !== undefined && !hasChanged(told, state)) return;
    told = state;
    clock.heard();
    options.onTask?.(state);
  };
  try {
    for await (const state of watchTask(task.state, () => calls.get(id, { signal }), bell, signal)) {
      tell(state);
      const result = calls.isLegacy
        ? await legacyResult(calls, state, tool, signal)
        : modernResult(calls, state, tool, questions);
      if (questions.busy) clock.rest();
      if (result === undefined) continue;
      // Its end was waited for without a look.
      if (!isEnded(state)) await calls.get(id, { signal }).then(tell, () => {});
      return await result;
    }
    throw new LocalError("invalid-response", `The task ${id} ended without an end`);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    stop();
    clock.stop();
    questions.giveUp(new LocalError("aborted", `Nobody waits for the task ${id} any more`));
  }
}

/** TASKX-13: everything is in the state. */
function modernResult(
  calls: TaskCalls,
  state: DetailedTask,
  tool: string | undefined,
  questions: TaskQuestions,
): Promise<JsonObject> | undefined {
  const { taskId, status, result, error, statusMessage } = state;
  questions.see(status === "input_required" ? (state.inputRequests ?? {}) : {});
  if (status === "cancelled") throw cancelled(state);
  if (status === "failed") {
    const unsaid = { code: ErrorCode.internal, message: statusMessage ?? "The task failed", data: undefined };
    throw new TaskFailed(taskId, error === undefined ? unsaid : { data: undefined, ...error }, statusMessage);
  }
  if (status !== "completed") return undefined;
  if (result === undefined) {
    throw new LocalError("invalid-response", `The task ${taskId} is completed, and has no result`);
  }
  return calls.checked(result, tool);
}

/** The result has a request of its own, on which a task that wants to know something asks (TASK-16, TASK-21). */
async function legacyResult(
  calls: TaskCalls,
  state: DetailedTask,
  tool: string | undefined,
  signal: AbortSignal,
): Promise<JsonObject | undefined> {
  if (state.status === "working") return undefined;
  if (state.status === "cancelled") throw cancelled(state);
  try {
    return await calls.checked(await calls.result(state.taskId, { signal }), tool);
  } catch (error) {
    if (!McpError.is(error)) {
      if (!signal.aborted && isPassing(error) && !isEnded(state)) return undefined;
      throw error;
    }
    // What it came to meanwhile; throws where it is gone.
    const after = await calls.get(state.taskId, { signal });
    if (after.status === "cancelled") throw cancelled(after);
    throw after.status === "failed" ? new TaskFailed(state.taskId, error, after.statusMessage) : error;
  }
}

function cancelled({ taskId, statusMessage }: DetailedTask): TaskError {
  const why = statusMessage === undefined ? "" : `: ${statusMessage}`;
  return new TaskError("task-cancelled", taskId, `The task ${taskId} was cancelled${why}`);
}
