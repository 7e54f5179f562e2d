import { McpError } from "../../errors.ts";

const brand = Symbol.for("mcpwright.TaskFailed");

/** A task failed with the error that its request would have been refused with (TASK-17, TASKX-09). */
export class TaskFailed extends McpError {
  readonly taskId: string;
  /** What the server says of it to people. */
  readonly statusMessage: string | undefined;

  constructor(taskId: string, { code, message, data }: Pick<McpError, "code" | "message" | "data">, said?: string) {
    super(code, message, data);
    this.name = "TaskFailed";
    this.taskId = taskId;
    this.statusMessage = said;
  }

  static override is(error: unknown): error is TaskFailed {
    return typeof error === "object" && error !== null && brand in error;
  }
}

Object.defineProperty(TaskFailed.prototype, brand, { value: true });
