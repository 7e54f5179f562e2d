// Runs the published conformance suite against both fixtures, in every revision.
// usage: run.mjs [--url URL] [--role server|client] [--report FILE]
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { startFixture } from "./fixture-server.mjs";
import { runClientScenarios, runServerScenarios, runServerScenariosNamed, unclaimedOf } from "./suite.mjs";
import { judge } from "./verdict.mjs";

/** The server is asked so often in a row in one process, then twice at once, which must not make a difference. */
const ROUNDS = 3;
/** The revision that scenarios of extensions are run at where the suite counts them to none. */
const NEWEST = "2026-07-28";
/** A shell runs it, with the URL of the suite's server behind it. */
const CLIENT = "node test/conformance/fixture-client/main.mjs";

const { values: options } = parseArgs({
  options: { url: { type: "string" }, role: { type: "string" }, report: { type: "string" } },
});
const [expected, suiteSkips] = await Promise.all(
  ["./expected.json", "./suite-skips.json"].map(async (name) =>
    JSON.parse(await readFile(new URL(name, import.meta.url), "utf8")),
  ),
);
process.chdir(new URL("../../", import.meta.url).pathname);
const total = { passed: 0, failed: 0 };

function tell(what, results, waiting, skips) {
  const verdict = judge(results, waiting, skips);
  total.passed += verdict.passed;
  total.failed += verdict.failed;
  console.log(
    `conformance, ${what}: ${verdict.passed} checks hold, ${verdict.failed} do not, ` +
      `${verdict.waiting} scenarios wait for a feature`,
  );
  const { length } = verdict.skipped;
  if (length > 0) {
    console.log(
      `  ${length} ${length === 1 ? "scenario" : "scenarios"} the suite skips itself: ${verdict.skipped.join(", ")}`,
    );
  }
  for (const problem of verdict.problems) console.log(`  ${problem}`);
}

async function judgeServer() {
  const fixture = options.url ? { url: options.url, stop: () => {} } : await startFixture();
  try {
    for (let round = 1; round <= ROUNDS; round++) {
      for (const [revision, waiting] of Object.entries(expected.server)) {
        const results = await runServerScenarios(fixture.url, revision);
        tell(`server ${revision}, round ${round}`, results, waiting, suiteSkips.server[revision]);
      }
    }
    for (const [revision, waiting] of Object.entries(expected.server)) {
      const both = await Promise.all([1, 2].map(() => runServerScenarios(fixture.url, revision)));
      for (const results of both) {
        tell(`server ${revision}, two at once`, results, waiting, suiteSkips.server[revision]);
      }
    }
    const names = await unclaimedOf("server", NEWEST);
    tell("server, further extensions", await runServerScenariosNamed(fixture.url, NEWEST, names), {});
  } finally {
    await fixture.stop();
  }
}

async function judgeClient() {
  for (const [revision, waiting] of Object.entries(expected.client)) {
    tell(`client ${revision}`, await runClientScenarios(CLIENT, revision), waiting, suiteSkips.client[revision]);
  }
  const names = await unclaimedOf("client", NEWEST);
  tell("client, further extensions", await runClientScenarios(CLIENT, NEWEST, names), {});
}

if (options.role !== "client") await judgeServer();
if (options.role !== "server") await judgeClient();
if (options.report) {
  await mkdir(dirname(options.report), { recursive: true });
  await writeFile(options.report, `${JSON.stringify(total)}\n`);
}
process.exitCode = total.failed === 0 ? 0 : 1;
