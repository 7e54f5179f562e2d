// Starts the bookings example over HTTP and over stdio, calls it with the client, and prints what happened.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { connect } from "@mcpwright/runtime/client";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const project = join(root, "examples", "bookings");
const launcher = join(root, "generator", "bin", "mcpwright.js");
const folder = await mkdtemp(join(tmpdir(), "mcpwright-demo-"));
const env = { ...process.env, BOOKINGS_FILE: join(folder, "bookings.json") };

/** Starts the example on a free port; resolves to the process and the URL it prints. */
async function serveHttp() {
  const child = spawn(process.execPath, [launcher, "run", "--http", "--port", "0"], {
    cwd: project,
    env,
    stdio: ["ignore", "inherit", "pipe"],
  });
  for await (const line of createInterface({ input: child.stderr })) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url !== undefined) return { child, url };
  }
  throw new Error("the example did not start");
}

/** Calls the example as any client would, and prints each answer. */
async function visit(title, client) {
  console.log(`\n${title}, revision ${client.revision}`);
  console.log(`  server: ${client.serverInfo?.title} ${client.serverInfo?.version}`);
  console.log(`  tools: ${(await client.listTools()).map(({ name }) => name).join(", ")}`);
  const call = async (name, args) => {
    const { content, isError } = await client.callTool(name, args);
    console.log(`  ${name}(${JSON.stringify(args)})\n    ${isError ? "refused: " : ""}${content[0]?.text}`);
  };
  await call("search_rooms", { night: "2026-12-24", guests: 2 });
  await call("book_room", { room: "12", night: "2026-12-24", guest: "Ada" });
  await call("book_room", { room: "soon", night: "tomorrow", guest: "Ada" });
  const { contents } = await client.readResource("rooms://12");
  console.log(`  rooms://12\n    ${contents[0]?.text}`);
  await client.close();
}

try {
  const { child, url } = await serveHttp();
  await visit(`HTTP at ${url}`, await connect(url));
  await visit("The same server, an older client", await connect(url, { revision: "2025-06-18" }));
  child.kill("SIGTERM");
  await new Promise((resolve) => child.once("exit", resolve));
  const command = { command: process.execPath, args: [launcher, "run", "--stdio"], cwd: project, env };
  await visit("stdio", await connect(command));
} finally {
  await rm(folder, { recursive: true, force: true });
}
