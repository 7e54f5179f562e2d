/** The project of docs/client.md: generated, type-checked, and its programs run. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { compile, folderOf, pageOf, printed, wordOf } from "./project.ts";

const run = promisify(execFile);
const page = await pageOf("client.md");
const folder = await folderOf("client.md");
await compile(folder);

const outputs = page.flatMap((block) => {
  const path = wordOf(block, "of");
  return path === undefined ? [] : [{ path, prints: block.text }];
});

test("the page has a program that prints", () => {
  expect(outputs.map(({ path }) => path)).toContain("src/guest.ts");
});

test.each(outputs)("$path prints what the page says", { timeout: 60_000 }, async ({ path, prints }) => {
  expect(await printed(folder, path)).toBe(prints);
});

const commands = page.flatMap(({ words, text }, index) => {
  if (words[0] !== "live") return [];
  const next = page[index + 1];
  return [{ command: text.trim(), prints: next?.words[0] === "of-live" ? next.text : "" }];
});

test("commands of the page print what it says, and leave a client that compiles", { timeout: 60_000 }, async () => {
  expect(commands).toHaveLength(2);
  for (const { command, prints } of commands) {
    expect((await run("bash", ["-euc", command], { cwd: folder })).stdout).toBe(prints);
  }
  await compile(folder);
});
