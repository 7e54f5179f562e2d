/** Runs the command line as a person does: a process with its own folder. */
import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
export const CLI: string = join(root, "generator", "bin", "mcpwright.js");

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const child = spawn(command, args, { cwd: options.cwd ?? root, env: { ...process.env, ...options.env } });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdin.end(options.input ?? "");
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, stdout, stderr };
}

export function mcpwright(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return run(process.execPath, [CLI, ...args], options);
}

/** An empty folder that resolves the runtime, and goes when the test ends. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "mcpwright-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, "node_modules"));
  await symlink(join(root, "node_modules", "@mcpwright"), join(folder, "node_modules", "@mcpwright"));
  return folder;
}

/** A copy of a project of `test/commands/projects`, generated. */
export async function makeProject(name: string): Promise<string> {
  const folder = await makeFolder();
  await cp(fileURLToPath(new URL(`./projects/${name}/`, import.meta.url)), folder, { recursive: true });
  const { code, stderr } = await mcpwright(["generate"], { cwd: folder });
  if (code !== 0) throw new Error(`generate failed: ${stderr}`);
  return folder;
}
