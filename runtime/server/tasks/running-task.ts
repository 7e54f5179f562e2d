import type { TaskStatus } from "@mcpwright/protocol/2026-07-28";
import { ErrorCode, LocalError, McpError } from "../../errors.ts";
import { isObject, type JsonObject } from "../../jsonrpc.ts";
import { Call } from "../call.ts";
import type { Result } from "../dispatch.ts";
import type { Answer, Outlet } from "../engine.ts";
import { taskStatus } from "../methods/task-status.ts";
import { notificationText } from "../notification.ts";
import { afterTurn } from "../rounds/after-turn.ts";
import { RoundEnded } from "../rounds/errors.ts";
import { missingCapability } from "../rounds/missing-capability.ts";
import { type Asker, type Question, quiet } from "../rounds/question.ts";
import { readAnswer } from "../rounds/read-answer.ts";
import type { Round } from "../rounds/round.ts";
import { enterHandler, type Running } from "../run-handler.ts";
import { legacyTask, relatedTask } from "./task-forms.ts";
import { isEnded, type TaskFault, type TaskQuestion, type TaskRecord } from "./task-record.ts";
import type { Tasks } from "./tasks.ts";

const FINISHED: Answer = { status: 200, text: "" };

interface Open {
  readonly request: TaskQuestion;
  settle(response: JsonObject): void;
  giveUp(reason: LocalError): void;
}

type Outcome = Pick<TaskRecord, "status" | "statusMessage" | "result" | "error">;

/**
 * A task in the process that runs it: gives the handler its context, puts its questions into the record and takes the
 * answers from there. The handler is entered once, so nothing is replayed and a step just runs.
 */
export class RunningTask implements Asker {
  /** What the handler sees as `ctx`; it outlives the request. */
  readonly ctx: Call;
  readonly #tasks: Tasks;
  /** Asked what goes before the task, until the call's first turn is over. What it knows holds in the task too. */
  readonly #round: Round | undefined;
  #left = false;
  readonly #open: Map<string, Open> = new Map();
  #record: TaskRecord | undefined;
  #outcome: Outcome | undefined;
  #told: TaskStatus = "working";
  #flushing = false;
  #done: Promise<void> | undefined;
  #unwatch: (() => void) | undefined;
  #expiry: ReturnType<typeof setTimeout> | undefined;

  /** `round` is asked what is asked before the task begins (TASKX-11). */
  constructor(tasks: Tasks, call: Call, round: Round | undefined) {
    this.#tasks = tasks;
    this.#round = round;
    this.ctx = contextOf(call);
    this.ctx.asker = this;
  }

  /** Enters the handler. */
  run(body: Running): void {
    this.#done = this.#run(body);
  }

