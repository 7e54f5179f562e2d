import type { Call } from "../call.ts";
import type { Result } from "../dispatch.ts";
import { cancelled } from "../methods/cancelled.ts";
import { notificationText } from "../notification.ts";
import { relatedTask } from "./task-forms.ts";
import { isEnded, type TaskQuestion, type TaskRecord, type TaskResponse } from "./task-record.ts";
import type { Tasks } from "./tasks.ts";

/** How long to sleep between two looks when nothing happens, so that the end of a process is seen. */
const LOOK = 5_000;
const NO_STREAM = { code: -32603, message: "The client takes no stream, so nothing can be asked." };

/**
 * Waits for the end of a task on a legacy session, and asks the client meanwhile what the task wants to know: its
 * questions go where the client waits for the result (TASK-16, TASK-21).
 */
export async function waitForEnd(tasks: Tasks, call: Call, id: string): Promise<TaskRecord | undefined> {
  const asked = new Map<string, () => void>();
  let wake = (): void => {};
  const unwatch = tasks.store.watch(id, () => wake());
  call.onEnd = () => wake();
  try {
    for (;;) {
      const changed = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const record = await tasks.find(call, id);
      if (isEnded(record)) return record;
      if (call.closed) return undefined;
      for (const [key, giveUp] of asked) if (!Object.hasOwn(record.questions, key)) giveUp();
      for (const [key, question] of Object.entries(record.questions)) {
        if (!asked.has(key)) asked.set(key, ask(tasks, call, id, key, question));
      }
      const timer = setTimeout(wake, LOOK);
      await changed;
      clearTimeout(timer);
    }
  } finally {
    unwatch();
    for (const giveUp of asked.values()) giveUp();
  }
}

/** Sends one question, whose answer goes into the record. Returns what takes it back. */
function ask(tasks: Tasks, call: Call, id: string, key: string, { method, params }: TaskQuestion): () => void {
  const { session } = call;
  const respond = (response: TaskResponse): void => {
    tasks.respond(id, new Map([[key, response]])).catch((error: unknown) => {
      call.host.logger({ level: "error", message: "an answer to a task could not be kept", error });
    });
  };
  if (session === undefined || call.outlet.mute === true) {
    respond({ error: NO_STREAM });
    return () => {};
  }
  const requestId = session.nextQuestion();
  session.questions.set(requestId, ({ result, error }) => {
    session.questions.delete(requestId);
    respond(error === undefined ? { result } : { error });
  });
  const own: Result = { ...params, _meta: { ...(params?.["_meta"] as Result | undefined), ...relatedTask(id) } };
  call.send(JSON.stringify({ jsonrpc: "2.0", id: requestId, method, params: own }));
  return () => {
    if (!session.questions.delete(requestId)) return;
    const reason = "The question is no longer open here.";
    call.outlet.send(notificationText(call.tables, cancelled.method, { requestId, reason, _meta: relatedTask(id) }));
  };
}
