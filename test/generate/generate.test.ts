import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mcpwright, node, root } from "../command-line.ts";
import { projectFolder } from "./project-folder.ts";

const HEAD = 'mcpwright: 1\nserver: { name: demo, version: "1.0.0" }\n';

test("a check loads no parser of TypeScript", async () => {
  const folder = await projectFolder({ "mcp.yaml": `${HEAD}tools:\n  ping: {}\n` });
  await mcpwright(folder, "generate");
  const cli = join(root, "generator/dist/cli.js");
  await writeFile(
    join(folder, "probe.mjs"),
    `import { main } from ${JSON.stringify(cli)};
await main(["generate", "--check"]);
const { createRequire } = await import("node:module");
const loaded = Object.keys(createRequire(import.meta.url).cache).filter((path) => path.includes("ts-morph"));
console.log(JSON.stringify(loaded));
`,
  );
  expect((await node(folder, "probe.mjs")).stdout.trim()).toBe("[]");
});

test("a file whose text stays the same keeps its time", async () => {
  const folder = await projectFolder({ "mcp.yaml": `${HEAD}tools:\n  ping: {}\n` });
  await mcpwright(folder, "generate");
  const time = async (name: string): Promise<number> => (await stat(join(folder, "src", name))).mtimeMs;
  const before = [await time("generated/validators.ts"), await time("tools/ping.ts")];
  const changed = `${HEAD}tools:\n  ping: { description: New words. }\n`;
  await writeFile(join(folder, "mcp.yaml"), changed);
  const updated = ["mcp.lock.json", "src/generated/client.ts", "src/generated/server.ts"];
  expect((await mcpwright(folder, "generate")).stdout).toBe(updated.map((path) => `updated ${path}\n`).join(""));
  expect([await time("generated/validators.ts"), await time("tools/ping.ts")]).toEqual(before);
});

test("an error in the manifest leaves everything as it was", async () => {
  const folder = await projectFolder({ "mcp.yaml": `${HEAD}tools:\n  ping: {}\n` });
  await mcpwright(folder, "generate");
  const before = await readFile(join(folder, "src/generated/server.ts"), "utf8");
  await writeFile(join(folder, "mcp.yaml"), `${HEAD}tools:\n  ping: { desciption: x }\n  pong: {}\n`);
  const { code, stderr } = await mcpwright(folder, "generate");
  expect(code).toBe(1);
  expect(stderr).toContain("desciption");
  expect(await readFile(join(folder, "src/generated/server.ts"), "utf8")).toBe(before);
  await expect(stat(join(folder, "src/tools/pong.ts"))).rejects.toThrow("ENOENT");
});

test("a manifest elsewhere is compiled where it stands, and its files are named from here", async () => {
  const folder = await projectFolder({ "sub/shop.mcp.yaml": `${HEAD}source: .\ntools:\n  ping: {}\n` });
  const { stdout } = await mcpwright(folder, "generate", "sub/shop.mcp.yaml");
  expect(stdout).toContain("created sub/shop.mcp.lock.json\n");
  expect(stdout).toContain("created sub/tools/ping.ts\n");
  expect(await readFile(join(folder, "sub/generated/server.ts"), "utf8")).toContain('new URL("../", import.meta.url)');
});

test("a client that is switched off is removed, unless it was changed", async () => {
  const folder = await projectFolder({ "mcp.yaml": `${HEAD}tools:\n  ping: { input: { at: {} } }\n` });
  await mcpwright(folder, "generate");
  await writeFile(join(folder, "src/generated/client-validators.ts"), "// Mine.\n");
  await writeFile(
    join(folder, "mcp.yaml"),
    `${HEAD}generate: { client: false }\ntools:\n  ping: { input: { at: {} } }\n`,
  );
  expect((await mcpwright(folder, "generate", "--check")).stderr).toContain("src/generated/client.ts is to be removed");
  expect((await mcpwright(folder, "generate")).stdout).toContain("removed src/generated/client.ts");
  expect(await readdir(join(folder, "src/generated"))).toEqual([
    "client-validators.ts",
    "server.ts",
    "types.ts",
    "validators.ts",
  ]);
});
