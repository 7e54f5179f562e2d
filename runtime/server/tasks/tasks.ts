import { canonicalJson } from "@mcpwright/protocol/contract/equality";
import { ErrorCode, McpError } from "../../errors.ts";
import { quoted } from "../../jsonrpc.ts";
import type { ProcessLease } from "../../shared/process-lease.ts";
import type { Call } from "../call.ts";
import type { Result } from "../dispatch.ts";
import type { Host } from "../host.ts";
import { afterTurn } from "../rounds/after-turn.ts";
import { Round } from "../rounds/round.ts";
import { bindingOf, principalOf } from "../rounds/round-state.ts";
import type { Running } from "../run-handler.ts";
import { RunningTask } from "./running-task.ts";
import { createdTask } from "./task-forms.ts";
import type { TaskLimits } from "./task-limits.ts";
import { isEnded, type TaskRecord, type TaskResponse } from "./task-record.ts";
import { TaskStore } from "./task-store.ts";

/** How often the tasks of this process are looked after, in milliseconds. */
const HEARTBEAT = 2_000;

interface Local {
  readonly task: RunningTask;
  readonly owner: string;
}

/** The tasks of a server: those that run in this process, and all that the store keeps. */
export class Tasks {
  readonly store: TaskStore;
  readonly limits: TaskLimits;
  readonly #host: Host;
  readonly #lease: ProcessLease;
  readonly #running: Map<string, Local> = new Map();
  #heart: ReturnType<typeof setInterval> | undefined;

  constructor(host: Host, lease: ProcessLease, limits: TaskLimits) {
    this.#host = host;
    this.#lease = lease;
    this.limits = limits;
    this.store = new TaskStore(host.store);
  }

  /** Runs the handler as a task. The answer is that it was created, or a question that goes before it (TASKX-11). */
  async start(call: Call, bodyOf: (ctx: Call) => Running): Promise<Result> {
    const { asks } = call;
    const first = call.session === undefined && asks?.questions.some(({ beforeTask }) => beforeTask) === true;
    if (!first) {
      const record = await this.#create(call);
      const task = new RunningTask(this, call, undefined);
      this.#begin(task, record);
      afterTurn(() => task.run(bodyOf(task.ctx)));
      return createdTask(record, call, this.limits.pollInterval);
    }
    this.#expectRoom(ownerOf(call));
    const round = new Round(call, call.binding ?? bindingOf(call, asks), call.before);
    const task = new RunningTask(this, call, round);
    let begun = false;
    // Without a task the handler goes with its request.
    call.onEnd = () => {
      if (!begun) task.ctx.cancel("The request ended before its task began.");
    };
    task.run(bodyOf(task.ctx));
    await new Promise<void>(afterTurn);
    if (call.decided !== undefined || call.closed) return {};
    task.leaveCall();
    const record = await this.#create(call);
    begun = true;
    this.#begin(task, record);
    return createdTask(record, call, this.limits.pollInterval);
  }

  read(id: string): Promise<TaskRecord | undefined> {
    return this.store.read(id);
  }

  /** A task of the caller's. Throws for any other, whether it exists or not (TASKX-26, TASK-29). */
  async find(call: Call, id: string): Promise<TaskRecord> {
    const record = await this.known(call, id);
    if (record !== undefined) return record;
    throw new McpError(ErrorCode.invalidParams, `There is no task ${quoted(id)}.`);
  }

  async known(call: Call, id: string): Promise<TaskRecord | undefined> {
    const record = await this.store.read(id);
    if (record === undefined || record.owner !== ownerOf(call) || record.era !== call.tables.era) return undefined;
    if (isEnded(record) || !(await this.#lease.hasEnded(record.process))) return record;
    const message = "The process that ran the task is gone.";
    const error = { code: ErrorCode.internal, message };
    return this.store.change(id, (known) =>
      isEnded(known) ? undefined : { status: "failed", statusMessage: message, error, questions: {}, responses: {} },
    );
  }

  /** Marks a task as cancelled, which stops it wherever it runs. Gives it as it is then. */
  async cancel(call: Call, id: string): Promise<TaskRecord> {
    await this.find(call, id);
    const record = await this.store.change(id, (known) =>
      isEnded(known) ? undefined : { status: "cancelled", questions: {}, responses: {} },
    );
    return record ?? this.find(call, id);
  }

  /** Hands answers to the task; those to questions that are not open are left out (TASKX-24). */
  async respond(id: string, given: ReadonlyMap<string, TaskResponse>): Promise<void> {
    await this.store.change(id, (record) => {
      const fitting = [...given].filter(([key]) => Object.hasOwn(record.questions, key));
      if (fitting.length === 0) return undefined;
      const open = Object.entries(record.questions).filter(([key]) => !given.has(key));
      return {
        questions: Object.fromEntries(open),
        responses: Object.fromEntries([...Object.entries(record.responses), ...fitting]),
        status: open.length === 0 ? "working" : "input_required",
      };
    });
  }

  /** The server has stopped, and with it every handler: what came of them is written down. */
  async stop(): Promise<void> {
    await Promise.all([...this.#running.values()].map(({ task }) => task.stop()));
  }

  /** Told by a task that it no longer runs here. */
  ended(id: string): void {
    this.#running.delete(id);
    if (this.#running.size > 0) return;
    clearInterval(this.#heart);
    this.#heart = undefined;
  }

  async #create(call: Call): Promise<TaskRecord> {
    const owner = ownerOf(call);
    this.#expectRoom(owner);
    const now = Date.now();
    const record: TaskRecord = {
      id: crypto.randomUUID(),
      owner,
      process: this.#lease.process,
      era: call.tables.era,
      version: 1,
      status: "working",
      created: now,
      updated: now,
      lifetime: this.#lifetime(call),
      questions: {},
      responses: {},
    };
    await this.store.create(record);
    // Who is not known gets no list (TASK-30).
    if (call.auth !== undefined) await this.store.list(record);
    return record;
  }

  /** Only 2025-11-25 lets the client say what it would like (TASK-14). */
  #lifetime({ session, params }: Call): number {
    const asked = session && (params["task"] as { readonly ttl?: number } | undefined)?.ttl;
    return asked === undefined ? this.limits.ttl : Math.min(Math.max(asked, 1_000), this.limits.longestTtl);
  }

  #begin(task: RunningTask, record: TaskRecord): void {
    this.#running.set(record.id, { task, owner: record.owner });
    this.#heart ??= setInterval(() => this.#beat(), HEARTBEAT);
    task.begin(record);
  }

  #expectRoom(owner: string): void {
    const { perOwner, total } = this.limits;
    const known = owner !== ANYBODY;
    const own = known ? [...this.#running.values()].filter((local) => local.owner === owner).length : 0;
    if (this.#running.size < total && own < perOwner) return;
    throw new McpError(ErrorCode.internal, "Too many tasks are running; try again when some of them have ended.");
  }

  /** Writes down ends that could not be kept yet, and sees what another process may have changed unheard. */
  #beat(): void {
    for (const { task } of this.#running.values()) {
      const done = Promise.all([task.finish(), this.#host.store.shared === true && task.look()]);
      done.catch((error: unknown) =>
        this.#host.logger({ level: "warn", message: "a task could not be looked after", error }),
      );
    }
  }
}

/** The principal a task belongs to; without authorization all callers are one, and ids are what keeps tasks apart. */
export function ownerOf({ auth }: Call): string {
  return canonicalJson(principalOf(auth));
}

const ANYBODY: string = canonicalJson(principalOf(undefined));
