/** A text of a manifest, and what is found in it. */
export interface Case {
  readonly text: string;
  /** Code and place of the one finding expected, or several. */
  readonly found: string | readonly string[];
  /** Part of the first hint. */
  readonly hint?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Record<string, string>;
}
