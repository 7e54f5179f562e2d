import { execFile } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { pack, packages } from "../repository/tarballs.ts";
import { type Program, root, start, temporaryFolder, transports } from "./program.ts";

const run = promisify(execFile);
const QUIET = ["--no-audit", "--no-fund", "--loglevel=error"];

/** npm decides for itself where it finds its settings. */
const env = process.env as Readonly<Record<string, string>>;

/** What somebody does who has the three tarballs and an empty folder: needs the registry for what they depend on. */
test("from the tarballs: init, npm install, npm start, and a call is answered", { timeout: 240_000 }, async () => {
  const folder = temporaryFolder();
  expect(relative(root, folder)).toMatch(/^\.\./);
  const tarballs = join(folder, "tarballs");
  const tools = join(folder, "tools");
  const project = join(folder, "my-server");
  for (const made of [tarballs, tools, project]) mkdirSync(made);
  const packed = Object.keys(packages).map((name) => pack(name, tarballs).path);
  await run("npm", ["install", ...QUIET, "--prefix", tools, ...packed], { cwd: tools, env });

  const mcpwright = join(tools, "node_modules", ".bin", "mcpwright");
  const { stdout } = await run(mcpwright, ["init", "--packages", tarballs], { cwd: project });
  expect(stdout).toContain("npm install");
  await run("npm", ["install", ...QUIET], { cwd: project, env });
  for (const script of ["validate", "typecheck", "build"]) await run("npm", ["run", script], { cwd: project, env });
  await run(process.execPath, [join(project, "node_modules", ".bin", "mcpwright"), "generate", "--check"], {
    cwd: project,
  });
  expect(readdirSync(join(project, "dist"))).toEqual(["server.mjs"]);

  const starts: readonly Program[] = [
    { command: "npm", args: ["start", "--"], cwd: project, env },
    { command: process.execPath, args: ["dist/server.mjs"], cwd: project },
  ];
  for (const program of starts) {
    for (const transport of transports) {
      const server = await start(program, transport);
      const client = await server.connect("2026-07-28");
      const answer = await client.callTool("greet", { name: "Ada" });
      expect(answer.structuredContent).toEqual({ greeting: "Hello, Ada!" });
      expect(client.serverInfo).toMatchObject({ name: "my-server", version: "0.1.0" });
      await server.stop();
    }
  }

  await expect(run(mcpwright, ["init", "--packages", tarballs], { cwd: project })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("mcp.yaml"),
  });
});
