/** One check of a scenario, as the suite saves it. */
export interface Check {
  readonly id?: string;
  readonly status?: string;
  readonly errorMessage?: string;
  readonly description?: string;
}

export interface Verdict {
  readonly passed: number;
  readonly failed: number;
  readonly waiting: number;
  /** Scenarios that the suite skipped, as it always does. */
  readonly skipped: readonly string[];
  readonly problems: readonly string[];
}

export function judge(
  results: ReadonlyMap<string, readonly Check[]>,
  waiting: Readonly<Record<string, string>>,
  skips?: Readonly<Record<string, string>>,
): Verdict;
