/** What is wrong with an input, where, and what to do. Expected problems are values; exceptions are bugs. */

/** A place in a source text; lines and columns count from 1, offsets from 0, columns in UTF-16 units. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Offsets into the text, for the code frame. */
  readonly start: number;
  readonly end: number;
}

export type Severity = "error" | "warning";

export interface Diagnostic {
  /** A key of the registry, such as `MCPW1004`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly location?: Location;
  /** What to do about it: one sentence, "did you mean" included. */
  readonly hint?: string;
}
