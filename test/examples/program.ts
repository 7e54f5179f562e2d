import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Client, connect } from "@mcpwright/runtime/client";
import { onTestFinished } from "vitest";

export const root: string = fileURLToPath(new URL("../../", import.meta.url));
export const examples: string = join(root, "examples");
export const cli: string = join(root, "generator", "bin", "mcpwright.js");

/** The newest revision of each era. */
export const eras: readonly string[] = ["2025-11-25", "2026-07-28"];
export const transports = ["stdio", "http"] as const;
export type Transport = (typeof transports)[number];

/** How a server is started; the flags of the transport come behind `args`. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** An example as its user starts it. */
export function example(name: string, env: Readonly<Record<string, string>> = {}): Program {
  return { command: process.execPath, args: [cli, "run"], cwd: join(examples, name), env };
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "mcpwright-example-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A server that runs, and ends with the test at the latest. */
export interface Running {
  /** What it wrote to stderr. */
  readonly log: Log;
  /** Over HTTP all clients reach one process; over stdio each has its own. */
  connect(revision: string): Promise<Client>;
  /** Closes the clients and ends the server as a supervisor does; over HTTP it gives the exit code. */
  stop(): Promise<number | null | undefined>;
}

/** Text that grows, and can be waited for. */
export class Log {
  text = "";
  readonly #waiting = new Set<() => void>();

  add(text: string): void {
    this.text += text;
    for (const look of this.#waiting) look();
  }

  /** Resolves to the first match, be it there already or still to come. */
  async find(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = pattern.exec(this.text);
        if (found === null) return;
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }
}

/** Starts a program on a transport. */
export async function start(program: Program, transport: Transport): Promise<Running> {
  const running = transport === "stdio" ? overStdio(program) : await overHttp(program);
  onTestFinished(async () => {
    await running.stop();
  });
  return running;
}

/** Environment of a server: nothing of the test's own decides how it runs. */
function environment(program: Program): Record<string, string> {
  return { PATH: process.env["PATH"] ?? "", ...program.env };
}

function overStdio(program: Program): Running {
  const log = new Log();
  const clients: Client[] = [];
  return {
    log,
    async connect(revision) {
      const { command, args, cwd } = program;
      const onStderr = (text: string): void => log.add(text);
      const target = { command, args: [...args, "--stdio"], cwd, env: environment(program), onStderr };
      const client = await connect(target, { revision });
      clients.push(client);
      return client;
    },
    async stop() {
      await Promise.all(clients.map((client) => client.close()));
      return undefined;
    },
  };
}

async function overHttp(program: Program): Promise<Running> {
  const args = [...program.args, "--http", "--port", "0"];
  const { log, found, stop } = await launch({ ...program, args }, /Serving MCP at (\S+)/);
  const clients: Client[] = [];
  return {
    log,
    async connect(revision) {
      const client = await connect(found[1] ?? "", { revision });
      clients.push(client);
      return client;
    },
    async stop() {
      await Promise.all(clients.map((client) => client.close()));
      return stop();
    },
  };
}

interface Launched {
  readonly log: Log;
  /** What the server said that it is ready with. */
  readonly found: RegExpExecArray;
  stop(): Promise<number | null>;
}

/** Starts a process that ends with the test, and waits until it says that it is ready; throws where it ends before. */
export async function launch(program: Program, ready: RegExp): Promise<Launched> {
  const { command, args, cwd } = program;
  const env = environment(program);
  // In a group of its own: a shell between npm and the server does not hand a signal on.
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "ignore", "pipe"], detached: true });
  const log = new Log();
  let gone = false;
  child.stderr.setEncoding("utf8").on("data", (text: string) => log.add(text));
  const exited = once(child, "close").then(([code]) => {
    gone = true;
    return code as number | null;
  });
  const ended = exited.then((code) => {
    throw new Error(`the server ended with ${code} before it was ready:\n${log.text}`);
  });
  const stop = (): Promise<number | null> => {
    if (!gone) endGroup(child.pid);
    return exited;
  };
  onTestFinished(async () => {
    await stop();
  });
  return { log, found: await Promise.race([log.find(ready), ended]), stop };
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGTERM");
  } catch (error) {
    // It is over, and only its pipes are still to be closed.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
