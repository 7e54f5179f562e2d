/** Tasks as each era has them on the wire. */
import type { Task } from "@mcpwright/protocol/2025-11-25";
import type { CreateTaskResult, DetailedTask } from "@mcpwright/protocol/2026-07-28";
import type { Call } from "../call.ts";
import type { Result } from "../dispatch.ts";
import { RELATED_TASK } from "../meta-keys.ts";
import type { TaskRecord } from "./task-record.ts";

/** What a message of 2025-11-25 that belongs to a task carries in `_meta` (TASK-19). */
export function relatedTask(taskId: string): Result {
  return { [RELATED_TASK]: { taskId } };
}

function common({ id, status, statusMessage, created, updated }: TaskRecord) {
  return {
    taskId: id,
    status,
    ...(statusMessage !== undefined && { statusMessage }),
    createdAt: new Date(created).toISOString(),
    lastUpdatedAt: new Date(updated).toISOString(),
  };
}

/** A task of 2025-11-25 (TASK-13). */
export function legacyTask(record: TaskRecord, pollInterval: number): Task {
  return { ...common(record), ttl: record.lifetime, pollInterval };
}

/** A task of the extension, with what its status brings along (TASKX-13). */
export function detailedTask(record: TaskRecord, pollInterval: number): DetailedTask {
  const { status, lifetime, questions, result, error } = record;
  return {
    ...common(record),
    ttlMs: lifetime,
    pollIntervalMs: pollInterval,
    ...(status === "input_required" && { inputRequests: questions as NonNullable<DetailedTask["inputRequests"]> }),
    ...(status === "completed" && result !== undefined && { result: { ...result, resultType: "complete" } }),
    ...(status === "failed" && error !== undefined && { error }),
  };
}

/** The answer that a task was created (TASK-06, TASKX-08). */
export function createdTask(record: TaskRecord, call: Call, pollInterval: number): Result {
  if (call.tables.era === "legacy") return { task: legacyTask(record, pollInterval) };
  const created: CreateTaskResult = {
    resultType: "task",
    ...common(record),
    ttlMs: record.lifetime,
    pollIntervalMs: pollInterval,
  };
  return { ...created };
}

/** The state of a task as the era of the call has it. */
export function taskState(record: TaskRecord, call: Call, pollInterval: number): Result {
  if (call.tables.era === "legacy") return { ...legacyTask(record, pollInterval) };
  return { ...detailedTask(record, pollInterval) };
}
