import type { DetailedTask } from "@mcpwright/protocol/2026-07-28";
import { LocalError } from "../../errors.ts";
import type { Ending } from "../call-end.ts";
import { HttpStatusError } from "../http-status-error.ts";
import { isLoss } from "../loss.ts";
import { pollInterval } from "./poll-interval.ts";
import type { TaskBell } from "./task-bell.ts";
import { TaskError } from "./task-error.ts";
import { isEnded } from "./task-state.ts";

/** Looks in a row that may fail because the server is away or busy. */
const MOST_FAILURES = 5;

/** Looks at a task until it has ended. Gives the state it begins with, and that of each look. */
export async function* watchTask(
  first: DetailedTask,
  look: () => Promise<DetailedTask>,
  bell: TaskBell,
  signal: Ending,
): AsyncGenerator<DetailedTask, void, undefined> {
  const began = performance.now();
  let state = first;
  let failures = 0;
  yield state;
  while (!isEnded(state)) {
    const left = state.ttlMs === null ? undefined : began + state.ttlMs - performance.now();
    await bell.wait(pollInterval(state, left) * 2 ** failures, signal);
    try {
      state = await look();
      failures = 0;
    } catch (error) {
      if (signal.aborted || !isPassing(error) || ++failures > MOST_FAILURES) throw error;
      continue;
    }
    yield state;
    // TASKX-17: by the clock here, which counts from when the task was first seen.
    if (!isEnded(state) && state.ttlMs !== null && performance.now() - began > state.ttlMs) {
      throw new TaskError("task-expired", state.taskId, `The time of the task ${state.taskId} is over`);
    }
  }
}

/** Whether the next look may do better: the server is away, slow, or wants fewer looks (TASKX-16). */
export function isPassing(error: unknown): boolean {
  if (error instanceof HttpStatusError && error.status === 429) return true;
  return isLoss(error) || (LocalError.is(error) && error.code === "timeout");
}
