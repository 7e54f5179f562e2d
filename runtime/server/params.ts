import type { Issue } from "@mcpwright/protocol/contract";

/** Says what is wrong with the params of a request. */
export function wordIssues(method: string, issues: readonly Issue[] | null | undefined): string {
  const [issue] = issues ?? [];
  if (issue === undefined) return `The params of ${method} are not valid.`;
  const where = issue.instancePath === "" ? "" : ` at ${issue.instancePath}`;
  return `The params of ${method} are not valid${where}: ${(issue.message ?? issue.keyword).replace(/\.$/, "")}.`;
}
