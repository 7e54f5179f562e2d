// Adds up what ran, and prints the one closing line: steps, tests and conformance checks.
// usage: ci-summary.mjs FOLDER   FOLDER holds `steps`, `vitest.json` and `conformance.json`
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2] ?? "test-results";
const load = (name) => {
  const path = join(folder, name);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
};

const steps = readFileSync(join(folder, "steps"), "utf8").trim().split("\n");
let passed = steps.filter((line) => line.startsWith("passed ")).length;
let failed = steps.length - passed;

const tests = load("vitest.json");
passed += tests?.numPassedTests ?? 0;
failed += tests?.numFailedTests ?? 0;

const conformance = load("conformance.json");
passed += conformance?.passed ?? 0;
failed += conformance?.failed ?? 0;

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
