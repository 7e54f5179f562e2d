// From the start of a process to its first answer, over stdio.
import { once } from "node:events";
import { call, initialize } from "./messages.mjs";
import { startServer, stopServer } from "./server-process.mjs";

/** Milliseconds until the server answered its first message: a call where the era allows it, else the handshake. */
export async function startToFirstAnswer(server) {
  const start = performance.now();
  const child = startServer(server, ["stdio", "1"]);
  child.stdin.write(`${server === "official" ? initialize : call.modern(1)}\n`);
  await once(child.stdout, "data");
  const elapsed = performance.now() - start;
  await stopServer(child);
  return elapsed;
}
