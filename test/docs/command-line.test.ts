/** The commands that docs/command-line.md lists are there, and take what it says. */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = await readFile(join(root, "docs/command-line.md"), "utf8");

/** The rows of the tables: the names in the first cell, and the options in the second. */
const rows = page.split("\n").flatMap((line) => {
  const [, names = "", about = ""] = /^\| (`.+?) \| (.+) \|$/.exec(line) ?? [];
  const options = Array.from(about.matchAll(/`(--[a-z-]+)/g), ([, option]) => option ?? "");
  return Array.from(names.matchAll(/`([a-z ]+)[^`]*`/g), ([, name]) => ({ name: (name ?? "").trim(), options }));
});

test("the page lists commands", () => {
  expect(rows.length).toBeGreaterThan(12);
});

test.concurrent.each(rows)("`$name` exists", async ({ name, options }) => {
  const args = [join(root, "generator/bin/mcpwright.js"), ...name.split(" "), "--help"];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  expect(stdout).toContain(`mcpwright ${name}`);
  for (const option of options) expect(stdout).toContain(option);
});
