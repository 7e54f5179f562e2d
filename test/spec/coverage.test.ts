import { describe, expect, test } from "vitest";
import argued from "./argued.json" with { type: "json" };
import { isBinding, missingRows, renderTable } from "./coverage-table.mjs";
import rows from "./requirements.json" with { type: "json" };
import { collectProofs, type Requirement } from "./titles.mjs";

const row = (id: string, level: string, revisions: string[]): Requirement => {
  return { id, area: id.split("-")[0] ?? "", role: "server", level, revisions, text: "" };
};
const requirements = [
  row("AAA-01", "MUST", ["2025-11-25", "2026-07-28"]),
  row("AAA-02", "FACT", ["2026-07-28"]),
  row("AAA-03", "MAY", ["2026-07-28"]),
  row("BBB-01", "MUST", ["2025-11-25"]),
];
const proofsOf = (...titles: string[]) => collectProofs([titles], requirements);

describe("what a title proves", () => {
  test("nothing of a row that does not apply", () => {
    expect(proofsOf("BBB-01 in a matrix [2026-07-28]")).toEqual({ proofs: new Map(), problems: [] });
  });

  test.each<[string[], string, string[]]>([
    [["AAA-01 lists [2025-11-25]"], "AAA-01", ["2025-11-25"]],
    [["AAA-01 lists [2025-11-25, 2026-07-28]"], "AAA-01", ["2025-11-25", "2026-07-28"]],
    [["AAA-01 lists [all]"], "AAA-01", ["2025-11-25", "2026-07-28"]],
    [["AAA-01 lists"], "AAA-01", []],
    [["over a pipe [2026-07-28]", "AAA-01 lists"], "AAA-01", ["2026-07-28"]],
    [["AAA-02", "lists UTF-16 text [2026-07-28]"], "AAA-02", ["2026-07-28"]],
  ])("%j", (titles, id, revisions) => {
    const { proofs, problems } = proofsOf(...titles);
    expect(problems).toEqual([]);
    expect([...(proofs.get(id) ?? ["unproven"])]).toEqual(revisions);
  });

  test.each([["AAA-99 is unknown"], ["AAA-01, AAA-02, AAA-03, BBB-01 are too many"]])(
    "a wrong title is found: %s",
    (title) => {
      expect(proofsOf(title).problems).toHaveLength(1);
    },
  );
});

test("the table counts binding rows, and those argued away", () => {
  const { proofs } = collectProofs([["AAA-01 [2025-11-25]"], ["BBB-01"]], requirements);
  expect(renderTable(requirements, proofs, { "AAA-02": "why" }).map((line) => line.split(/\s+/).join(" "))).toEqual([
    "area 2025-11-25 2026-07-28 any argued",
    "AAA 1/1 0/2 1/2 1",
    "BBB 0/1 1/1 0",
    "all 1/2 0/2 2/3 1",
  ]);
});

test("what is missing is neither proven in each revision nor argued away", () => {
  const { proofs } = collectProofs([["AAA-01 [2025-11-25]"]], requirements);
  const missing = missingRows(requirements, proofs, { "AAA-02": "why" }, ["AAA"]);
  expect(missing.map(({ row, revisions }) => [row.id, revisions])).toEqual([["AAA-01", ["2026-07-28"]]]);
});

test("rows argued away are binding rows of the list, each with a reason", () => {
  const binding = new Set(rows.filter(isBinding).map(({ id }) => id));
  for (const [id, reason] of Object.entries(argued as Record<string, string>)) {
    expect(binding).toContain(id);
    expect(reason).toMatch(/^.{20,}\.$/);
  }
});
