import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { callOf, legacy, modern, ServerProcess, textOf } from "./server-process.ts";

test("STDIO-03 what a handler prints goes to stderr [all]", async () => {
  const server = new ServerProcess();
  server.send(callOf(1, "print", { text: "for the operator" }));
  expect(textOf(await server.answer(1))).toBe("printed");
  await server.until(() => server.stderr.split("for the operator").length === 3);
  expect(server.lines).toHaveLength(1);
});

test("STDIO-01 STDIO-02 each message is one line [all]", async () => {
  const server = new ServerProcess();
  server.send(callOf(1, "echo", { text: "two\nlines\r\n\u2028end" }));
  expect(textOf(await server.answer(1))).toBe("two\nlines\r\n\u2028end");
  expect(server.lines).toHaveLength(1);
});

test("STDIO-15 the end of stdin ends the process after running calls have answered [all]", async () => {
  const server = new ServerProcess();
  server.send(callOf(1, "later", { ms: 300 }), callOf(2, "large"));
  server.child.stdin.end();
  expect(await server.exited).toBe(0);
  expect(textOf(await server.answer(1))).toBe("after 300");
  expect(textOf(await server.answer(2))).toHaveLength(100_000);
});

test("STDIO-15 a last message without a line end is answered [all]", async () => {
  const server = new ServerProcess();
  server.child.stdin.end(modern(1, "tools/list"));
  expect(await server.exited).toBe(0);
  expect((await server.answer(1)).result).toHaveProperty("tools");
});

test("STDIO-15 a call that does not end is ended after five seconds [all]", async () => {
  const server = new ServerProcess();
  server.send(callOf(1, "wait"));
  server.child.stdin.end();
  expect(await server.exited).toBe(0);
  expect(server.stderr).toContain("aborted");
});

test("a client that closes its end of stdout ends the process at once [all]", async () => {
  const server = new ServerProcess("everything.mjs", [], { read: false });
  server.child.stdout.destroy();
  server.send(callOf(1, "later", { ms: 60_000 }), callOf(2, "echo", { text: "x" }));
  expect(await server.exited).toBe(0);
  expect(server.stderr).not.toContain("EPIPE");
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  test(`${signal} lets running calls finish, then stops the lifespan and exits 0`, async () => {
    const server = new ServerProcess();
    server.send(
      modern(1, "tools/call", { name: "wait", arguments: {} }, { progressToken: "p" }),
      callOf(2, "later", { ms: 500 }),
    );
    await server.until(() => server.messages.some(({ method }) => method === "notifications/progress"));
    server.send(JSON.stringify({ jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 1 } }));
    await server.until(() => server.stderr.includes("aborted"));
    server.child.kill(signal);
    expect(await server.exited).toBe(0);
    expect(textOf(await server.answer(2))).toBe("after 500");
  });
}

test("a second signal exits at once", async () => {
  const server = new ServerProcess();
  server.send(modern(1, "tools/call", { name: "later", arguments: { ms: 60_000 } }), callOf(2, "echo", { text: "up" }));
  await server.answer(2);
  server.child.kill("SIGTERM");
  const again = setInterval(() => server.child.kill("SIGTERM"), 50);
  expect(await server.exited).toBe(143);
  clearInterval(again);
});

test("serve.stdio.line bounds a line, and the server goes on", async () => {
  const server = new ServerProcess("settings.mjs");
  server.send(callOf(1, "echo", { text: "x".repeat(2_000) }), callOf(2, "echo", { text: "short" }));
  expect(textOf(await server.answer(2))).toBe("short");
  expect(server.messages.map(({ error }) => error?.message)).toContain("A message is longer than 1024 bytes");
});

test("serve.drain bounds the time of running calls after a signal", async () => {
  const server = new ServerProcess("settings.mjs", [], { env: { DRAIN: "1ms" } });
  server.send(callOf(1, "never"), callOf(2, "echo", { text: "up" }));
  await server.answer(2);
  const begun = performance.now();
  server.child.kill("SIGTERM");
  expect(await server.exited).toBe(0);
  expect(performance.now() - begun).toBeLessThan(5_000);
  expect((await server.answer(1)).error?.message).toBe("The server was stopped.");
});

test("a drain that is no duration fails the start with variable, key and line", async () => {
  const server = new ServerProcess("settings.mjs", [], { env: { DRAIN: "soon" } });
  expect(await server.exited).toBe(1);
  expect(server.stderr).toContain(
    'serve.drain (mcp.yaml:4) must be a duration such as 500ms, 10s or 2m, not DRAIN="soon"',
  );
});

test("the lifespan is stopped after the end of stdin", async () => {
  const server = new ServerProcess("lifespan.mjs");
  server.send(legacy(1, "ping"));
  await server.answer(1);
  server.child.stdin.end();
  expect(await server.exited).toBe(0);
  expect(server.stderr).toBe("stopped\n");
});

test("a start that fails is one line and exit code 1", async () => {
  const server = new ServerProcess("lifespan.mjs", [], { env: { FAIL: "yes" } });
  expect(await server.exited).toBe(1);
  const said = server.stderr.split("\n").filter((line) => !line.startsWith("{"));
  expect(said).toHaveLength(2);
  expect(said[0]).toMatch(/^Cannot start: .*the database is away/);
});

test("a port in use is one line with its code and what to do", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as { port: number };
  const server = new ServerProcess("everything.mjs", [`--port=${port}`]);
  expect(await server.exited).toBe(1);
  expect(server.stderr).toMatch(/^Cannot start: .*\[EADDRINUSE\] - .*--port\n$/);
  other.close();
});

for (const args of [["--port", "no"], ["--stdio", "--http"], ["--host"]]) {
  test(`refuses the command line ${args.join(" ")}`, async () => {
    const server = new ServerProcess("everything.mjs", args);
    expect(await server.exited).toBe(1);
    expect(server.stderr).toMatch(/^Cannot start: .*\[bad-argument\].*\n$/);
  });
}

test("serves HTTP where the command line or the environment says so, and drains on a signal", async () => {
  for (const [args, env] of [
    [["--port=0"], {}],
    [[], { MCPWRIGHT_TRANSPORT: "http", MCPWRIGHT_PORT: "0" }],
  ] as const) {
    const server = new ServerProcess("everything.mjs", args, { env });
    await server.until(() => server.stderr.includes("\n"));
    const url = /http:\S+/.exec(server.stderr)?.[0] ?? "";
    const answer = await fetch(url, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Accept: "application/json, text/event-stream",
        "MCP-Protocol-Version": "2026-07-28",
        "Mcp-Method": "tools/list",
      },
      body: modern(1, "tools/list"),
    });
    expect(answer.status).toBe(200);
    await answer.text();
    server.child.kill("SIGTERM");
    expect(await server.exited).toBe(0);
    expect(server.lines).toEqual([]);
  }
});
