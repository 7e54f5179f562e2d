// Counts per area and revision, as text.

/** FACT rows are stated without a keyword and count as MUST. */
export function isBinding(row) {
  return row.level === "MUST" || row.level === "FACT";
}

/** Binding rows of the areas that are not argued away, with the revisions they are unproven in. */
export function missingRows(requirements, proofs, argued, areas) {
  return requirements
    .filter((row) => isBinding(row) && areas.includes(row.area) && argued[row.id] === undefined)
    .map((row) => ({ row, revisions: row.revisions.filter((revision) => !proofs.get(row.id)?.has(revision)) }))
    .filter(({ revisions }) => revisions.length > 0);
}

/** Lines of the table: binding rows proven of all, per area; "any" counts proofs that name no revision too. */
export function renderTable(requirements, proofs, argued = {}) {
  const binding = requirements.filter(isBinding);
  const revisions = [...new Set(binding.flatMap((row) => row.revisions))].sort();
  const areas = [...new Set(binding.map((row) => row.area))];
  const cells = (rows) => [
    ...revisions.map((revision) => {
      const applying = rows.filter((row) => row.revisions.includes(revision));
      if (applying.length === 0) return "";
      return `${applying.filter((row) => proofs.get(row.id)?.has(revision)).length}/${applying.length}`;
    }),
    `${rows.filter((row) => proofs.has(row.id)).length}/${rows.length}`,
    String(rows.filter((row) => argued[row.id] !== undefined).length),
  ];
  const table = [
    ["area", ...revisions, "any", "argued"],
    ...areas.map((area) => [area, ...cells(binding.filter((row) => row.area === area))]),
    ["all", ...cells(binding)],
  ];
  const widths = table[0].map((_, column) => Math.max(...table.map((line) => line[column].length)));
  return table.map((line) =>
    line.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join("  "),
  );
}
