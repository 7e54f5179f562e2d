import type { Requirement } from "./titles.d.mts";

export function isBinding(row: Requirement): boolean;

export interface MissingRow {
  readonly row: Requirement;
  readonly revisions: readonly string[];
}

export function missingRows(
  requirements: readonly Requirement[],
  proofs: ReadonlyMap<string, ReadonlySet<string>>,
  argued: Readonly<Record<string, string>>,
  areas: readonly string[],
): MissingRow[];

export function renderTable(
  requirements: readonly Requirement[],
  proofs: ReadonlyMap<string, ReadonlySet<string>>,
  argued?: Readonly<Record<string, string>>,
): string[];
