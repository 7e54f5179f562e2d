import type { Findings } from "../diagnostics/findings.ts";
import { locationInside, type ScalarNode, valueAt, type YamlNode } from "./node.ts";

/** Values of the environment by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A literal `$${`, a well-formed `${NAME}` or `${NAME:-default}`, or a `${` that is neither. */
const PLACE = /\$\$\{|\$\{([A-Za-z_][A-Za-z0-9_]*)(:-[^}]*)?\}|\$\{[^}\s]*\}?/g;

const FORMS = "Write `${NAME}` or `${NAME:-default}`; a literal `${` is `$${`.";

/** Keys beside texts and schemas where someone might expect an environment reference to work. */
const UNEXPANDED = {
  server: ["name", "version", "websiteUrl"],
  resource: ["uri", "file", "dir", "handler"],
} as const;

/** Checks the form of `${…}` in `serve` and `auth`, and that it stands nowhere else; with `env` also that all are set. */
export function checkEnvironment(root: YamlNode, env: Environment | undefined, findings: Findings): void {
  for (const section of ["serve", "auth"]) {
    for (const node of stringsIn(valueAt(root, section))) checkExpanded(node, env, findings);
  }
  for (const node of unexpanded(root)) {
    const match = /\$\{[A-Za-z_][A-Za-z0-9_]*(?::-[^}]*)?\}/.exec(String(node.value));
    if (match) {
      findings.add(
        "MCPW7002",
        locationInside(node, match.index, match.index + match[0].length),
        `${match[0]} is not expanded here`,
        "The environment is read in values of `serve` and `auth` only, when the server starts.",
      );
    }
  }
}

function checkExpanded(node: ScalarNode, env: Environment | undefined, findings: Findings): void {
  for (const match of String(node.value).matchAll(PLACE)) {
    const [written, name, fallback] = match;
    if (written === "$${") continue;
    const problem =
      name === undefined ? "malformed" : env && fallback === undefined && env[name] === undefined ? "unset" : undefined;
    if (problem === undefined) continue;
    const at = locationInside(node, match.index, match.index + written.length);
    if (problem === "unset") {
      findings.add(
        "MCPW7003",
        at,
        `The environment variable ${name} is not set`,
        `Set it, or give a default: \`\${${name}:-…}\`.`,
      );
    } else {
      // One is enough: what follows a malformed reference may belong to it.
      findings.add("MCPW7001", at, `${written} is no environment reference`, FORMS);
      return;
    }
  }
}

function* stringsIn(node: YamlNode | undefined): Generator<ScalarNode> {
  if (node?.kind === "scalar" && typeof node.value === "string") yield node;
  if (node?.kind === "list") for (const item of node.items) yield* stringsIn(item);
  if (node?.kind === "map") for (const { value } of node.entries.values()) yield* stringsIn(value);
}

function* unexpanded(root: YamlNode): Generator<ScalarNode> {
  for (const key of ["source", "app"]) yield* stringsIn(valueAt(root, key));
  for (const key of UNEXPANDED.server) yield* stringsIn(valueAt(valueAt(root, "server"), key));
  const resources = valueAt(root, "resources");
  if (resources?.kind !== "map") return;
  for (const { value } of resources.entries.values()) {
    for (const key of UNEXPANDED.resource) yield* stringsIn(valueAt(value, key));
  }
}
