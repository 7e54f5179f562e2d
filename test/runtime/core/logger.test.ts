import { connectInMemory, createServer, type Logger } from "@mcpwright/runtime";
import { expect, test } from "vitest";
import { modernParams } from "../support/wire.ts";

async function callFailing(logger: Logger, thrown: unknown): Promise<string> {
  const server = createServer({ name: "logs", version: "1", logger });
  server.tools.add({ name: "fails" }, () => {
    throw thrown;
  });
  const connection = connectInMemory(server);
  const answered = new Promise<string>((resolve) => {
    connection.onMessage = resolve;
  });
  const params = modernParams("2026-07-28", { name: "fails" });
  await connection.send(JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params }));
  return answered;
}

test("TOOL-32 a log that throws, and what cannot be logged, hurt no answer [2026-07-28]", async () => {
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  const texts: string[] = [];
  const strict: Logger = (record) => texts.push(JSON.stringify(record));
  expect(await callFailing(strict, cycle)).toContain('"isError":true');
  expect(texts).toHaveLength(1);
  const broken: Logger = () => {
    throw new Error("disk full");
  };
  expect(await callFailing(broken, new Error("x"))).toContain('"isError":true');
  for (const thrown of [undefined, null, "text", Symbol("s"), Object.create(null)]) {
    expect(await callFailing(strict, thrown)).toContain('"isError":true');
  }
});
