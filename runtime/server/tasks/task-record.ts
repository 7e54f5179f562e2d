import type { TaskStatus } from "@mcpwright/protocol/2026-07-28";
import type { Era } from "@mcpwright/protocol/contract";
import type { Result } from "../dispatch.ts";

/** A question of a running task, as it is put to the client. */
export interface TaskQuestion {
  readonly method: string;
  readonly params?: Result;
}

/** What came back: of a request on a legacy session it may be an error. */
export type TaskResponse = { readonly result: unknown } | { readonly error: unknown };

/** Why a task failed, as its request would have been refused. */
export interface TaskFault {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
}

/** A task as the store keeps it: the one truth of all processes. Times are milliseconds since 1970. */
export interface TaskRecord {
  readonly id: string;
  /** The principal it belongs to; for everybody else it does not exist. */
  readonly owner: string;
  /** The process that runs it. */
  readonly process: string;
  /** The era it was made in: the other has no form for it (TASKX-38). */
  readonly era: Era;
  /** Goes up with each change. */
  readonly version: number;
  readonly status: TaskStatus;
  readonly statusMessage?: string;
  readonly created: number;
  readonly updated: number;
  /** How long it is kept from its creation on, in milliseconds. */
  readonly lifetime: number;
  /** Questions that wait for an answer, by key. */
  readonly questions: Readonly<Record<string, TaskQuestion>>;
  /** Answers that came, by key: a key is never asked again (TASKX-21). */
  readonly responses: Readonly<Record<string, TaskResponse>>;
  readonly result?: Result;
  readonly error?: TaskFault;
}

/** Whether the task has come to its end, which is final (TASK-12). */
export function isEnded({ status }: TaskRecord): boolean {
  return status === "completed" || status === "failed" || status === "cancelled";
}
