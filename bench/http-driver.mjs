// Drives an HTTP server over raw keep-alive sockets, one request at a time on each.
import { once } from "node:events";
import { connect } from "node:net";
import { initialize, initialized } from "./messages.mjs";
import { responseReader } from "./response-reader.mjs";
import { portOf } from "./server-process.mjs";

const CONNECTIONS = 8;

function post(port, body, headers) {
  const lines = [
    "POST /mcp HTTP/1.1",
    `Host: 127.0.0.1:${port}`,
    "Content-Type: application/json",
    "Accept: application/json, text/event-stream",
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...headers,
  ];
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n${body}`);
}

/** Sends one request on a socket of its own. */
function exchange(port, bytes) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", reject);
    socket.on(
      "data",
      responseReader((status, head, body) => {
        socket.destroy();
        if (status >= 300) reject(new Error(`HTTP ${status}: ${body}`));
        else resolve({ head, body });
      }),
    );
    socket.write(bytes);
  });
}

async function openSession(port) {
  const { head } = await exchange(port, post(port, initialize, []));
  const id = /\r\nmcp-session-id: *([^\r]+)/i.exec(head)?.[1];
  const headers = ["MCP-Protocol-Version: 2025-11-25", ...(id ? [`Mcp-Session-Id: ${id}`] : [])];
  await exchange(port, post(port, initialized, headers));
  return headers;
}

/** `{ era, message, headers }` → a function that loads the server for some seconds and counts its answers. */
export async function httpDriver(child, { era, message, headers = [] }) {
  const port = await portOf(child);
  const own = era === "legacy" ? await openSession(port) : ["MCP-Protocol-Version: 2026-07-28", ...headers];
  const bytes = post(port, message(1), own);
  const { body } = await exchange(port, bytes);
  if (!body.includes('"result"')) throw new Error(`Not a result: ${body}`);

  let answered = 0;
  let until = 0;
  let failure;
  const idle = [];
  const sockets = await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const socket = connect(port, "127.0.0.1").setNoDelay(true);
      await once(socket, "connect");
      const read = responseReader((status, _head, answer) => {
        if (status !== 200) failure = new Error(`HTTP ${status}: ${answer}`);
        answered++;
        if (!failure && performance.now() < until) socket.write(bytes);
        else idle.shift()?.();
      });
      socket.on("data", read);
      return socket;
    }),
  );
  return async (seconds) => {
    answered = 0;
    until = performance.now() + seconds * 1000;
    await Promise.all(
      sockets.map(
        (socket) =>
          new Promise((resolve) => {
            idle.push(resolve);
            socket.write(bytes);
          }),
      ),
    );
    if (failure) throw failure;
    return answered;
  };
}
