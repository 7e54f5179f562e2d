/** Whoever reads what a command prints may leave early, and a disk may be full. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { CLI, run } from "./cli.ts";

const SCRIPT = fileURLToPath(new URL("./serve-changing.mjs", import.meta.url));

/** The command that starts the server, and whether its process is still there. */
async function changing(): Promise<{ command: readonly string[]; isRunning: () => Promise<boolean> }> {
  const folder = await mkdtemp(join(tmpdir(), "mcpwright-stdout-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "pid");
  return {
    command: ["--", process.execPath, SCRIPT, file],
    async isRunning() {
      const pid = Number(await readFile(file, "utf8"));
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    },
  };
}

test("a reader that leaves ends the command and its server, and is no failure", async () => {
  const { command, isRunning } = await changing();
  const child = spawn(process.execPath, [CLI, "listen", ...command]);
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const [first] = (await once(child.stdout.setEncoding("utf8"), "data")) as [string];
  expect(first).toMatch(/^tools list_changed\n/);
  expect(await isRunning()).toBe(true);
  child.stdout.destroy();
  expect(await once(child, "close")).toEqual([0, null]);
  expect(stderr).toMatch(/^Listening for .*\n$/);
  expect(await isRunning()).toBe(false);
});

test("the same in a pipeline of a shell", async () => {
  const { command, isRunning } = await changing();
  const script = '"$@" | head -n 1; echo "exit ${PIPESTATUS[0]}"';
  const { stdout, stderr } = await run("bash", ["-c", script, "bash", process.execPath, CLI, "listen", ...command]);
  expect(stdout).toBe("tools list_changed\nexit 0\n");
  expect(stderr).not.toContain("Error");
  expect(await isRunning()).toBe(false);
});

test.each(["list", "listen"])("%s into a disk that is full: said, and exit code 74", async (name) => {
  const { command, isRunning } = await changing();
  const script = '"$@" > /dev/full';
  const ran = await run("bash", ["-c", script, "bash", process.execPath, CLI, name, ...command]);
  expect(ran.stderr).toMatch(/stdout cannot be written: ENOSPC.*\n$/);
  expect(ran.stderr).not.toMatch(/^ {4}at /m);
  expect(ran.code).toBe(74);
  expect(await isRunning()).toBe(false);
});
