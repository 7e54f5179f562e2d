// What the titles of passed tests say they prove.

/** At most this many rows in one title: a test that proves more proves none of them well. */
const MOST = 3;
const ROW = /\b([A-Z]+\d?)-(\d{2})\b/g;
const REVISION = /^\d{4}-\d{2}-\d{2}$/;

/** The rows a title names, `AREA-nn`; words such as UTF-16 are none, as their area is unknown. */
function rowsIn(title, areas) {
  return [...title.matchAll(ROW)].filter(([, area]) => areas.has(area)).map(([row]) => row);
}

/** `… [2025-06-18, 2025-11-25]` → both; `… [all]` → "all"; otherwise undefined. */
function revisionsIn(title) {
  const inside = /\[([^\][]*)\]\s*$/.exec(title)?.[1]?.trim();
  if (inside === "all") return "all";
  const named = inside?.split(/[\s,]+/).filter((word) => word !== "");
  return named?.length && named.every((word) => REVISION.test(word)) ? named : undefined;
}

/**
 * Reads the chain of titles of one test, outermost first. Rows and revisions come from the innermost title that names any:
 * the test's own, else its cell's.
 */
export function readTitles(titles, areas) {
  const inwards = [...titles].reverse();
  const rows = inwards.map((title) => rowsIn(title, areas)).find((found) => found.length > 0) ?? [];
  const revisions = inwards.map(revisionsIn).find((found) => found !== undefined);
  return { rows: [...new Set(rows)], revisions };
}

/**
 * Collects what passed tests prove: row → set of revisions. A title without a revision proves its row in none in particular,
 * which is kept as an empty set; a cell of a matrix in which a row does not apply proves nothing of it. `problems` holds titles
 * that name unknown rows, or too many.
 */
export function collectProofs(tests, requirements) {
  const known = new Map(requirements.map((row) => [row.id, row]));
  const areas = new Set(requirements.map(({ area }) => area));
  const proofs = new Map();
  const problems = [];
  for (const titles of tests) {
    const { rows, revisions } = readTitles(titles, areas);
    const title = titles.at(-1);
    if (rows.length > MOST) problems.push(`"${title}" names ${rows.length} rows, at most ${MOST}`);
    for (const id of rows) {
      const row = known.get(id);
      if (!row) {
        problems.push(`"${title}" names ${id}, which is no row of requirements.json`);
        continue;
      }
      const named = revisions === "all" ? row.revisions : (revisions ?? []);
      const applying = named.filter((revision) => row.revisions.includes(revision));
      if (named.length > 0 && applying.length === 0) continue;
      proofs.set(id, new Set([...(proofs.get(id) ?? []), ...applying]));
    }
  }
  return { proofs, problems };
}
