import type { Call } from "../call.ts";
import { detailedTask } from "./task-forms.ts";
import { isEnded } from "./task-record.ts";
import type { Tasks } from "./tasks.ts";

type Send = (task: ReturnType<typeof detailedTask>) => void;

/** Tells a listener how tasks stand: once as it begins, then after each change (TASKX-31). */
export class TaskFeed {
  readonly ids: readonly string[];
  readonly #tasks: Tasks;
  readonly #call: Call;
  readonly #stops: Map<string, () => void> = new Map();

  /** `ids` are tasks of the caller's. */
  constructor(tasks: Tasks, call: Call, ids: readonly string[]) {
    this.#tasks = tasks;
    this.#call = call;
    this.ids = ids;
  }

  begin(send: Send): void {
    for (const id of this.ids) this.#follow(id, send);
  }

  stop(): void {
    for (const stop of this.#stops.values()) stop();
    this.#stops.clear();
  }

  #follow(id: string, send: Send): void {
    let told = 0;
    let last: Promise<void> = Promise.resolve();
    const look = async (): Promise<void> => {
      const record = await this.#tasks.known(this.#call, id);
      if (record !== undefined && record.version > told && this.#stops.has(id)) {
        told = record.version;
        send(detailedTask(record, this.#tasks.limits.pollInterval));
      }
      if (record === undefined || isEnded(record)) this.#unfollow(id);
    };
    // One look after the other, so that states arrive in their order.
    const next = (): void => {
      last = last.then(look).catch(() => undefined);
    };
    this.#stops.set(id, this.#tasks.store.watch(id, next));
    next();
  }

  #unfollow(id: string): void {
    this.#stops.get(id)?.();
    this.#stops.delete(id);
  }
}
