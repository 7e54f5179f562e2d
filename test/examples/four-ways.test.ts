import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, type TestContext, test } from "vitest";
import { cli, example, type Program, root, start, temporaryFolder, transports } from "./program.ts";

const run = promisify(execFile);
const project = example("bookings").cwd;
/** The Node that the conformance suite brings. */
const installedNode = join(root, "test", "conformance", "node_modules", "node", "bin", "node");

/** The first Node that runs TypeScript by itself: the one that runs the tests, or the installed one. */
function nodeWithTypes(context: TestContext): string {
  if ("typescript" in process.features && process.features["typescript"] !== false) return process.execPath;
  const present = existsSync(installedNode);
  if (!present && !process.env["CI"]) context.skip("needs Node 24: run `npm ci` in test/conformance");
  expect(present, `${installedNode} is missing: run \`npm ci\` in test/conformance`).toBe(true);
  return installedNode;
}

/** Each way to start the example, after what it needs was made. */
const ways: Readonly<Record<string, (context: TestContext) => Promise<Program> | Program>> = {
  "mcpwright run": () => example("bookings"),
  "plain node": (context) => ({ command: nodeWithTypes(context), args: ["src/main.ts"], cwd: project }),
  "tsc and node dist": async () => {
    await run(process.execPath, [join(root, "node_modules", "typescript", "bin", "tsc")], { cwd: project });
    return { command: process.execPath, args: ["dist/main.js"], cwd: project };
  },
  "mcpwright build": async () => {
    const cwd = temporaryFolder();
    await run(process.execPath, [cli, "build", "--output", join(cwd, "server.mjs")], { cwd: project });
    expect(readdirSync(cwd)).toEqual(["server.mjs"]);
    return { command: process.execPath, args: ["server.mjs"], cwd };
  },
};

for (const [way, prepare] of Object.entries(ways)) {
  test(`bookings starts with ${way} and answers over stdio and HTTP`, async (context) => {
    const program = await prepare(context);
    for (const transport of transports) {
      const env = { BOOKINGS_FILE: join(temporaryFolder(), "bookings.json") };
      const client = await (await start({ ...program, env }, transport)).connect("2026-07-28");
      const stay = { room: "12", night: "2027-03-01", guest: "Ada" };
      expect((await client.callTool("book_room", stay)).structuredContent).toMatchObject({ price: 80 });
      // What the manifest names by path is found too.
      const { contents } = await client.readResource("docs://rules");
      expect(contents).toMatchObject([{ text: expect.stringContaining("# House rules") }]);
    }
  });
}
