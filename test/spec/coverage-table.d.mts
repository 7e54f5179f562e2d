import type { Requirement } from "./titles.d.mts";

export function isBinding(row: Requirement): boolean;

export function renderTable(
  requirements: readonly Requirement[],
  proofs: ReadonlyMap<string, ReadonlySet<string>>,
): string[];
