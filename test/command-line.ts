/** Runs the command line, and other programs of Node, as a user does. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository. */
export const root: string = fileURLToPath(new URL("../", import.meta.url));

export interface Outcome {
  /** What it exited with; -1 when it did not exit by itself. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in a folder. */
export function mcpwright(cwd: string, ...args: readonly string[]): Promise<Outcome> {
  return node(cwd, join(root, "generator/bin/mcpwright.js"), ...args);
}

/** Runs a program in a folder. */
export function node(cwd: string, ...args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : typeof error.code === "number" ? error.code : -1, stdout, stderr });
    });
  });
}
