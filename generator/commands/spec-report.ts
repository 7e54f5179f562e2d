import type { Diagnostic } from "../diagnostics.ts";

/** Prints findings about `schema/` to stderr; says whether one of them is an error. */
export function printFindings(findings: readonly Diagnostic[]): boolean {
  for (const { code, severity, message, hint } of findings) {
    process.stderr.write(`${severity} ${code}: ${message}${hint === undefined ? "" : `\n  ${hint}`}\n`);
  }
  return findings.some(({ severity }) => severity === "error");
}