  /** Waits until what came of the handler is written down, and lets go of the task. */
  async stop(): Promise<void> {
    await this.#done;
    if (this.#record !== undefined) this.#leave(this.#record.id);
  }

  async #run(body: Running): Promise<void> {
    // Cancelled before its handler was entered: then it never is.
    const ended = this.ctx.closed ? undefined : await this.#enter(body);
    // Ended by somebody else: the client, the end of its time, or the server's.
    if (ended !== FINISHED)
      this.#outcome = failed(new McpError(ErrorCode.internal, "The server was stopped."), this.ctx);
    if (this.#record !== undefined) await this.finish();
  }

  #enter(body: Running): Promise<Answer | undefined> {
    const { ctx } = this;
    ctx.host.running.add(ctx);
    const work = (async () => enterHandler(ctx, this.#heard(body)))();
    return ctx.settled(
      work.then(
        (result) => this.#keep(() => completed(result, ctx)),
        (error: unknown) => (this.#isDiscarded(error) ? FINISHED : this.#keep(() => failed(error, ctx))),
      ),
    );
  }

  /** The task is kept under this record now, and is what its handler does from here on. */
  begin(record: TaskRecord): void {
    this.#record = record;
    this.ctx.related = this.ctx.session && relatedTask(record.id);
    // What could not be looked at is looked at with the next heartbeat.
    this.#unwatch = this.#tasks.store.watch(record.id, () => void this.look().catch(() => undefined));
    const left = record.created + record.lifetime - Date.now();
    this.#expiry = setTimeout(() => this.#expire(record.id), left);
    if (this.#outcome !== undefined) void this.finish();
    else if (this.#open.size > 0) this.#flush();
  }

  ask(question: Question): Promise<unknown> {
    const round = question.beforeTask === true ? this.#round : undefined;
    // Answered before the task, it is not asked again however late the handler gets to it this time.
    if (round !== undefined && (!this.#left || round.knows(question))) return round.ask(question);
    return quiet(this.#ask(question));
  }

  async step(name: string, run: () => unknown): Promise<unknown> {
    const round = this.#round;
    return round === undefined || (this.#left && !round.hasRun(name)) ? run() : round.step(name, run);
  }

  /** From here on nothing is asked of the call: what is asked waits for the task. */
  leaveCall(): void {
    this.#left = true;
  }

  end(): void {
    if (!this.#left) this.#round?.end();
    for (const { giveUp } of [...this.#open.values()]) {
      giveUp(new LocalError("question-refused", "The task ended before its question was answered."));
    }
  }

  /** Looks what others have done to the task. */
  async look(): Promise<void> {
    const id = this.#record?.id;
    if (id === undefined) return;
    const record = await this.#tasks.read(id);
    if (record === undefined) return this.#expire(id);
    if (record.status === "cancelled") this.ctx.cancel("The client cancelled the task.");
    this.#tell(record);
    for (const [key, response] of Object.entries(record.responses)) this.#open.get(key)?.settle(response);
  }

  /** Writes down what came of the handler; tried again by the next heartbeat when the store is away. */
  async finish(): Promise<void> {
    const id = this.#record?.id;
    const outcome = this.#outcome;
    if (id === undefined || outcome === undefined) return;
    try {
      // What is over stays as it is: a cancelled task, even when its work was done (TASK-25).
      const over = { ...outcome, questions: {}, responses: {} };
      const record = await this.#tasks.store.change(id, (known) => (isEnded(known) ? undefined : over));
      if (record !== undefined) this.#tell(record);
      this.#leave(id);
    } catch (error) {
      this.ctx.host.logger({ level: "error", message: "the end of a task could not be kept yet", error });
    }
  }

  async #ask(question: Question): Promise<unknown> {
    const { ctx } = this;
    const { key, method, params, missing } = question;
    if (missing !== undefined) throw missingCapability(missing, ctx);
    if (ctx.closed) throw new LocalError("question-refused", "The task is over: nothing can be asked any more.");
    const request = { method, ...(params !== undefined && { params }) };
    ctx.beginWait();
    try {
      const response = await new Promise<JsonObject>((settle, giveUp) => {
        this.#open.set(key, { request, settle, giveUp });
        this.#flush();
      });
      return readAnswer(question, response, ctx);
    } finally {
      this.#open.delete(key);
      ctx.endWait();
    }
  }

  /** Puts the questions of this turn into the record, all at once. */
  #flush(): void {
    const id = this.#record?.id;
    if (id === undefined || this.#flushing) return;
    this.#flushing = true;
    afterTurn(() => {
      this.#flushing = false;
      const put = this.#tasks.store.change(id, (record) => this.#asking(record));
      put.catch(() => this.#failQuestions());
    });
  }

  #asking(record: TaskRecord): Partial<TaskRecord> | undefined {
    if (isEnded(record)) return undefined;
    const open = [...this.#open].filter(([key]) => !Object.hasOwn(record.responses, key));
    const questions = Object.fromEntries(open.map(([key, { request }]) => [key, request]));
    return { questions, status: open.length > 0 ? "input_required" : "working" };
  }

  #failQuestions(): void {
    for (const { giveUp } of [...this.#open.values()]) {
      giveUp(new LocalError("question-refused", "The store that keeps the task could not be reached."));
    }
  }

  /** What is thrown once nobody listens is no failure of the handler's. */
  #heard(body: Running): Running {
    const failed = (error: unknown): Result => {
      if (this.#isDiscarded(error)) throw error;
      return body.failed(error);
    };
    return { ...body, failed };
  }

  #isDiscarded(error: unknown): boolean {
    return this.ctx.closed || RoundEnded.is(error);
  }

  #keep(make: () => Outcome): Answer {
    this.#outcome ??= make();
    return FINISHED;
  }

  /** Its time is over: nobody can ask for it any more, so the work is given up (TASKX-16). */
  #expire(id: string): void {
    this.#outcome ??= { status: "cancelled" };
    this.ctx.cancel("The task's time is over.");
    this.#leave(id);
    void Promise.resolve(this.#tasks.store.drop(id)).catch(() => undefined);
  }

  #leave(id: string): void {
    clearTimeout(this.#expiry);
    this.#unwatch?.();
    this.#tasks.ended(id);
  }

  /** Tells the session of a new status; clients do not rely on it (TASK-23). */
  #tell(record: TaskRecord): void {
    const { session, tables } = this.ctx;
    if (record.status === this.#told) return;
    this.#told = record.status;
    session?.outlet?.send(notificationText(tables, taskStatus, legacyTask(record, this.#tasks.limits.pollInterval)));
  }
}

/** In the modern era nothing is sent for a task (TASKX-39); on a session it goes where unasked messages go. */
function contextOf(call: Call): Call {
  const { host, tables, session, peer, requestId, method, params } = call;
  const outlet: Outlet = { send: (text) => session?.outlet?.send(text) };
  const ctx = new Call(host, tables, session, peer, outlet, requestId, method, params);
  ctx.asks = call.asks;
  return ctx;
}

/** In 2025-11-25 a tool's own error is a failure too (TASK-27), in the extension it is none (TASKX-09). */
function completed(result: Result, { tables }: Call): Outcome {
  if (tables.era === "modern" || result["isError"] !== true) return { status: "completed", result };
  const [block] = Array.isArray(result["content"]) ? result["content"] : [];
  const text = isObject(block) ? block["text"] : undefined;
  return { status: "failed", result, statusMessage: typeof text === "string" ? text : "The tool failed." };
}

function failed(error: unknown, ctx: Call): Outcome {
  if (!McpError.is(error)) {
    ctx.host.logger({ level: "error", message: `${ctx.method} failed in a task`, error });
    return failed(new McpError(ErrorCode.internal, "The request failed unexpectedly."), ctx);
  }
  const { code, message, data } = error;
  const fault: TaskFault = { code, message, ...(data !== undefined && { data }) };
  return { status: "failed", error: fault, statusMessage: message };
}
