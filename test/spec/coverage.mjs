// Prints which rows of the protocol's requirements the last test run proved, per area and revision.
// usage: coverage.mjs [--update] [--missing AREA,AREA]
// --update adds newly proven rows to proven.json; a row never leaves it. --missing lists the binding rows of those areas
// that are neither proven in each of their revisions nor argued away.
import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { missingRows, renderTable } from "./coverage-table.mjs";
import { collectProofs } from "./titles.mjs";

const { values: options } = parseArgs({ options: { update: { type: "boolean" }, missing: { type: "string" } } });
const here = (name) => new URL(name, import.meta.url);
const load = async (url) => JSON.parse(await readFile(url, "utf8"));

const requirements = await load(here("./requirements.json"));
const proven = await load(here("./proven.json"));
const argued = await load(here("./argued.json"));
const report = await load(here("../../test-results/vitest.json")).catch((cause) => {
  throw new Error("There is no report of a test run: run `npm test` first.", { cause });
});

const passed = report.testResults
  .flatMap((file) => file.assertionResults)
  .filter((result) => result.status === "passed")
  .map((result) => [...result.ancestorTitles, result.title]);
const { proofs, problems } = collectProofs(passed, requirements);

for (const [id, revisions] of Object.entries(proven)) {
  const missing = revisions.filter((revision) => !proofs.get(id)?.has(revision));
  if (!proofs.has(id)) problems.push(`${id} was proven and is no longer`);
  else if (missing.length > 0) problems.push(`${id} was proven in ${missing.join(", ")} and is no longer`);
}

for (const id of Object.keys(argued)) {
  if (proofs.has(id)) problems.push(`${id} is argued away and proven: it leaves argued.json`);
}

console.log(
  "Binding rows (MUST and FACT) proven by a passed test, of all that apply, and how many argued.json argues away:\n",
);
for (const line of renderTable(requirements, proofs, argued)) console.log(line);
for (const { row, revisions } of missingRows(requirements, proofs, argued, options.missing?.split(",") ?? [])) {
  console.log(`\n${row.id} (${row.role}; ${revisions.join(", ")}) ${row.text}`);
}
const known = new Set(Object.keys(proven));
const fresh = [...proofs].filter(([id, revisions]) => !known.has(id) || revisions.size > proven[id].length);
if (options.update) {
  const merged = requirements
    .filter(({ id }) => known.has(id) || proofs.has(id))
    .map(({ id }) => [id, [...new Set([...(proven[id] ?? []), ...(proofs.get(id) ?? [])])].sort()]);
  const lines = merged.map(
    ([id, revisions]) => `  ${JSON.stringify(id)}: ${JSON.stringify(revisions).replaceAll(",", ", ")}`,
  );
  await writeFile(here("./proven.json"), `{\n${lines.join(",\n")}\n}\n`);
} else if (fresh.length > 0) {
  console.log(`\n${fresh.length} rows are newly proven: \`npm run spec:coverage -- --update\` keeps them so.`);
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
