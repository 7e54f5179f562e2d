export interface Requirement {
  readonly id: string;
  readonly area: string;
  readonly role: string;
  readonly level: string;
  readonly revisions: readonly string[];
  readonly text: string;
}

export function readTitles(
  titles: readonly string[],
  areas: ReadonlySet<string>,
): { rows: string[]; revisions: readonly string[] | "all" | undefined };

export function collectProofs(
  tests: readonly (readonly string[])[],
  requirements: readonly Requirement[],
): { proofs: Map<string, Set<string>>; problems: string[] };
