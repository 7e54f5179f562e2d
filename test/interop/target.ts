import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const cli = join(root, "generator", "bin", "mcpwright.js");

/** A server to connect to: by URL, or by the command that starts it on stdio. */
export interface Target {
  readonly url?: string;
  readonly command: { readonly command: string; readonly args: string[]; readonly env: Record<string, string> };
  stop(): Promise<void>;
}

/** Starts an example as its user does, with `mcpwright run`; on stdio the client itself starts it. */
export async function startExample(name: string, transport: "http" | "stdio"): Promise<Target> {
  const folder = mkdtempSync(join(tmpdir(), "interop-"));
  const env = { PATH: process.env["PATH"] ?? "", BOOKINGS_FILE: join(folder, "bookings.json") };
  const manifest = join(root, "examples", name, "mcp.yaml");
  const address = transport === "http" ? ["--http", "--port", "0"] : ["--stdio"];
  const args = [cli, "run", manifest, ...address];
  const command = { command: process.execPath, args, env };
  const clean = (): void => rmSync(folder, { recursive: true, force: true });
  if (transport === "stdio") return { command, stop: async () => clean() };

  const child = spawn(command.command, args, { env, stdio: ["ignore", "ignore", "pipe"] });
  const exited = once(child, "exit");
  const url = await listening(child);
  return {
    url,
    command,
    async stop() {
      child.kill("SIGTERM");
      await exited;
      clean();
    },
  };
}

/** The URL the server logs when it listens. */
function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let log = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      log += chunk;
      const url = /http:\/\/[^\s"]+\/mcp/.exec(log)?.[0];
      if (url) resolve(url);
    });
    child.on("exit", (code) => reject(new Error(`the server ended with ${code} before it listened:\n${log}`)));
  });
}
