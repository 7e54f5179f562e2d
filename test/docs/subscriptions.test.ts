import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { blocksOf } from "./blocks.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

test("the page on subscriptions works as written", { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "mcpwright-subscriptions-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const blocks = blocksOf(await readFile(join(root, "docs/subscriptions.md"), "utf8"));
  const files = blocks.filter(({ words }) => words.length === 1);
  for (const { words, text } of files) {
    const file = join(folder, words[0] ?? "");
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const sh = async (command: string): Promise<string> => {
    const run = promisify(execFile)("bash", ["-euc", command], { cwd: folder });
    return (await run).stdout;
  };
  await sh("npx mcpwright generate");
  const flags =
    "--target es2023 --module nodenext --strict --skipLibCheck --types node --rewriteRelativeImportExtensions";
  await sh(`npx tsc ${flags} --outDir out client.ts src/main.ts src/closing-time.ts`);
  expect(await sh("node out/client.js")).toBe(blocks.find(({ language }) => language === "text")?.text);
  const program = `
    import { close, open } from "./out/src/closing-time.js";
    import { server } from "./out/src/generated/server.js";
    import { connect } from "@mcpwright/runtime/client";
    const client = await connect(server);
    for (const change of [close, open]) {
      change();
      console.log((await client.listTools()).map(({ name }) => name).join());
    }`;
  await writeFile(join(folder, "program.mjs"), program);
  expect(await sh("node program.mjs")).toBe("opening_hours\npin\n");
});
