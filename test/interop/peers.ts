/** The published servers, each in a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Target } from "@mcpwright/runtime/client";
import { freePort } from "../runtime/support/free-port.ts";

const folder = fileURLToPath(new URL("./peers/", import.meta.url));
const everything = "node_modules/@modelcontextprotocol/server-everything/dist/index.js";

/** They are installed beside the tests, by `npm ci` in test/interop/peers; with CI set nothing does without. */
export const areInstalled: boolean = existsSync(`${folder}node_modules`) || process.env["CI"] !== undefined;

export interface Peer {
  readonly name: string;
  readonly transport: "stdio" | "http";
  readonly args: (port: number) => readonly string[];
}

export const sdk: Peer = { name: "SDK 1.32.2 on stdio", transport: "stdio", args: () => ["sdk.mjs", "stdio"] };
export const sdkSessions: Peer = {
  name: "SDK 1.32.2 over HTTP with sessions",
  transport: "http",
  args: () => ["sdk.mjs", "sessions"],
};
export const sdkStateless: Peer = {
  name: "SDK 1.32.2 over HTTP without sessions",
  transport: "http",
  args: () => ["sdk.mjs", "stateless"],
};
export const sdkSse: Peer = { name: "SDK 1.32.2 over HTTP+SSE", transport: "http", args: () => ["sdk.mjs", "sse"] };
export const server: Peer = { name: "server 2.4.0 on stdio", transport: "stdio", args: () => ["server.mjs", "stdio"] };
export const serverHttp: Peer = {
  name: "server 2.4.0 over HTTP",
  transport: "http",
  args: () => ["server.mjs", "http"],
};
export const fastmcp: Peer = { name: "fastmcp 4 on stdio", transport: "stdio", args: () => ["fastmcp.mjs", "stdio"] };
export const fastmcpHttp: Peer = {
  name: "fastmcp 4 over HTTP",
  transport: "http",
  args: (port) => ["fastmcp.mjs", String(port)],
};
/** An authorization server, not a server of the protocol; its tokens are good for 20 seconds. */
export const authorizationServer: Peer = {
  name: "server-legacy 2.3.1, its authorization server",
  transport: "http",
  args: (port) => ["authorization.mjs", String(port), "20"],
};
export const everythingStdio: Peer = {
  name: "server-everything on stdio",
  transport: "stdio",
  args: () => [everything, "stdio"],
};
export const everythingHttp: Peer = {
  name: "server-everything over HTTP",
  transport: "http",
  args: () => [everything, "streamableHttp"],
};

export interface RunningPeer {
  readonly target: Target;
  stop(): Promise<void>;
}

/** What to connect to: the URL of a server that listens, or the command that starts one on stdio. */
export async function start({ transport, args }: Peer): Promise<RunningPeer> {
  if (transport === "stdio") {
    const target = { command: process.execPath, args: args(0), cwd: folder, onStderr: () => {} };
    return { target, stop: async () => {} };
  }
  const port = await freePort();
  const child = spawn(process.execPath, [...args(port)], {
    cwd: folder,
    env: { ...process.env, PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit");
  return {
    target: await listening(child, port),
    async stop() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

/** Some print their URL, one only that it listens on its port. */
function listening(child: ChildProcess, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let log = "";
    const read = (chunk: Buffer): void => {
      log += chunk;
      const url = /^http:\/\/\S+\/mcp$/m.exec(log)?.[0];
      if (url !== undefined) resolve(url);
      else if (log.includes(`listening on port ${port}`)) resolve(`http://127.0.0.1:${port}/mcp`);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.on("exit", (code) => reject(new Error(`the server ended with ${code} before it listened:\n${log}`)));
  });
}
