import type { ChildProcess } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import spawn from "cross-spawn";
import { LocalError } from "../errors.ts";
import { LineOutput } from "../transport/line-output.ts";
import { LineSplitter } from "../transport/line-splitter.ts";
import { connectionClosed } from "./pending.ts";
import { guard, ownGroup, release, signalGroup } from "./process-groups.ts";

const MAX_LINE = 64 * 1024 * 1024;
const STDERR_KEPT = 16 * 1024;
/** Time for a server to leave by itself, and again after SIGTERM (STDIO-14). */
const GRACE = 2_000;

/** A server to start as a child process. */
export interface CommandTarget {
  readonly command: string;
  readonly args?: readonly string[];
  /** Environment of the child; default: this process's. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Gets what the server writes to stderr; default: the end of it is kept for the error message. */
  readonly onStderr?: (text: string) => void;
}

export interface ProcessEvents {
  /** One line of stdout. */
  line(text: string): void;
  /** The process is of no further use. Told once. */
  gone(error: LocalError): void;
}

/** A child process that writes lines; it ends together with everything it started. */
export class ServerProcess {
  readonly #target: CommandTarget;
  readonly #events: ProcessEvents;
  readonly #child: ChildProcess;
  readonly #stdin: Writable;
  readonly #output: LineOutput;
  readonly #closed: Promise<void>;
  #stderr = "";
  #gone = false;

  constructor(target: CommandTarget, events: ProcessEvents) {
    this.#target = target;
    this.#events = events;
    this.#child = spawn(target.command, [...(target.args ?? [])], {
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
      ...ownGroup,
      ...(target.env === undefined ? {} : { env: target.env as NodeJS.ProcessEnv }),
      ...(target.cwd === undefined ? {} : { cwd: target.cwd }),
    });
    guard(this.#child);
    this.#stdin = this.#child.stdin!;
    this.#output = new LineOutput(this.#stdin, MAX_LINE);
    // A broken pipe is told by the exit that follows.
    this.#stdin.on("error", () => {});
    this.#read(this.#child.stdout!, this.#child.stderr!);
    this.#closed = this.#end();
  }

  write(line: string): void {
    this.#output.write(line);
  }

  /** Keeps what the server said beside its messages. */
  heard(text: string): void {
    this.#target.onStderr?.(text);
    this.#stderr = (this.#stderr + text).slice(-STDERR_KEPT);
  }

  /** Closes stdin, waits for the exit, then SIGTERM, then SIGKILL (STDIO-14, LIFE-16). */
  async stop(): Promise<void> {
    this.#fail(connectionClosed("The client was closed"));
    this.#output.flush();
    this.#stdin.end();
    if (await this.#closes(GRACE)) return;
    signalGroup(this.#child, "SIGTERM");
    if (await this.#closes(GRACE)) return;
    signalGroup(this.#child, "SIGKILL");
    await this.#closed;
  }

  #read(stdout: Readable, stderr: Readable): void {
    const lines = new LineSplitter(MAX_LINE, {
      line: (bytes) => this.#events.line(bytes.toString("utf8")),
      overflow: () => {
        this.#fail(connectionClosed(`${this.#target.command} sent a message of more than ${MAX_LINE >> 20} MiB`));
        signalGroup(this.#child, "SIGKILL");
      },
    });
    stdout.on("data", (chunk: Buffer) => lines.push(chunk));
    stderr.setEncoding("utf8");
    stderr.on("data", (text: string) => this.heard(text));
  }

  #end(): Promise<void> {
    const child = this.#child;
    return new Promise((resolve) => {
      child.once("error", (error) => {
        this.#fail(
          new LocalError("spawn-failed", `Cannot start ${this.#target.command}: ${error.message}`, { cause: error }),
        );
        if (child.pid === undefined) {
          release(child);
          resolve();
        }
      });
      // What it started may hold on to its output: nothing of that is waited for.
      child.once("exit", () => signalGroup(child, "SIGKILL"));
      child.once("close", (code, signal) => {
        release(child);
        this.#fail(this.#exited(code, signal));
        resolve();
      });
    });
  }

  async #closes(ms: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), ms);
    });
    const closed = await Promise.race([this.#closed.then(() => true), late]);
    clearTimeout(timer);
    return closed;
  }

  #fail(error: LocalError): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#events.gone(error);
  }

  #exited(code: number | null, signal: NodeJS.Signals | null): LocalError {
    const how = signal === null ? `with code ${code}` : `on ${signal}`;
    const said = this.#stderr.trimEnd();
    return connectionClosed(`${this.#target.command} exited ${how}${said === "" ? "" : `; it said:\n${said}`}`);
  }
}
