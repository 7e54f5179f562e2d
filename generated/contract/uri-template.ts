/**
 * The subset of RFC 6570 that resource templates may use, as data: parsed once, at generation or when a template is
 * added to a running server, and matched by the runtime.
 */

/** `""` simple, `+` reserved, `/` path segment, `.` label, `?` query. */
export type Operator = "" | "+" | "/" | "." | "?";

export interface Variable {
  readonly name: string;
  readonly operator: Operator;
  /** `{/path*}`: one or more segments. */
  readonly explode: boolean;
}

/** A literal run of characters, or a variable. */
export type Part = string | Variable;

export interface UriTemplate {
  /** As written. */
  readonly source: string;
  /** Literals and variables in order, without the query. */
  readonly parts: readonly Part[];
  /** Names of the query variables, which may come in any order or not at all. */
  readonly query: readonly string[];
}
