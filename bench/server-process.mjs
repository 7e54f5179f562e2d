// A measured server in a process of its own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const measured = new URL("./measured.mjs", import.meta.url).href;

/** Starts `servers/NAME.mjs` with arguments; its standard input and output are pipes, its errors are ours. */
export function startServer(name, args) {
  const file = fileURLToPath(new URL(`./servers/${name}.mjs`, import.meta.url));
  return spawn(process.execPath, ["--import", measured, file, ...args], { stdio: ["pipe", "pipe", "inherit", "ipc"] });
}

/** Microseconds of processor time the server has used so far. */
export async function cpuOf(child) {
  const answer = once(child, "message");
  child.send("cpu");
  const [{ cpu }] = await answer;
  return cpu;
}

/** An HTTP server prints the port it listens on as its first line. */
export async function portOf(child) {
  let text = "";
  for await (const chunk of child.stdout) {
    text += chunk;
    if (text.includes("\n")) break;
  }
  const port = Number.parseInt(text, 10);
  if (!(port > 0)) throw new Error(`The server ended before it listened: ${text}`);
  return port;
}

export async function stopServer(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}
