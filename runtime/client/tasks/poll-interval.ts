import type { DetailedTask } from "@mcpwright/protocol/2026-07-28";

/** Bounds of what a server may ask for, in milliseconds: it must neither keep a client busy nor make it forget. */
const SHORTEST = 100;
const LONGEST = 300_000;
/** Where the server leaves it to the client. */
const USUAL = 1_000;

/** How long to wait before the next look (TASK-15, TASKX-15); `left`: milliseconds until the task's time is over. */
export function pollInterval(
  { pollIntervalMs = USUAL }: Pick<DetailedTask, "pollIntervalMs">,
  left: number = LONGEST,
): number {
  return Math.max(Math.min(pollIntervalMs, left, LONGEST), SHORTEST);
}
