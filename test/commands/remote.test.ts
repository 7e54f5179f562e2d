/** The commands that talk to a server, each a process of its own. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createServer, listen, type Server } from "@mcpwright/runtime";
import { expect, onTestFinished, test } from "vitest";
import { CLI, mcpwright, type Ran } from "./cli.ts";

const SCRIPT = fileURLToPath(new URL("../client/serve-offered.mjs", import.meta.url));
const command = ["--", process.execPath, SCRIPT];

async function serveInn(): Promise<{ server: Server; url: string }> {
  const server = createServer({
    ...{ name: "inn", title: "The inn", version: "2.0.0", logger: () => {} },
    instructions: "Ring the bell.\nOnce.",
  });
  server.tools.add(
    {
      name: "book",
      title: "Book a room",
      description: "Books a room.\nFor one night.",
      annotations: { destructiveHint: false },
      inputSchema: {
        type: "object",
        properties: { room: { anyOf: [{ type: "integer" }, { type: "null" }], description: "Its number" } },
        required: ["room"],
      },
    },
    (input) => JSON.stringify(input),
  );
  server.resources.add({ name: "rules", uri: "docs://rules", mimeType: "text/plain" }, () => "No smoking.\u001b[2J");
  server.resources.add({ name: "bell", uri: "docs://bell", mimeType: "audio/wav" }, () => new Uint8Array([0, 255, 10]));
  server.prompts.add(
    {
      name: "welcome",
      arguments: [{ name: "guest", required: true }, { name: "language" }],
      complete: { language: ["de", "da", "en"] },
    },
    ({ guest, language = "en" }) => `Welcome ${guest} in ${language}`,
  );
  const listening = await listen(server, { port: 0 });
  onTestFinished(() => listening.close(0));
  return { server, url: listening.url };
}

async function fileOf(name: string, value: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "mcpwright-remote-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, name);
  await writeFile(path, typeof value === "string" ? value : JSON.stringify(value));
  return path;
}

test("inspect shows everything a server is", async () => {
  const { url } = await serveInn();
  const { stdout, stderr, code } = await mcpwright(["inspect", url]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain("inn\n  title: The inn\n  version: 2.0.0\n  speaks: 2026-07-28 (modern)\n  can: ");
  expect(stdout).toContain("\nInstructions\n  Ring the bell.\n  Once.\n");
  expect(stdout).toMatch(/Tools\n {2}book\n(.*\n)* {4}Books a room\.\n {4}For one night\.\n/);
  expect(stdout).toContain('      room: {"anyOf":[{"type":"integer"},{"type":"null"}]}  Its number\n');
  expect(stdout).toContain('annotations: {"destructiveHint":false}');
  expect(stdout).toContain("docs://rules\n    name: rules\n    mimeType: text/plain\n");
  expect(stdout).toMatch(/Prompts\n {2}welcome\n {4}guest\n {4}language\?\n/);
});

test("inspect --json is the same as one document", async () => {
  const { url } = await serveInn();
  const shown = JSON.parse((await mcpwright(["inspect", url, "--json", "--era", "legacy"])).stdout);
  expect(shown).toMatchObject({
    server: { name: "inn", title: "The inn" },
    revision: "2025-11-25",
    era: "legacy",
    capabilities: { tools: {}, resources: {}, prompts: {} },
    instructions: "Ring the bell.\nOnce.",
    tools: [{ name: "book", inputSchema: { required: ["room"] } }],
    prompts: [{ name: "welcome" }],
  });
});

test("read prints what a resource holds, byte by byte", async () => {
  const { url } = await serveInn();
  expect(await mcpwright(["read", url, "docs://rules"])).toEqual({
    code: 0,
    stderr: "",
    stdout: "No smoking.\u001b[2J",
  });
  const child = spawn(process.execPath, [CLI, "read", url, "docs://bell"]);
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  await once(child, "close");
  expect([...Buffer.concat(chunks)]).toEqual([0, 255, 10]);
  const { stdout } = await mcpwright(["read", url, "docs://rules", "--json"]);
  expect(JSON.parse(stdout)).toMatchObject({ contents: [{ uri: "docs://rules", mimeType: "text/plain" }] });
});

test("prompt prints messages", async () => {
  const { url } = await serveInn();
  const { stdout } = await mcpwright(["prompt", url, "welcome", "guest=Ada", "language=12"]);
  expect(stdout).toBe("user: Welcome Ada in 12\n");
  const json = await mcpwright(["prompt", url, "welcome", "guest=Ada", "--json"]);
  expect(JSON.parse(json.stdout)).toMatchObject({ messages: [{ role: "user" }] });
});

test("complete prints what may follow", async () => {
  const { url } = await serveInn();
  expect((await mcpwright(["complete", url, "welcome", "language=d"])).stdout).toBe("de\nda\n");
  const { stdout } = await mcpwright(["complete", url, "welcome", "language=d", "--json", "--era", "2025-06-18"]);
  expect(JSON.parse(stdout)).toMatchObject({ values: ["de", "da"] });
});

test("call coerces by any branch of a schema, and reads its input from a file", async () => {
  const { url } = await serveInn();
  expect((await mcpwright(["call", url, "book", "room=12"])).stdout).toBe('{"room":12}\n');
  expect((await mcpwright(["call", url, "book", "room=null"])).stdout).toBe('{"room":null}\n');
  const file = await fileOf("input.json", { room: 7 });
  expect((await mcpwright(["call", url, "book", "--input", file])).stdout).toBe('{"room":7}\n');
});

test("an entry of a host's file is a server like any other", async () => {
  const { url } = await serveInn();
  const config = await fileOf(
    "mcp.json",
    `{ // comments are fine
      "servers": {
        "inn": { "url": "\${INN}" },
        "pipe": { "command": ${JSON.stringify(process.execPath)}, "args": [${JSON.stringify(SCRIPT)}] },
        "away": { "url": "http://127.0.0.1:9/\${INN}" },
      },
    }`,
  );
  process.env["INN"] = url;
  onTestFinished(() => void delete process.env["INN"]);
  const at = (server: string): string[] => ["--config", config, "--server", server];
  expect((await mcpwright(["call", "book", "room=1", ...at("inn")])).stdout).toBe('{"room":1}\n');
  expect((await mcpwright(["call", "echo", "text=hi", ...at("pipe")])).stdout).toBe("hi\n");
  expect(await mcpwright(["list", ...at("away")])).toMatchObject({
    code: 3,
    stderr: `Cannot reach http://127.0.0.1:9/${"${INN}"} (ECONNREFUSED) [connect-failed]\n`,
  });
  expect(await mcpwright(["list", "--config", config])).toMatchObject({
    code: 2,
    stderr: "Name one of the servers with --server: inn, pipe, away.\n",
  });
  expect(await mcpwright(["list", ...at("in")])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/no server "in"/),
  });
  const yaml = await fileOf("hosts.yaml", `mcpServers:\n  inn: { url: "${url}" }\n`);
  expect((await mcpwright(["list", "--config", yaml])).stdout).toContain("book(room)");
});

test("listen prints changes until it has seen enough of them", async () => {
  const { server, url } = await serveInn();
  const child = spawn(process.execPath, [CLI, "listen", url, "docs://rules", "--count", "2"]);
  const [line] = (await once(createInterface(child.stderr), "line")) as [string];
  expect(line).toMatch(/^Listening for .*toolsListChanged.*docs:\/\/rules/);
  const printed = createInterface(child.stdout);
  const lines: string[] = [];
  printed.on("line", (one) => lines.push(one));
  const first = once(printed, "line");
  server.notify.resourceUpdated("docs://rules");
  await first;
  server.tools.add({ name: "later" }, () => "");
  const [code] = (await once(child, "close")) as [number];
  expect({ code, lines }).toEqual({ code: 0, lines: ["resources updated docs://rules", "tools list_changed"] });
});

test("listen ends in order when it is interrupted", async () => {
  const { url } = await serveInn();
  const child = spawn(process.execPath, [CLI, "listen", url]);
  await once(createInterface(child.stderr), "line");
  child.kill("SIGINT");
  expect(await once(child, "close")).toEqual([0, null]);
});

test("headers reach the server", async () => {
  const server = createServer({ name: "h", version: "1", logger: () => {} });
  server.tools.add({ name: "tell" }, (_, ctx) => String(ctx.headers?.["x-room"]));
  const { url, close } = await listen(server, { port: 0 });
  onTestFinished(() => close(0));
  expect((await mcpwright(["call", url, "tell", "--header", "X-Room: 12"])).stdout).toBe("12\n");
});

/** Each failure: the command line after the URL of a server, the exit code, and what is said. */
const failures: readonly (readonly [string, (url: string) => readonly string[], number, RegExp])[] = [
  ["a resource that is not there", (url) => ["read", url, "docs://rule"], 2, /Did you mean "docs:\/\/rules"\?/],
  ["a resource like no other", (url) => ["read", url, "x://y"], 4, /^The server refused: .*\(-32602\)$/m],
  [
    "a prompt that is not there",
    (url) => ["prompt", url, "welcom"],
    2,
    /no prompt "welcom"\. Did you mean "welcome"\?/,
  ],
  ["a prompt without what it needs", (url) => ["prompt", url, "welcome"], 2, /^The prompt needs guest\.$/m],
  ["a prompt with too much", (url) => ["prompt", url, "welcome", "gest=A"], 2, /prompt has no argument "gest"/],
  ["input that is not there", (url) => ["call", url, "book", "--input", "no-such.json"], 2, /there is no such file/],
  ["a timeout of nothing", (url) => ["list", url, "--timeout", "0"], 2, /--timeout is a number/],
  ["a header that is none", (url) => ["list", url, "--header", "s3cret"], 2, /^A header is written as/],
  ["a count of nothing", (url) => ["listen", url, "--count", "0"], 2, /--count/],
  ["values that nobody suggests", () => ["complete", "welcome", "guest=A", ...command], 2, /`completions`/],
  ["a file that is not there", () => ["list", "--config", "/no/such.json"], 2, /no such file/],
  ["two servers", (url) => ["list", url, "--config", "x.json"], 2, /one server/],
  ["a tool that takes too long", () => ["call", "wait", "--timeout", "1", ...command], 3, /\[timeout\]/],
];

for (const [what, args, code, said] of failures) {
  test(`${what}: exit code ${code}, said on stderr without a stack`, async () => {
    const { url } = await serveInn();
    const ran: Ran = await mcpwright(args(url));
    expect(ran.stderr).toMatch(said);
    expect(ran.stderr).not.toMatch(/^ {4}at |s3cret/m);
    expect(ran).toMatchObject({ code, stdout: "" });
  });
}
