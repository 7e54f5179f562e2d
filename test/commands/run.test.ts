import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { connect } from "@mcpwright/runtime/client";
import { expect, onTestFinished, test } from "vitest";
import { CLI, makeProject, mcpwright, run } from "./cli.ts";

async function open(folder: string, args: readonly string[] = [CLI, "run", "--stdio"]): ReturnType<typeof connect> {
  const client = await connect({ command: process.execPath, args, cwd: folder });
  onTestFinished(() => client.close());
  return client;
}

function textOf(answer: { readonly content: readonly unknown[] }): string {
  return (answer.content[0] as { readonly text: string }).text;
}

test("run serves TypeScript handlers as they are, and nothing they print reaches the client", async () => {
  const client = await open(await makeProject("library"));
  expect(textOf(await client.callTool("lend", { book: 7, to: "Ada" }))).toBe("7 to Ada for 14 days");
  expect((await client.readResource("docs://rules")).contents).toMatchObject([{ text: "Return what you borrow.\n" }]);
});

test("run keeps import.meta.url and the lines of stacks", async () => {
  const folder = await makeProject("library");
  const client = await open(folder);
  const { url, line } = JSON.parse(textOf(await client.callTool("place"))) as { url: string; line: string };
  expect(url).toMatch(/\/src\/tools\/place\.ts$/);
  expect(line).toMatch(/place\.ts:9:16/);
});

test("run serves the generated server where there is no main", async () => {
  const folder = await makeProject("library");
  await rm(join(folder, "src", "main.ts"));
  const client = await open(folder);
  expect(await client.listTools()).toHaveLength(2);
});

test("run says which command is missing where nothing was generated, and what is wrong with a manifest", async () => {
  const folder = await makeProject("library");
  await rm(join(folder, "src", "generated"), { recursive: true });
  expect(await mcpwright(["run"], { cwd: folder })).toMatchObject({
    code: 1,
    stdout: "",
    stderr: expect.stringContaining("run `mcpwright generate mcp.yaml` first"),
  });
  expect(await mcpwright(["run", "other.yaml"], { cwd: folder })).toMatchObject({
    code: 1,
    stderr: "other.yaml: there is no such file\n",
  });
  await writeFile(join(folder, "mcp.yaml"), "mcpwright: 1\nserver: { nam: x }\n");
  expect((await mcpwright(["run"], { cwd: folder })).stderr).toMatch(/^mcp\.yaml:2:\d+: .*mcpwright validate/);
});

test("run says that generated code is older than the manifest", async () => {
  const folder = await makeProject("library");
  const manifest = await readFile(join(folder, "mcp.yaml"), "utf8");
  await writeFile(join(folder, "mcp.yaml"), manifest.replace("Lends a book.", "Lends one book."));
  const { stderr, code } = await mcpwright(["run", "--stdio"], { cwd: folder });
  expect(code).toBe(0);
  expect(stderr).toContain("older than mcp.yaml (tool:lend): run `mcpwright generate`");
});

test("run shows what the user's modules throw while they load, with their lines", async () => {
  const folder = await makeProject("library");
  await writeFile(
    join(folder, "src", "tools", "place.ts"),
    "export const place = () => 1 as number;\n\nthrow new Error('not today');\n",
  );
  const { stderr, code } = await mcpwright(["run", "--stdio"], { cwd: folder });
  expect(code).toBe(1);
  expect(stderr).toMatch(/not today\n\s+at .*place\.ts:3:7/);
});

test("build makes one file that runs without its project", async () => {
  const folder = await makeProject("library");
  const built = await mcpwright(["build", "-o", "out/server.mjs"], { cwd: folder });
  expect(built).toMatchObject({ code: 0, stdout: expect.stringMatching(/^created out\/server\.mjs \(\d+ KiB\)\n$/) });
  for (const path of ["src", "node_modules", "pages", "rules.txt", "mcp.yaml"]) {
    await rm(join(folder, path), { recursive: true });
  }
  const client = await open(folder, ["out/server.mjs"]);
  expect(textOf(await client.callTool("lend", { book: 7, to: "Ada" }))).toBe("7 to Ada for 14 days");
  expect((await client.readResource("docs://rules")).contents).toMatchObject([{ text: "Return what you borrow.\n" }]);
  expect((await client.readResource("docs://pages/first.md")).contents).toMatchObject([{ text: "# First\n" }]);
});

test("build says where a module is wrong", async () => {
  const folder = await makeProject("library");
  await writeFile(join(folder, "src", "tools", "place.ts"), "export const = 1;\n");
  expect(await mcpwright(["build"], { cwd: folder })).toMatchObject({
    code: 1,
    stdout: "",
    stderr: expect.stringMatching(/^src\/tools\/place\.ts:1:14: /),
  });
});

test("a main that cannot be started is one line", async () => {
  const folder = await makeProject("library");
  await mcpwright(["build"], { cwd: folder });
  const { code, stderr } = await run(process.execPath, ["dist/server.mjs", "--port", "x"], { cwd: folder });
  expect(code).toBe(1);
  expect(stderr).toContain("Cannot start: --port is a port from 0 to 65535");
});
