/** The manifest and the handler of docs/questions.md, generated, type-checked and asked in both eras. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { connect } from "@mcpwright/runtime/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { blocksOf } from "./blocks.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const cli = join(root, "generator/bin/mcpwright.js");
let folder: string;
let page: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mcpwright-questions-"));
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  page = await readFile(join(root, "docs/questions.md"), "utf8");
  for (const { words, text } of blocksOf(page)) {
    const [, path] = /^file=(.+)$/.exec(words[0] ?? "") ?? [];
    if (path === undefined) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await run(process.execPath, [cli, "generate"], { cwd: folder });
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

test("the project type-checks", { timeout: 60_000 }, async () => {
  const compilerOptions = {
    ...{ target: "es2023", module: "nodenext", strict: true, exactOptionalPropertyTypes: true, noEmit: true },
    ...{ allowImportingTsExtensions: true, noUncheckedIndexedAccess: true, types: ["node"], skipLibCheck: true },
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["src"] }));
  await run(join(root, "node_modules/.bin/tsc"), ["-p", folder], { cwd: folder });
});

for (const revision of ["2025-11-25", "2026-07-28"]) {
  test(`the tool asks for the price and for payment [${revision}]`, { timeout: 30_000 }, async () => {
    const asked: string[] = [];
    let action: "accept" | "cancel" = "accept";
    const client = await connect(
      { command: process.execPath, args: [cli, "run", join(folder, "mcp.yaml"), "--stdio"], cwd: folder },
      {
        revision,
        elicitation: ({ message }) => {
          asked.push(message);
          return { action: "accept", content: { agreed: true, note: "late" } };
        },
        openUrl: ({ url }) => {
          asked.push(url);
          return { action };
        },
      },
    );
    try {
      const call = async () => (await client.callTool("book_room", { room: "12" })).content;
      expect(await call()).toEqual([{ type: "text", text: "Booked room 12 for 80 EUR: late." }]);
      expect(asked).toEqual(["Room 12 is 80 EUR. Book it?", "https://pay.example.com/rooms/12"]);
      action = "cancel";
      expect(await call()).toEqual([{ type: "text", text: "Not paid (cancel)." }]);
    } finally {
      await client.close();
    }
  });
}

test("the command of the page makes a key", async () => {
  const [command] = blocksOf(page).filter(({ language }) => language === "sh");
  const { stdout } = await run("bash", ["-euc", command?.text ?? "exit 1"]);
  expect(Buffer.from(stdout.trim(), "base64url")).toHaveLength(32);
});
