/** Ends child processes with everything they started, and sees to it that none outlives this process. */
import { type ChildProcess, spawn } from "node:child_process";

const WINDOWS = process.platform === "win32";
const SIGNALS: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];
const children: Set<ChildProcess> = new Set();

/** Options of `spawn` that make the child the head of a group of its own. */
export const ownGroup: { readonly detached: boolean } = { detached: !WINDOWS };

/** Ends the child with this process, should `release` not be called before. */
export function guard(child: ChildProcess): void {
  if (children.size === 0) {
    process.on("exit", endAll);
    for (const signal of SIGNALS) process.on(signal, endOn);
  }
  children.add(child);
}

export function release(child: ChildProcess): void {
  if (!children.delete(child) || children.size > 0) return;
  process.off("exit", endAll);
  for (const signal of SIGNALS) process.off(signal, endOn);
}

/** Sends a signal to a child and to all that it started. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (WINDOWS) spawn("taskkill", ["/pid", String(child.pid), "/T", "/F"], { windowsHide: true, stdio: "ignore" });
    else process.kill(-child.pid, signal);
  } catch {
    // The whole group is gone already.
  }
}

function endAll(): void {
  for (const child of children) signalGroup(child, "SIGKILL");
}

/** A signal that nobody else handles ends this process, as it would without this listener. */
function endOn(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  endAll();
  process.off(signal, endOn);
  process.kill(process.pid, signal);
}
