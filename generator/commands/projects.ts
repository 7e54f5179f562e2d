/** What the commands that work on manifests share. */
import { posix } from "node:path";
import type { Diagnostic } from "../diagnostics.ts";
import { fileProblem } from "../file-problem.ts";
import type { ProjectPlan } from "../project.ts";
import { renderReport } from "../report.ts";

/** Plans each manifest; `undefined`, with a message, when one cannot be read. */
export async function loadProjects(
  manifests: readonly string[],
  plan: (manifest: string) => Promise<ProjectPlan>,
): Promise<readonly ProjectPlan[] | undefined> {
  const projects: ProjectPlan[] = [];
  for (const manifest of manifests) {
    const project = await plan(manifest).catch(readFailure(manifest));
    if (project === undefined) return undefined;
    projects.push(project);
  }
  return projects;
}

/** Says that a manifest cannot be read; rethrows what is a bug. */
export function readFailure(manifest: string): (error: unknown) => undefined {
  return (error) => {
    const problem = fileProblem(error);
    if (problem === undefined) throw error;
    process.stderr.write(`${manifest}: ${problem}\n`);
  };
}

/** Prints what is wrong with the manifests of one run; says whether their plans may be carried out. */
export function reportProjects(projects: readonly ProjectPlan[]): boolean {
  const texts = new Map(projects.map(({ manifest, text }) => [manifest, text]));
  return report([...projects.flatMap((project) => project.diagnostics), ...sharedSources(projects)], texts);
}

/** Prints diagnostics with code frames; says whether none is an error. */
export function report(diagnostics: readonly Diagnostic[], texts: ReadonlyMap<string, string>): boolean {
  process.stderr.write(renderReport(diagnostics, "text", { textOf: (file) => texts.get(file) }));
  return !diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/** A path of a project as the user would name it from where the command runs. */
export function shownPath(manifest: string, path: string): string {
  return posix.join(manifest.replaceAll("\\", "/"), "..", path);
}

/** Two manifests that share a folder of sources would overwrite each other's files. */
function sharedSources(projects: readonly ProjectPlan[]): Diagnostic[] {
  const seen = new Set<string>();
  return projects.flatMap(({ source, manifest }): Diagnostic[] => {
    if (source === undefined || !seen.has(source)) {
      if (source !== undefined) seen.add(source);
      return [];
    }
    return [
      {
        code: "MCPW9004",
        severity: "error",
        message: "Another manifest of this run has the same `source`",
        location: { file: manifest, line: 1, column: 1, start: 0, end: 0 },
        hint: "Give each manifest its own folder: `source: src/other`.",
      },
    ];
  });
}
