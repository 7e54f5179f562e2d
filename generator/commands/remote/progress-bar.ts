import { printable } from "./printable.ts";

const WIDTH = 20;

interface Progress {
  readonly progress: number;
  readonly total?: number;
  readonly message?: string;
}

interface TaskState {
  readonly status: string;
  readonly statusMessage?: string;
}

/** How far a call has come, in one line of a terminal that is rewritten and at last removed. */
export class ProgressBar {
  readonly #output: NodeJS.WritableStream & { readonly columns?: number };
  #shown = false;

  constructor(output: NodeJS.WritableStream & { readonly columns?: number }) {
    this.#output = output;
  }

  show({ progress, total, message = "" }: Progress): void {
    const part = total === undefined || total <= 0 ? undefined : Math.min(1, Math.max(0, progress / total));
    const bar = part === undefined ? "" : `[${"#".repeat(Math.round(part * WIDTH)).padEnd(WIDTH, "-")}] `;
    this.#write(`${bar}${progress}${total === undefined ? "" : `/${total}`} ${message}`);
  }

  /** How the task stands that a call has become. */
  showTask({ status, statusMessage = "" }: TaskState): void {
    this.#write(`task: ${status.replace("_", " ")} ${statusMessage}`);
  }

  #write(text: string): void {
    const line = printable(text.replaceAll("\n", " ").trimEnd()).slice(0, (this.#output.columns ?? 80) - 1);
    this.#output.write(`\r\u001b[K${line}`);
    this.#shown = true;
  }

  clear(): void {
    if (this.#shown) this.#output.write("\r\u001b[K");
    this.#shown = false;
  }
}
