// Runs the published conformance suite against the fixture: every revision, twice in a row on one process.
// usage: run.mjs [--url URL] [--report FILE]
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { startFixture } from "./fixture-server.mjs";
import { runServerScenarios } from "./suite.mjs";
import { judge } from "./verdict.mjs";

const ROUNDS = 2;
const { values: options } = parseArgs({ options: { url: { type: "string" }, report: { type: "string" } } });
const expected = JSON.parse(await readFile(new URL("./expected.json", import.meta.url), "utf8"));

const fixture = options.url ? { url: options.url, stop: () => {} } : await startFixture();
const total = { passed: 0, failed: 0 };
try {
  for (let round = 1; round <= ROUNDS; round++) {
    for (const [revision, waiting] of Object.entries(expected)) {
      const verdict = judge(await runServerScenarios(fixture.url, revision), waiting);
      total.passed += verdict.passed;
      total.failed += verdict.failed;
      console.log(
        `conformance ${revision}, round ${round}: ${verdict.passed} checks hold, ${verdict.failed} do not, ` +
          `${verdict.waiting} scenarios wait for a feature`,
      );
      for (const problem of verdict.problems) console.log(`  ${problem}`);
    }
  }
} finally {
  await fixture.stop();
}
if (options.report) {
  await mkdir(dirname(options.report), { recursive: true });
  await writeFile(options.report, `${JSON.stringify(total)}\n`);
}
process.exitCode = total.failed === 0 ? 0 : 1;
