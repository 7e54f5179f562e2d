import { describe, expect, test } from "vitest";
import { renderTable } from "./coverage-table.mjs";
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

test("the table counts binding rows", () => {
  const { proofs } = collectProofs([["AAA-01 [2025-11-25]"], ["BBB-01"]], requirements);
  expect(renderTable(requirements, proofs).map((line) => line.split(/\s+/).join(" "))).toEqual([
    "area 2025-11-25 2026-07-28 any",
    "AAA 1/1 0/2 1/2",
    "BBB 0/1 1/1",
    "all 1/2 0/2 2/3",
  ]);
});
