/** A Redis of a test's own: on a free port, with a folder that goes with it. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe } from "vitest";
import { freePort } from "./free-port.ts";

const found = spawnSync("redis-server", ["--version"]).status === 0;
if (!found) {
  const said = "redis-server is not installed (Debian: apt-get install redis-server)";
  if (process.env["CI"]) throw new Error(said);
  console.warn(`${said}: tests that need it are skipped`);
}

/** A `describe` that is skipped where there is no redis-server, and fails in CI instead. */
export const describeWithRedis: typeof describe | typeof describe.skip = found ? describe : describe.skip;

/** A further argument of the server, which may depend on its port. */
type Argument = string | ((port: number) => string);

export class TestRedis {
  readonly port: number;
  readonly #folder: string;
  readonly #args: readonly string[];
  #process: ChildProcess | undefined;

  private constructor(port: number, args: readonly Argument[]) {
    this.port = port;
    this.#args = args.map((argument) => (typeof argument === "string" ? argument : argument(port)));
    this.#folder = mkdtempSync(join(tmpdir(), "redis-"));
  }

  /** Starts one. What it holds outlives `halt`, as every write is on disk before it is answered. */
  static async start(...args: readonly Argument[]): Promise<TestRedis> {
    const redis = new TestRedis(await freePort(), args);
    await redis.resume();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Id of its process, for signals. */
  get pid(): number {
    const pid = this.#process?.pid;
    if (pid === undefined) throw new Error("Redis does not run");
    return pid;
  }

  /** Starts it again after `halt`, on the same port. */
  async resume(): Promise<void> {
    const settings = { bind: "127.0.0.1", dir: this.#folder, save: "", appendonly: "yes", appendfsync: "always" };
    const args = Object.entries({ port: String(this.port), ...settings }).flatMap(([key, value]) => [
      `--${key}`,
      value,
    ]);
    const child = spawn("redis-server", [...args, ...this.#args], { stdio: ["ignore", "pipe", "inherit"] });
    this.#process = child;
    const said: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      said.push(line);
      if (line.includes("Ready to accept connections")) {
        child.stdout.resume();
        return;
      }
    }
    throw new Error(`redis-server did not start:\n${said.join("\n")}`);
  }

  /** Ends its process. */
  async halt(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child === undefined || child.exitCode !== null) return;
    child.kill("SIGCONT");
    child.kill("SIGTERM");
    await once(child, "exit");
  }

  async stop(): Promise<void> {
    await this.halt();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
