import type { Store } from "../../store/store.ts";
import { sha256 } from "../digest.ts";
import { isEnded, type TaskRecord } from "./task-record.ts";

/** Tasks of one principal that are kept, running or not. */
const MOST_KEPT = 1_000;

/** A task of a principal, and until when it is kept. */
type Listed = readonly [id: string, until: number];

const CHANGES = "changes";
const groupOf = (id: string): string => `task:${id}`;
const keyOf = (id: string): string => `task:${id}`;
const listOf = (owner: string): string => `task-list:${sha256(owner)}`;

/**
 * Tasks in the store. The record says all there is to know; each change of it adds an entry to a stream, which wakes
 * whoever waits for the task in any process.
 */
export class TaskStore {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Keeps a new task, which runs in this process: it can be looked at from now on (TASKX-10). */
  async create(record: TaskRecord): Promise<void> {
    await this.#store.records.set(keyOf(record.id), JSON.stringify(record), record.lifetime);
    await this.#store.log.append(groupOf(record.id), CHANGES, "", false);
  }

  async read(id: string): Promise<TaskRecord | undefined> {
    const text = await this.#store.records.get(keyOf(id));
    return text === undefined ? undefined : (JSON.parse(text) as TaskRecord);
  }

  /**
   * Changes a task by what `next` makes of it, `undefined` to leave it; called again when another process was faster.
   * Gives the task as it is kept now.
   */
  async change(
    id: string,
    next: (record: TaskRecord) => Partial<TaskRecord> | undefined,
  ): Promise<TaskRecord | undefined> {
    const { records, log } = this.#store;
    for (;;) {
      const text = await records.get(keyOf(id));
      if (text === undefined) return undefined;
      const record = JSON.parse(text) as TaskRecord;
      const changes = next(record);
      if (changes === undefined) return record;
      const now = Date.now();
      const changed: TaskRecord = { ...record, ...changes, version: record.version + 1, updated: now };
      const left = record.created + record.lifetime - now;
      if (left <= 0) return undefined;
      if (!(await records.swap(keyOf(id), text, JSON.stringify(changed), left))) continue;
      const ended = isEnded(changed);
      await log.append(groupOf(id), CHANGES, "", ended);
      if (ended) await log.release(groupOf(id), CHANGES);
      return changed;
    }
  }

  /** Has `wake` called after each change. Returns what ends that. */
  watch(id: string, wake: () => void): () => void {
    return this.#store.log.wait(groupOf(id), CHANGES, wake);
  }

  /** The task's time is over: nobody waits for it any more. */
  async drop(id: string): Promise<void> {
    await this.#store.records.delete(keyOf(id));
    await this.#store.log.drop(groupOf(id));
  }

  /** Lists the task among those of its principal; the oldest of too many give way. */
  async list({ id, owner, created, lifetime }: TaskRecord): Promise<void> {
    const { records } = this.#store;
    for (;;) {
      const text = await records.get(listOf(owner));
      const now = Date.now();
      const kept = [...parse(text).filter(([, until]) => until > now), [id, created + lifetime] as const];
      const dropped = kept.splice(0, Math.max(0, kept.length - MOST_KEPT));
      const longest = Math.max(...kept.map(([, until]) => until));
      if (!(await records.swap(listOf(owner), text, JSON.stringify(kept), longest - now))) continue;
      for (const [old] of dropped) await this.drop(old);
      return;
    }
  }

  /** Ids of the principal's tasks, oldest first. */
  async listed(owner: string): Promise<readonly string[]> {
    return parse(await this.#store.records.get(listOf(owner))).map(([id]) => id);
  }
}

function parse(text: string | undefined): readonly Listed[] {
  return text === undefined ? [] : (JSON.parse(text) as readonly Listed[]);
}
