import type { ListTasksResult } from "@mcpwright/protocol/2025-11-25";
import type { DetailedTask } from "@mcpwright/protocol/2026-07-28";
import { isObject, type JsonObject } from "../../jsonrpc.ts";

type LegacyTask = ListTasksResult["tasks"][number];

/** How a task of 2025-11-25 stands, in the words of 2026-07-28. */
export function fromLegacy({ ttl, pollInterval, ...common }: LegacyTask): DetailedTask {
  return { ...common, ttlMs: ttl, ...(pollInterval !== undefined && { pollIntervalMs: pollInterval }) };
}

/** How a task stands, by an answer about it in either form. */
export function stateOf(answer: JsonObject): DetailedTask {
  const { resultType, _meta, ...state } = answer;
  return "ttl" in state ? fromLegacy(state as unknown as LegacyTask) : (state as unknown as DetailedTask);
}

/** Whether a call that asked for a task in the form of 2025-11-25 got one (TASK-06). */
export function createdLegacy(result: JsonObject): JsonObject | undefined {
  return isObject(result["task"]) && result["content"] === undefined ? result["task"] : undefined;
}

/** Whether the task has come to its end, which is final (TASK-12). */
export function isEnded({ status }: Pick<DetailedTask, "status">): boolean {
  return status === "completed" || status === "failed" || status === "cancelled";
}

/** Whether there is anything to tell of the later of two looks. */
export function hasChanged(before: DetailedTask, after: DetailedTask): boolean {
  return (
    before.status !== after.status ||
    before.statusMessage !== after.statusMessage ||
    before.lastUpdatedAt !== after.lastUpdatedAt
  );
}
