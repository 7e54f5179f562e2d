/** What is known of a server is not found out again, until it turns out to be wrong. */
import { connect } from "@mcpwright/runtime/client";
import { expect, onTestFinished, test } from "vitest";
import { program } from "./program.ts";
import { DISCOVERED, json, modernScript, type Script, type Seen, scripted } from "./scripted.ts";

const DONE = { resultType: "complete", content: [] };

/** A server of 2025-11-25 that refuses what it does not know. */
const legacy: Script = ({ verb, message: { id, method } }, response) => {
  if (verb === "GET") return void response.writeHead(405).end();
  if (id === undefined) return void response.writeHead(202).end();
  if (method === "server/discover") return json(response, 400, {});
  const initialized = { protocolVersion: "2025-11-25", capabilities: {}, serverInfo: { name: "s", version: "1" } };
  json(response, 200, { jsonrpc: "2.0", id, result: method === "initialize" ? initialized : { content: [] } });
};

const methods = (seen: readonly Seen[]): unknown[] =>
  seen.map(({ message }) => message.method).filter((method) => method !== undefined);

test("DUAL-11 a legacy server that was met before is not probed again [2025-11-25]", async () => {
  const { url, seen } = await scripted(legacy);
  await (await connect(url)).close();
  await (await connect(url)).close();
  const handshake = ["initialize", "notifications/initialized"];
  expect(methods(seen)).toEqual(["server/discover", ...handshake, ...handshake]);
});

test("DUAL-11 DUAL-12 one that has become modern meanwhile is found out [2026-07-28]", async () => {
  let script: Script = legacy;
  const { url, seen } = await scripted((one, response) => script(one, response));
  await (await connect(url)).close();
  seen.length = 0;
  const modern = modernScript(DONE);
  script = (one, response) =>
    one.message.method === "initialize"
      ? json(response, 400, { jsonrpc: "2.0", id: one.message.id, error: { code: -32020, message: "headers" } })
      : modern(one, response);
  const client = await connect(url);
  expect(client.era).toBe("modern");
  expect(methods(seen)).toEqual(["initialize", "server/discover"]);
  await client.close();
});

test("DUAL-12 DISC-04 with a saved verdict nothing is asked before the first call [2026-07-28]", async () => {
  const { url, seen } = await scripted(modernScript(DONE));
  const first = await connect(url);
  const saved = JSON.parse(JSON.stringify(first.verdict));
  await first.close();
  expect(saved).toMatchObject({ revision: "2026-07-28", capabilities: DISCOVERED.capabilities });
  seen.length = 0;
  const client = await connect(url, { verdict: saved });
  expect(client.capabilities).toEqual(DISCOVERED.capabilities);
  await client.callTool("x");
  expect(methods(seen)).toEqual(["tools/call"]);
  await client.close();
});

test("DUAL-12 a saved verdict that no longer holds is forgotten, and the call is made in the era there is [all]", async () => {
  const stale = { revision: "2026-07-28", capabilities: {} };
  const { url, seen } = await scripted((one, response) =>
    one.message.method === "tools/call" && one.headers["mcp-method"] !== undefined
      ? json(response, 400, { jsonrpc: "2.0", error: { code: -32000, message: "no session" } })
      : legacy(one, response),
  );
  const client = await connect(url, { verdict: stale });
  expect((await client.callTool("x")).content).toEqual([]);
  expect(client.revision).toBe("2025-11-25");
  expect(methods(seen)).toEqual([
    "tools/call",
    "server/discover",
    "initialize",
    "notifications/initialized",
    "tools/call",
  ]);
  await client.close();
});

test("DUAL-12 the same on a pipe: a legacy verdict needs no probe [2025-11-25]", async () => {
  const heard: string[] = [];
  const target = {
    ...program(
      `if (method === "tools/call") say({ id, result: { content: [] } })`,
      `const log = (m) => console.error(m);`,
    ),
    onStderr: (text: string) => heard.push(text),
  };
  // Silence would cost the whole probe.
  const client = await connect(target, { verdict: { revision: "2025-11-25" }, probeTimeout: 60_000 });
  onTestFinished(() => client.close());
  expect(client.revision).toBe("2025-11-25");
  expect((await client.callTool("x")).content).toEqual([]);
});

test("VER-03 a server that stops to serve the version in use is asked anew [2026-07-28]", async () => {
  let refuses = false;
  const modern = modernScript(DONE);
  const { url, seen } = await scripted((one, response) => {
    const { id, method } = one.message;
    if (refuses && method === "tools/call") {
      refuses = false;
      const data = { supported: ["2026-07-28"], requested: "2026-07-28" };
      return json(response, 400, { jsonrpc: "2.0", id, error: { code: -32022, message: "not served", data } });
    }
    modern(one, response);
  });
  const client = await connect(url);
  refuses = true;
  expect((await client.callTool("x")).content).toEqual([]);
  expect(methods(seen)).toEqual(["server/discover", "tools/call", "server/discover", "tools/call"]);
  await client.close();
});
