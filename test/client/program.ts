/** Servers of a few lines, each a process of its own. */
import { readFileSync } from "node:fs";
import { vi } from "vitest";

/** `answer` is the body of a function of each message, with `say` to answer; `start` runs first. */
export function program(answer: string, start = ""): { command: string; args: readonly string[] } {
  const script = `
    const say = (message) => process.stdout.write(JSON.stringify({ jsonrpc: "2.0", ...message }) + "\\n");
    const initialized = { protocolVersion: "2025-11-25", capabilities: { tools: {}, logging: {}, resources: { subscribe: true } }, serverInfo: { name: "s", version: "1" } };
    ${start}
    require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
      const { id, method, params, result, error } = JSON.parse(line);
      if (method === "initialize") return say({ id, result: initialized });
      ${answer}
    });`;
  return { command: process.execPath, args: ["-e", script] };
}

/** What runs on: neither gone nor a zombie that nobody has waited for. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

export async function expectGone(...pids: readonly number[]): Promise<void> {
  await vi.waitFor(() => {
    const left = pids.filter(isRunning);
    if (left.length > 0) throw new Error(`still running: ${left.join(", ")}`);
  }, 5_000);
}
