/** Servers that do what no server should: each ends in a typed error or a recovery, and leaves no process. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import { type Client, connect } from "@mcpwright/runtime/client";
import { describe, expect, onTestFinished, test } from "vitest";
import { expectGone, program } from "./program.ts";

const DONE = `say({ id, result: { content: [] } })`;

/** Keeps the process ids that a server writes to stderr. */
async function open(
  target: ReturnType<typeof program>,
): Promise<{ readonly client: Client; readonly pids: number[]; readonly heard: () => number }> {
  const pids: number[] = [];
  let heard = 0;
  const client = await connect(
    {
      ...target,
      onStderr: (text) => {
        heard += text.length;
        for (const [, pid] of text.matchAll(/pid=(\d+);/g)) pids.push(Number(pid));
      },
    },
    { revision: "legacy" },
  );
  onTestFinished(async () => {
    await client.close();
    await expectGone(...pids);
  });
  return { client, pids, heard: () => heard };
}

const TELL_PID = `console.error("pid=" + process.pid + ";");`;

describe("a server on a pipe", () => {
  test("STDIO-17 killed in a call: the call fails with the cause, the next finds a new process [2025-11-25]", async () => {
    const { client, pids } = await open(
      program(
        `if (params?.name === "die") process.kill(process.pid, "SIGKILL"); else if (id !== undefined) ${DONE}`,
        TELL_PID,
      ),
    );
    await expect(client.callTool("die")).rejects.toMatchObject({
      code: "connection-closed",
      message: expect.stringContaining("exited on SIGKILL"),
    });
    expect((await client.callTool("live")).content).toEqual([]);
    expect(new Set(pids).size).toBe(2);
  });

  test("every call under way fails when it dies, and what is safe to repeat is repeated", async () => {
    const { client } = await open(
      program(`
        if (params?.name === "die") process.exit(3);
        if (method === "resources/list") say({ id, result: { resources: [] } });
      `),
    );
    const lost = Promise.allSettled([client.callTool("wait"), client.callTool("die")]);
    const list = client.listResources();
    expect((await lost).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await list).toEqual([]);
  });

  test("it is restarted with growing waits, never in a tight loop", async () => {
    const { client, pids } = await open(program(`if (method === "tools/call") process.exit(1)`, TELL_PID));
    const begin = performance.now();
    for (let count = 0; count < 4; count++) {
      await expect(client.callTool("die")).rejects.toMatchObject({ code: "connection-closed" });
    }
    expect(pids).toHaveLength(4);
    // 100, 200 and 400 ms.
    expect(performance.now() - begin).toBeGreaterThan(690);
  });

  test("TIME-02 CANC-03 never answers: the call ends in time, the server is told, the connection lives [2025-11-25]", async () => {
    const { client } = await open(
      program(`
        if (method === "notifications/cancelled") globalThis.told = params.requestId;
        if (params?.name === "told") say({ id, result: { content: [{ type: "text", text: String(globalThis.told) }] } });
      `),
    );
    await expect(client.callTool("wait", {}, { timeout: 50 })).rejects.toMatchObject({ code: "timeout" });
    expect((await client.callTool("told")).content).toEqual([{ type: "text", text: "2" }]);
  });

  test("never answers even the handshake: connecting ends in time and leaves no process", async () => {
    const pids: number[] = [];
    const onStderr = (text: string): void => {
      for (const [, pid] of text.matchAll(/pid=(\d+);/g)) pids.push(Number(pid));
    };
    const target = { command: process.execPath, args: ["-e", `${TELL_PID} setInterval(() => {}, 1000)`], onStderr };
    await expect(connect(target, { timeout: 400, probeTimeout: 200 })).rejects.toMatchObject({ code: "timeout" });
    expect(pids).toHaveLength(1);
    await expectGone(...pids);
  }, 10_000);

  test("STDIO-07 floods stderr: nothing is kept of it but its end [all]", async () => {
    const { client, heard } = await open(
      program(
        `if (params?.name === "flood") {
          const megabyte = "x".repeat(1 << 20);
          let left = 100;
          const more = () => left-- > 0 ? process.stderr.write(megabyte, more) : ${DONE};
          more();
        } else if (params?.name === "die") process.exit(1)`,
      ),
    );
    const before = process.memoryUsage().rss;
    await client.callTool("flood");
    expect(heard()).toBeGreaterThanOrEqual(100 << 20);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 << 20);
    const error = (await client.callTool("die").catch((failed: unknown) => failed)) as Error;
    expect(error.message.length).toBeLessThan(20_000);
  }, 60_000);

  test("prints junk on stdout: what is no message is passed over [all]", async () => {
    const { client } = await open(
      program(`
        process.stdout.write("banner\\n{\\n[]\\nnull\\n1\\n\\"x\\"\\n{}\\n[[1]]\\n\\0\\xff\\n");
        say({ id: 999, result: {} });
        say({ id: null, error: { code: 1, message: "?" } });
        say({ result: {} });
        if (id !== undefined) ${DONE};
      `),
    );
    for (let count = 0; count < 3; count++) expect((await client.callTool("x")).content).toEqual([]);
  });

  test("sends a line of 100 MB: the call fails, memory stays bounded, the next finds a new process", async () => {
    const { client, pids } = await open(
      program(
        `if (params?.name === "huge") {
          const megabyte = "x".repeat(1 << 20);
          let left = 100;
          const more = () => left-- > 0 && process.stdout.write(megabyte, more);
          more();
        } else if (id !== undefined) ${DONE}`,
        TELL_PID,
      ),
    );
    const before = process.memoryUsage().rss;
    await expect(client.callTool("huge")).rejects.toMatchObject({
      code: "connection-closed",
      message: expect.stringContaining("more than 64 MiB"),
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(300 << 20);
    expect((await client.callTool("x")).content).toEqual([]);
    expect(new Set(pids).size).toBe(2);
  }, 60_000);

  test("STDIO-14 ignores SIGTERM, as does what it started: both are gone after closing [all]", async () => {
    const stubborn = `process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); ${TELL_PID}`;
    const start = `
      require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(stubborn)}], { stdio: "inherit" });
      ${stubborn}`;
    const { client, pids } = await open(program(`if (id !== undefined) ${DONE}`, start));
    await client.callTool("x");
    while (pids.length < 2) await client.callTool("x");
    const begin = performance.now();
    await client.close();
    expect(performance.now() - begin).toBeLessThan(8_000);
    await expectGone(...pids);
  }, 20_000);

  test("leaves a child behind that holds its output: its exit is seen all the same", async () => {
    const start = `
      const child = require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" });
      console.error("pid=" + child.pid + ";");`;
    const { client } = await open(program(`if (method === "tools/call") process.exit(5)`, start));
    await expect(client.callTool("x")).rejects.toMatchObject({
      message: expect.stringContaining("exited with code 5"),
    });
  });
});

/** A server that answers each connection with given bytes and then breaks it. */
async function raw(answer: (socket: Socket, request: string) => void): Promise<string> {
  const server: Server = createServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", (chunk) => answer(socket, chunk.toString("utf8")));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`;
}

describe("a server over HTTP", () => {
  const discovered = JSON.stringify({
    jsonrpc: "2.0",
    id: 1,
    result: {
      resultType: "complete",
      supportedVersions: ["2026-07-28"],
      capabilities: {},
      ttlMs: 0,
      cacheScope: "public",
    },
  });
  const whole = (body: string): string =>
    `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

  test("HTTP-18 cut at each byte of an event: a typed error each time, or the whole answer [2026-07-28]", async () => {
    const event = (id: string): string =>
      `data: {"jsonrpc":"2.0","id":${id},"result":{"resultType":"complete","content":[{"type":"text","text":"ø"}]}}\n\n`;
    const size = Buffer.byteLength(event("2"));
    let cut = 0;
    const url = await raw((socket, request) => {
      if (request.includes("server/discover")) return socket.write(whole(discovered));
      const id = /"id":(\d+)/.exec(request)?.[1] ?? "";
      const body = Buffer.from(event(id)).subarray(0, cut + id.length - 1);
      socket.write(`HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 9999\r\n\r\n`);
      socket.write(body, () => socket.destroy());
    });
    const client = await connect(url);
    for (cut = 0; cut <= size; cut++) {
      const call = client.callTool("x");
      if (cut < size) await expect(call, `after ${cut} bytes`).rejects.toMatchObject({ code: "connection-closed" });
      else expect((await call).content).toEqual([{ type: "text", text: "ø" }]);
    }
    await client.close();
  });

  test("SESS-07 killed in a call: the call fails with the cause, the next begins a session with what came after it [2025-11-25]", async () => {
    const script = `
      const server = require("node:http").createServer(async (request, response) => {
        let body = "";
        for await (const chunk of request) body += chunk;
        if (request.method !== "POST") return response.writeHead(405).end();
        const { id, method, params } = JSON.parse(body);
        const session = String(process.pid);
        if (method !== "initialize" && request.headers["mcp-session-id"] !== session) return response.writeHead(404).end();
        if (id === undefined) return response.writeHead(202).end();
        if (params?.name === "die") process.kill(process.pid, "SIGKILL");
        const begun = { protocolVersion: "2025-11-25", capabilities: { tools: {} }, serverInfo: { name: "s", version: "1" } };
        const result = method === "initialize" ? begun : { content: [{ type: "text", text: session }] };
        response.writeHead(200, { "Content-Type": "application/json", "Mcp-Session-Id": session });
        response.end(JSON.stringify({ jsonrpc: "2.0", id, result }));
      });
      server.listen(Number(process.argv[1]), "127.0.0.1", () => console.log(server.address().port));`;
    const start = async (port: string) => {
      const child = spawn(process.execPath, ["-e", script, port], { stdio: ["ignore", "pipe", "inherit"] });
      const exited = once(child, "exit");
      onTestFinished(async () => {
        child.kill("SIGKILL");
        await exited;
      });
      const [said] = await once(child.stdout, "data");
      return { pid: child.pid, port: String(said).trim(), exited };
    };
    const first = await start("0");
    const client = await connect(`http://127.0.0.1:${first.port}/mcp`, { revision: "legacy" });
    onTestFinished(() => client.close());
    await expect(client.callTool("die")).rejects.toMatchObject({ code: "connection-closed" });
    await first.exited;
    await expect(client.callTool("x")).rejects.toMatchObject({ code: "connect-failed" });
    const second = await start(first.port);
    expect((await client.callTool("x")).content).toEqual([{ type: "text", text: String(second.pid) }]);
  });

  test("never answers: the call ends in time, and aborting ends it at once [2026-07-28]", async () => {
    const url = await raw((socket, request) => {
      if (request.includes("server/discover")) socket.write(whole(discovered));
    });
    const client = await connect(url);
    await expect(client.callTool("x", {}, { timeout: 50 })).rejects.toMatchObject({ code: "timeout" });
    const abort = new AbortController();
    const call = client.callTool("x", {}, { signal: abort.signal });
    abort.abort("enough");
    await expect(call).rejects.toMatchObject({ code: "aborted", cause: "enough" });
    await client.close();
  });

  test("answers without end: the call fails before memory does", async () => {
    const url = await raw((socket, request) => {
      if (request.includes("server/discover")) return socket.write(whole(discovered));
      const type = request.includes('"stream"') ? "text/event-stream" : "application/json";
      socket.write(`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nConnection: close\r\n\r\ndata: `);
      const megabyte = "x".repeat(1 << 20);
      const more = (): void => {
        if (!socket.destroyed) socket.write(megabyte, more);
      };
      more();
    });
    const client = await connect(url);
    const before = process.memoryUsage().rss;
    for (const kind of ["stream", "json"]) {
      await expect(client.callTool(kind)).rejects.toMatchObject({ code: "connection-closed" });
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(400 << 20);
    await client.close();
  }, 60_000);

  test("is not there: the error says so", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, "close");
    await expect(connect(`http://127.0.0.1:${port}/mcp`)).rejects.toMatchObject({ code: "connect-failed" });
  });
});
