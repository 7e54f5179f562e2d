import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { cli, examples, root } from "./program.ts";

const run = promisify(execFile);
const tsc = join(root, "node_modules", "typescript", "bin", "tsc");

/** Runs a script with Node in the folder of an example; throws with its output unless it exits with 0. */
async function node(name: string, script: string, ...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [script, ...args], { cwd: join(examples, name) });
  return stdout;
}

test("there are the five examples", () => {
  const names = ["bookings", "echo-and-math", "greeter", "protected", "sqlite-explorer"];
  expect(readdirSync(examples).sort()).toEqual(names);
});

describe.each(readdirSync(examples))("%s", (name) => {
  const manifests = readdirSync(join(examples, name)).filter((file) => /(^|\.)mcp\.yaml$/.test(file));

  test("is generated as its manifests say", async () => {
    await node(name, cli, "generate", "--check", ...manifests);
  });

  test.each(manifests)("has a valid manifest %s", async (manifest) => {
    expect(await node(name, cli, "validate", manifest)).toBe(`${manifest}: fine\n`);
  });

  test("type-checks", async () => {
    await node(name, tsc, "--noEmit");
  });
});
