/** Servers in processes of their own, which say their URL once they listen. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export interface ServerProcess {
  readonly child: ChildProcess;
  readonly url: string;
}

/** Starts a script; the first message it sends is `{ url }`. */
export async function startProcess(script: URL, env: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const child = fork(fileURLToPath(script), { env: { ...process.env, ...env } });
  const ended = once(child, "exit").then(([code]) => Promise.reject(new Error(`the process exited with ${code}`)));
  ended.catch(() => {});
  const [{ url }] = (await Promise.race([once(child, "message"), ended])) as [{ url: string }];
  return { child, url };
}

/** Kills it, unless it has ended, and waits for its end. */
export async function killProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}
