/** What is said of command lines that cannot work: where, what and what to do, and never a stack of our own. */
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { mcpwright } from "../command-line.ts";
import { projectFolder } from "../generate/project-folder.ts";

const MANIFEST = `mcpwright: 1
server: { name: x, version: "1.0.0" }
tools:
  greet: { input: { name: { type: string } } }
`;
const HELLO = { "package.json": '{ "type": "module" }', "mcp.yaml": MANIFEST, "dir.yaml/file": "" };

async function said(folder: string, line: string): Promise<{ code: number; stderr: string }> {
  const { code, stderr } = await mcpwright(folder, ...line.split(" "));
  expect(stderr).not.toMatch(/^ +at |This is a bug/m);
  return { code, stderr: stderr.trim() };
}

const MISTAKES: readonly (readonly [line: string, code: number, says: string])[] = [
  ["frobnicate", 2, "There is no command frobnicate; `mcpwright --help` lists them."],
  ["validte", 2, "Did you mean validate?"],
  ["generate --nope", 2, "Unknown argument: nope; `mcpwright generate --help` lists what it takes."],
  ["call", 2, "Something is missing; `mcpwright call --help` says what."],
  ["validate nothing.yaml", 2, "nothing.yaml cannot be read: there is no such file"],
  ["generate dir.yaml", 2, "dir.yaml: it is a folder"],
  ["run nothing.yaml", 1, "nothing.yaml: there is no such file"],
  ["run", 1, "generated/server.ts is missing; run `mcpwright generate mcp.yaml` first"],
  ["init mcp.yaml", 1, "mcp.yaml/.gitignore: there is a file in the place of a folder"],
  ["client --from nothing.yaml -o c.ts", 2, "nothing.yaml cannot be read: there is no such file"],
  [
    "client --from mcp.yaml -o package.json/c.ts",
    1,
    "package.json/c-validators.ts: there is a file in the place of a folder",
  ],
  ["spec diff 2025-06-18 2099-01-01", 2, "There is no revision 2025-06-18; known: none in schema (--schema)."],
  ["list -- /no/such/program", 3, "Cannot start /no/such/program"],
];

test.each(MISTAKES)("%s", { timeout: 60_000 }, async (line, code, says) => {
  const answer = await said(await projectFolder(HELLO), line);
  expect(answer).toMatchObject({ code, stderr: expect.stringContaining(says) });
});

test("run says what is wrong with a handler, and shows no more of a stack than the project's", {
  timeout: 60_000,
}, async () => {
  const folder = await projectFolder(HELLO);
  expect((await mcpwright(folder, "generate")).code).toBe(0);
  const run = async (handler: string): Promise<string> => {
    const file = "src/tools/greet.ts";
    await writeFile(join(folder, file), handler);
    const { code, stderr } = await mcpwright(folder, "run");
    expect(code).toBe(1);
    expect(stderr).not.toContain("generator/dist");
    return stderr.trim();
  };
  // Where the file ends, or, by a Node that reads TypeScript itself, where the brace stands.
  expect(await run("export const greet = () => {\n")).toMatch(/greet\.ts:[12]\b/);
  expect(await run("export const hello = 1;\n")).toContain("mcpwright generate --check mcp.yaml");
  expect(await run('throw new Error("at load");\nexport const greet = 1;\n')).toMatch(
    /^Error: at load\n +at .*greet\.ts:1:7/,
  );
});

test("a page that is no MCP server is told as such", { timeout: 60_000 }, async () => {
  const http = createServer((_, response) => response.setHeader("content-type", "text/html").end("<p>Hello</p>"));
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  onTestFinished(() => void http.close());
  const { port } = http.address() as AddressInfo;
  const { code, stderr } = await said(await projectFolder(HELLO), `list http://127.0.0.1:${port}/`);
  expect([code, stderr]).toEqual([3, expect.stringContaining("answered 200, but not as an MCP server does: <p>")]);
});

test("a port that is none is shown as it was written", { timeout: 60_000 }, async () => {
  const folder = await projectFolder(HELLO);
  expect((await mcpwright(folder, "generate")).code).toBe(0);
  expect((await said(folder, "run --http --port abc")).stderr).toContain('--port is a port from 0 to 65535, not "abc"');
});
