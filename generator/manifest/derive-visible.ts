import type { Findings } from "../diagnostics/findings.ts";
import { identifierProblem, kebabCase, stemProblem } from "./identifiers.ts";
import type { VisibleModel } from "./model.ts";
import { type Entry, locationOf, stringOf, valueAt } from "./node.ts";

/** Each function that `visible` of a component names, in the order of the manifest. */
export function deriveVisible(components: readonly Entry[], findings: Findings): readonly VisibleModel[] {
  const found = new Map<string, VisibleModel>();
  const stems = new Map<string, string>();
  for (const { value } of components) {
    const node = valueAt(value, "visible");
    const name = stringOf(node);
    // What is no identifier at all was found already.
    if (node === undefined || name === undefined || found.has(name) || !/^[\w$]+$/.test(name)) continue;
    const stem = kebabCase(name);
    const location = locationOf(node);
    const problem = identifierProblem(name) ?? stemProblem(stem);
    const other = stems.get(stem.toLowerCase());
    if (problem !== undefined) {
      findings.add(
        "MCPW3003",
        location,
        `\`visible\` gives no name for a function: ${problem}`,
        "Rename it, such as `staff`.",
      );
    } else if (other !== undefined) {
      const message = `The functions \`${other}\` and \`${name}\` of \`visible\` give one file, ${stem}.ts`;
      findings.add("MCPW3002", location, message, `Write \`${other}\`, or another name.`);
    }
    stems.set(stem.toLowerCase(), name);
    found.set(name, { name, stem, location });
  }
  return [...found.values()];
}
