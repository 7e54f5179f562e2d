/** Connections that are kept for the next request, and are no longer there when it comes. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Worker } from "node:worker_threads";
import { type Client, connect } from "@mcpwright/runtime/client";
import { expect, onTestFinished, test } from "vitest";

/** What a modern server answers, for a thread of its own as well. */
const ANSWER = `(message) => {
  const results = {
    "server/discover": { supportedVersions: ["2026-07-28"], capabilities: { tools: {} }, ttlMs: 0, cacheScope: "public" },
    "tools/list": { tools: [], ttlMs: 0, cacheScope: "private" },
    "tools/call": { content: [] },
  };
  return JSON.stringify({ jsonrpc: "2.0", id: message.id, result: { resultType: "complete", ...results[message.method] } });
}`;
const answer = new Function(`return ${ANSWER}`)() as (message: unknown) => string;

/** A server in another thread, which closes its connections while this one looks away. */
async function startElsewhere(): Promise<{ url: string; calls: () => number; closeConnections: () => void }> {
  const shared = new Int32Array(new SharedArrayBuffer(8));
  const script = `
    const { workerData: shared, parentPort } = require("node:worker_threads");
    const open = new Set();
    const server = require("node:http").createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      const message = JSON.parse(body);
      if (message.method === "tools/call") Atomics.add(shared, 1, 1);
      response.writeHead(200, { "Content-Type": "application/json" }).end((${ANSWER})(message));
    });
    server.on("connection", (socket) => {
      open.add(socket);
      socket.once("close", () => {
        open.delete(socket);
        if (open.size > 0) return;
        Atomics.store(shared, 0, 1);
        Atomics.notify(shared, 0);
      });
    });
    server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
    parentPort.on("message", () => server.closeAllConnections());`;
  const worker = new Worker(script, { eval: true, workerData: shared });
  onTestFinished(async () => void (await worker.terminate()));
  const [port] = await once(worker, "message");
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    calls: () => Atomics.load(shared, 1),
    closeConnections: () => {
      Atomics.store(shared, 0, 0);
      worker.postMessage("close");
      if (Atomics.wait(shared, 0, 0, 5_000) === "timed-out") throw new Error("the connections were not closed");
    },
  };
}

test("connections that were closed while this process was busy cost no call anything, not even a tool's", async () => {
  const { url, calls, closeConnections } = await startElsewhere();
  const client = await connect(url);
  onTestFinished(() => client.close());
  let made = 0;
  const list = () => client.listTools({ cache: "bypass" });
  for (const work of [() => client.callTool("x"), list] as readonly (() => Promise<unknown>)[]) {
    // All at once, so that there are many connections to be kept.
    await Promise.all(Array.from({ length: 16 }, () => client.callTool("x")));
    closeConnections();
    await Promise.all(Array.from({ length: 4 }, work));
    made += 16;
  }
  expect(calls()).toBe(made + 4);
});

/** What happens to a request: it is answered, its connection ends, or ends within the answer. */
type Fate = "answered" | "cut" | "begun";

/** A modern server in which each request meets the next of `fates`. */
async function startCutting(...fates: Fate[]): Promise<{ url: string; methods: string[] }> {
  const methods: string[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const message = JSON.parse(body) as { readonly method: string };
    methods.push(message.method);
    const fate = fates.shift();
    if (fate === "cut") request.socket.destroy();
    else if (fate === "begun") request.socket.end("HTTP/1.1 200 OK\r\nContent-");
    else response.writeHead(200, { "Content-Type": "application/json" }).end(answer(message));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`, methods };
}

async function open(...fates: Fate[]): Promise<{ client: Client; methods: string[] }> {
  const { url, methods } = await startCutting("answered", ...fates);
  const client = await connect(url);
  onTestFinished(() => client.close());
  methods.shift();
  return { client, methods };
}

test("a request that crosses the end of a kept connection is sent on another, which is not its one repeat", async () => {
  const { client, methods } = await open("cut", "cut", "answered");
  expect(await client.listTools({ cache: "bypass" })).toEqual([]);
  expect(methods).toEqual(["tools/list", "tools/list", "tools/list"]);
});

test("a call that crosses the end of a kept connection is not sent again: its tool may have run", async () => {
  const { client, methods } = await open("cut");
  await expect(client.callTool("x")).rejects.toMatchObject({ code: "connection-closed" });
  expect(methods).toEqual(["tools/call"]);
});

test("an answer that has begun crosses nothing: the request has its one repeat", async () => {
  const { client, methods } = await open("begun", "begun");
  await expect(client.listTools({ cache: "bypass" })).rejects.toMatchObject({ code: "connection-closed" });
  expect(methods).toEqual(["tools/list", "tools/list"]);
});
