import { LocalError } from "../../errors.ts";

export type TaskErrorCode =
  /** Somebody cancelled it: it has no result. */
  | "task-cancelled"
  /** Its time is over, or the server knows it no longer. */
  | "task-expired";

const brand = Symbol.for("mcpwright.TaskError");

/** A task ended without a result. */
export class TaskError extends LocalError {
  override readonly code: TaskErrorCode;
  readonly taskId: string;

  constructor(code: TaskErrorCode, taskId: string, message: string, options?: ErrorOptions) {
    super(code, message, options);
    this.name = "TaskError";
    this.code = code;
    this.taskId = taskId;
  }

  static override is(error: unknown): error is TaskError {
    return typeof error === "object" && error !== null && brand in error;
  }
}

Object.defineProperty(TaskError.prototype, brand, { value: true });
