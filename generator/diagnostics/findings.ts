import type { Diagnostic, Location } from "../diagnostics.ts";
import { withoutCredentials } from "./credentials.ts";
import { type DiagnosticCode, severityOf } from "./registry.ts";

/** Most findings that are kept; a broken file of a megabyte would otherwise have one for each line. */
const MOST = 200;

/** Collects what is wrong with an input, each mistake once. */
export class Findings {
  readonly #list: Diagnostic[] = [];
  readonly #seen = new Set<string>();
  #errors = 0;

  add(code: DiagnosticCode, location: Location, message: string, hint?: string): void {
    const severity = severityOf(code);
    if (severity === "error") this.#errors += 1;
    const key = `${code} ${location.file}:${location.start} ${message}`;
    if (this.#seen.has(key) || this.#list.length >= MOST) return;
    this.#seen.add(key);
    const said = withoutCredentials(message);
    this.#list.push({ code, severity, message: said, location, ...(hint === undefined ? {} : { hint }) });
  }

  get hasErrors(): boolean {
    return this.#errors > 0;
  }

  /** In the order of the text, files in the order they were first named. */
  sorted(): readonly Diagnostic[] {
    const files = [...new Set(this.#list.map((found) => found.location?.file))];
    const rank = (found: Diagnostic): number => files.indexOf(found.location?.file);
    return [...this.#list].sort(
      (a, b) => rank(a) - rank(b) || (a.location?.start ?? 0) - (b.location?.start ?? 0) || (a.code < b.code ? -1 : 1),
    );
  }
}
