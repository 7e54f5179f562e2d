// Measures the heap that an open listen stream and a legacy session take in the server, and that it comes back.
// usage: streams.mjs [--count N] [--check]
import { fork } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { initialize, initialized, subscribe, subscription } from "./messages.mjs";

const { values } = parseArgs({ options: { count: { type: "string", default: "1000" }, check: { type: "boolean" } } });
const count = Number(values.count);
/** Bytes of heap that each may take. */
const MOST = { stream: 8 * 1024, session: 3 * 1024 };
/** Share of the heap that may stay when all have gone. */
const STAYS = 0.1;

const child = fork(fileURLToPath(new URL("./servers/changing.mjs", import.meta.url)), { execArgv: ["--expose-gc"] });
const [{ port }] = await once(child, "message");

function post(body, headers) {
  const head = [
    "POST /mcp HTTP/1.1",
    `Host: 127.0.0.1:${port}`,
    "Content-Type: application/json",
    "Accept: application/json, text/event-stream",
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...headers,
  ];
  return `${head.join("\r\n")}\r\n\r\n${body}`;
}

/** Opens a connection, sends a request, and resolves when what came holds the text. */
async function ask(socket, text, expected) {
  let came = "";
  await new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("close", () => reject(new Error(`closed after ${came.slice(0, 300)}`)));
    socket.on("data", function look(bytes) {
      came += bytes;
      if (!came.includes(expected)) return;
      socket.off("data", look);
      socket.removeAllListeners("close");
      resolve();
    });
    socket.write(text);
  });
  return came;
}

/** Runs `one` for each number, 50 at a time. */
async function each(one) {
  const results = [];
  for (let start = 0; start < count; start += 50) {
    const numbers = Array.from({ length: Math.min(50, count - start) }, (_, index) => start + index);
    results.push(...(await Promise.all(numbers.map(one))));
  }
  return results;
}

/** Heap in use after a collection; once nothing is left to close or to collect it is the same twice. */
async function heap() {
  let before = Number.POSITIVE_INFINITY;
  for (;;) {
    child.send("heap");
    const [{ heapUsed }] = await once(child, "message");
    if (before - heapUsed < 16 * 1024) return heapUsed;
    before = heapUsed;
  }
}

const modernHeaders = ["MCP-Protocol-Version: 2026-07-28", "Mcp-Method: subscriptions/listen"];

async function openStream(number) {
  const socket = connect(port, "127.0.0.1");
  await ask(socket, post(subscription(number), modernHeaders), "subscriptions/acknowledged");
  return socket;
}

async function openSession() {
  const socket = connect(port, "127.0.0.1");
  const head = await ask(socket, post(initialize, []), '"result"');
  const headers = [`Mcp-Session-Id: ${/^mcp-session-id: (.*)$/im.exec(head)[1].trim()}`];
  await ask(socket, post(initialized, headers), "202 ");
  await ask(socket, post(subscribe, headers), '"result"');
  socket.destroy();
  return headers;
}

async function endSession(headers) {
  const socket = connect(port, "127.0.0.1");
  await ask(socket, post("", headers).replace("POST", "DELETE"), "204 ");
  socket.destroy();
}

const closed = (socket) => new Promise((resolve) => socket.on("close", resolve).destroy());

// What is loaded and compiled once is no stream's: the first ones are opened and closed before anything is measured.
await Promise.all((await each(openStream)).map(closed));
for (const headers of await each(openSession)) await endSession(headers);

const before = await heap();
const sockets = await each(openStream);
const withStreams = await heap();
const told = sockets.map((socket) => ask(socket, "", "list_changed"));
const start = performance.now();
child.send("change");
await Promise.all(told);
const toldAll = performance.now() - start;
const sessions = await each(openSession);
const withBoth = await heap();
await Promise.all(sockets.map(closed));
for (const headers of sessions) await endSession(headers);
const after = await heap();
child.kill();

const perStream = (withStreams - before) / count;
const perSession = (withBoth - withStreams) / count;
const stays = (after - before) / before;
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
console.log(
  `${count} listen streams: ${kilobytes(perStream)} of heap each, a change is told to all in ${toldAll.toFixed(0)} ms`,
);
console.log(`${count} legacy sessions: ${kilobytes(perSession)} of heap each`);
console.log(`after they went: ${(stays * 100).toFixed(1)} % more heap than before`);
if (values.check && (perStream > MOST.stream || perSession > MOST.session || stays > STAYS)) process.exitCode = 1;
