import { spawn } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { mcpwright, node, root } from "../command-line.ts";
import { projectFolder } from "./project-folder.ts";

const tarballs = { "mcpwright-0.1.0.tgz": "", "mcpwright-runtime-0.1.0.tgz": "", "mcpwright-protocol-0.1.0.tgz": "" };

test("a new project is complete: nothing is left to generate, and it type-checks", async () => {
  const folder = await projectFolder();
  const { code, stdout } = await mcpwright(folder, "init", "my server");
  expect(code).toBe(0);
  expect(stdout).toContain("  cd my server\n  npm install\n  npm start\n");
  const project = join(folder, "my server");
  expect(JSON.parse(await readFile(join(project, "package.json"), "utf8")).name).toBe("my-server");
  expect((await mcpwright(project, "generate", "--check")).code).toBe(0);
  const tsc = await node(project, join(root, "node_modules/typescript/bin/tsc"), "-p", ".", "--noEmit");
  expect(tsc.stdout).toBe("");
});

test("the new project's tool answers a call over stdio", async () => {
  const folder = await projectFolder();
  await mcpwright(folder, "init");
  await node(folder, join(root, "node_modules/typescript/bin/tsc"), "-p", ".");
  const entry = `import { serve } from "@mcpwright/runtime";\nimport { server } from "./dist/generated/server.js";\nawait serve(server, { transport: "stdio" });\n`;
  await writeFile(join(folder, "stdio.mjs"), entry);
  const child = spawn(process.execPath, ["stdio.mjs"], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => void child.kill());
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const send = (message: object): boolean => child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  const receive = async (): Promise<{ result: Record<string, unknown> }> => JSON.parse((await lines.next()).value);
  const clientInfo = { name: "test", version: "1" };
  send({ id: 1, method: "initialize", params: { protocolVersion: "2025-11-25", capabilities: {}, clientInfo } });
  await receive();
  send({ method: "notifications/initialized" });
  send({ id: 2, method: "tools/call", params: { name: "greet", arguments: { name: "Ada" } } });
  expect((await receive()).result).toMatchObject({ structuredContent: { greeting: "Hello, Ada!" } });
});

test("--packages depends on the tarballs of a folder, relative to the project", async () => {
  const folder = await projectFolder(Object.fromEntries(Object.keys(tarballs).map((name) => [`packs/${name}`, ""])));
  expect((await mcpwright(folder, "init", "a/b", "--packages", "packs")).code).toBe(0);
  const manifest = JSON.parse(await readFile(join(folder, "a/b/package.json"), "utf8"));
  expect(manifest.dependencies).toEqual({
    "@mcpwright/protocol": "file:../../packs/mcpwright-protocol-0.1.0.tgz",
    "@mcpwright/runtime": "file:../../packs/mcpwright-runtime-0.1.0.tgz",
  });
  expect(manifest.devDependencies.mcpwright).toBe("file:../../packs/mcpwright-0.1.0.tgz");
});

test("--packages without a tarball says which one is missing and writes nothing", async () => {
  const folder = await projectFolder({ "packs/mcpwright-0.1.0.tgz": "" });
  const { code, stderr } = await mcpwright(folder, "init", "new", "--packages", "packs");
  expect(code).toBe(2);
  expect(stderr).toContain("packs holds no tarball of the runtime");
  expect(await readdir(folder)).not.toContain("new");
});

test("init overwrites nothing", async () => {
  const folder = await projectFolder({ "package.json": "{}\n" });
  const { code, stderr } = await mcpwright(folder, "init");
  expect(code).toBe(1);
  expect(stderr).toContain("would overwrite package.json");
  expect((await readdir(folder)).sort()).toEqual(["node_modules", "package.json"]);
});
