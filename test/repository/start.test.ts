import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "./source-files.ts";

/** Milliseconds to import what a server on stdio needs before it can answer; the aim of a good start. */
const BOUND = 25;
const ATTEMPTS = 9;

describe("the start of a server", () => {
  let folder: string;
  beforeAll(() => {
    // Below the root, so that the compiled example finds its packages as it does where it stands.
    mkdirSync(join(root, "test-results"), { recursive: true });
    folder = mkdtempSync(join(root, "test-results", "start-"));
    const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
    execFileSync(process.execPath, [tsc, "-p", join(root, "examples", "bookings"), "--outDir", folder]);
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test(`importing the definition of the bookings example takes less than ${BOUND} ms`, () => {
    const server = pathToFileURL(join(folder, "generated", "server.js")).href;
    const program = `const start = performance.now(); await import("${server}"); console.log(performance.now() - start);`;
    const run = (): number =>
      Number(execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" }));
    // The best of several: what a busy machine adds is not the import's.
    const best = Math.min(...Array.from({ length: ATTEMPTS }, run));
    expect(best).toBeLessThan(BOUND);
  });
});
