import type { ChildProcess } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import spawn from "cross-spawn";
import { LocalError } from "../errors.ts";
import { isObject, type JsonObject } from "../jsonrpc.ts";
import { LineSplitter } from "../transport/line-splitter.ts";
import type { Link, Reply, RequestMessage } from "./link.ts";
import { connectionClosed, Pending } from "./pending.ts";

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

/** A child process that speaks one message a line. */
export class StdioLink implements Link {
  readonly kind = "stdio";
  onMessage: (message: JsonObject) => void = () => {};
  readonly #target: CommandTarget;
  readonly #child: ChildProcess;
  readonly #stdin: Writable;
  readonly #pending = new Pending();
  readonly #exited: Promise<void>;
  #stderr = "";

  constructor(target: CommandTarget) {
    this.#target = target;
    this.#child = spawn(target.command, [...(target.args ?? [])], {
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
      ...(target.env === undefined ? {} : { env: target.env as NodeJS.ProcessEnv }),
      ...(target.cwd === undefined ? {} : { cwd: target.cwd }),
    });
    this.#stdin = this.#child.stdin!;
    const lines = new LineSplitter(MAX_LINE, {
      line: (bytes) => this.#line(bytes.toString("utf8")),
      overflow: () => this.#pending.fail(connectionClosed("The server sent a message of more than 64 MiB")),
    });
    const stdout: Readable = this.#child.stdout!;
    const stderr: Readable = this.#child.stderr!;
    stdout.on("data", (chunk: Buffer) => lines.push(chunk));
    stderr.setEncoding("utf8");
    stderr.on("data", (text: string) => this.#heard(text));
    // A broken pipe is told by the exit that follows.
    this.#stdin.on("error", () => {});
    this.#exited = new Promise((resolve) => {
      this.#child.once("error", (error) => {
        this.#pending.fail(
          new LocalError("spawn-failed", `Cannot start ${target.command}: ${error.message}`, { cause: error }),
        );
        resolve();
      });
      this.#child.once("close", (code, signal) => {
        this.#pending.fail(this.#gone(code, signal));
        resolve();
      });
    });
  }

  async request(message: RequestMessage, _envelope: object, signal: AbortSignal): Promise<Reply> {
    const reply = this.#pending.wait(message.id, signal);
    this.#stdin.write(`${JSON.stringify(message)}\n`);
    return reply;
  }

  async send(message: object): Promise<void> {
    this.#stdin.write(`${JSON.stringify(message)}\n`);
  }

  /** Closes stdin, waits for the exit, then SIGTERM, then SIGKILL (STDIO-14, LIFE-16). */
  async close(): Promise<void> {
    this.#pending.fail(connectionClosed("The client was closed"));
    this.#stdin.end();
    if (await this.#exits(GRACE)) return;
    this.#child.kill("SIGTERM");
    if (await this.#exits(GRACE)) return;
    this.#child.kill("SIGKILL");
    await this.#exited;
  }

  async #exits(ms: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), ms);
    });
    const exited = await Promise.race([this.#exited.then(() => true), late]);
    clearTimeout(timer);
    return exited;
  }

  #line(text: string): void {
    let message: unknown;
    try {
      message = JSON.parse(text);
    } catch {
      // Some servers print to stdout what belongs on stderr; their messages are still worth reading.
      this.#heard(`${text}\n`);
      return;
    }
    for (const one of Array.isArray(message) ? message : [message]) {
      if (isObject(one) && !this.#pending.take(one)) this.onMessage(one);
    }
  }

  #heard(text: string): void {
    this.#target.onStderr?.(text);
    this.#stderr = (this.#stderr + text).slice(-STDERR_KEPT);
  }

  #gone(code: number | null, signal: NodeJS.Signals | null): LocalError {
    const how = signal === null ? `with code ${code}` : `on ${signal}`;
    const said = this.#stderr.trimEnd();
    return connectionClosed(`${this.#target.command} exited ${how}${said === "" ? "" : `; it said:\n${said}`}`);
  }
}
