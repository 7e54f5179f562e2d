import { connect } from "@mcpwright/runtime/client";
import { expect, onTestFinished, test } from "vitest";
import { program } from "./program.ts";

async function open(target: ReturnType<typeof program>, probeTimeout = 5000): ReturnType<typeof connect> {
  const client = await connect(target, { probeTimeout });
  onTestFinished(() => client.close());
  return client;
}

test("DUAL-06 STDIO-19 silence is a legacy server's answer to the probe [2025-11-25]", async () => {
  const client = await open(program(`if (method === "tools/call") say({ id, result: { content: [] } })`), 200);
  expect(client).toMatchObject({ era: "legacy", revision: "2025-11-25" });
  expect(await client.callTool("x")).toEqual({ content: [] });
});

for (const code of [-32601, -32602, -32000]) {
  test(`DUAL-06 so is the error ${code} [2025-11-25]`, async () => {
    const client = await open(program(`if (id !== undefined) say({ id, error: { code: ${code}, message: "no" } })`));
    expect(client).toMatchObject({ era: "legacy", revision: "2025-11-25" });
  });
}

test("PING-01 answers the server's ping, and refuses what it does not declare [2025-11-25]", async () => {
  const client = await open(
    program(`
      if (method === "server/discover") say({ id, error: { code: -32601, message: "no" } });
      if (method === "tools/call") {
        this.call = id;
        say({ id: "p", method: "ping" });
        say({ id: "e", method: "roots/list" });
      }
      if (id === "p") this.pong = result;
      if (id === "e") say({ id: this.call, result: { content: [{ type: "text", text: JSON.stringify([this.pong, error.code]) }] } });
    `),
  );
  expect((await client.callTool("x")).content).toEqual([{ type: "text", text: "[{},-32601]" }]);
});

test("STDIO-07 what a server says on stderr is no error, and what it prints beside messages neither", async () => {
  const heard: string[] = [];
  const target = program(
    `if (method === "tools/call") say({ id, result: { content: [] } })`,
    `console.error("hello"); console.log("banner")`,
  );
  const client = await connect({ ...target, onStderr: (text) => heard.push(text) }, { revision: "legacy" });
  expect(await client.callTool("x")).toEqual({ content: [] });
  await client.close();
  expect(heard.join("")).toContain("hello\n");
  expect(heard.join("")).toContain("banner\n");
});

test("a server that dies fails the calls under way with what it said last", async () => {
  const client = await connect(
    program(`if (method === "tools/call") { console.error("out of cheese"); process.exit(7) }`),
    { revision: "legacy" },
  );
  const error = await client.callTool("x").catch((failed: unknown) => failed);
  expect(error).toMatchObject({
    code: "connection-closed",
    message: expect.stringMatching(/exited with code 7.*out of cheese/s),
  });
  await expect(client.callTool("x")).rejects.toMatchObject({ code: "connection-closed" });
  await client.close();
});

test("STDIO-14 LIFE-16 closing ends stdin, then asks by a signal, then kills [all]", async () => {
  const log = `process.stdin.on("end", () => console.error("end")); process.on("SIGTERM", () => console.error("term")); setInterval(() => {}, 1000);`;
  const heard: string[] = [];
  const client = await connect({ ...program("", log), onStderr: (text) => heard.push(text) }, { revision: "legacy" });
  await client.close();
  expect(heard.join("")).toBe("end\nterm\n");
});

test("a command that does not exist is told", async () => {
  await expect(connect({ command: "no-such-command-anywhere" })).rejects.toMatchObject({ code: "spawn-failed" });
});
