import type { UriTemplate, Variable } from "../contract/uri-template.ts";
import { didYouMean } from "../diagnostics/closest.ts";
import type { Derivation } from "./derivation.ts";
import type { ResourceModel } from "./model.ts";
import { type Entry, entriesOf, locationOf, stringOf, valueAt, type YamlNode } from "./node.ts";
import { literalPrefix, overlap } from "./template-overlap.ts";

/** One resource: its contents fit its URI, its parameters and completions fit the variables. */
export function checkResource({ value }: Entry, model: ResourceModel, derivation: Derivation): void {
  const { findings } = derivation;
  const params = valueAt(value, "params");
  const complete = valueAt(value, "complete");
  if (!model.template) {
    for (const node of [params, complete]) {
      if (node && !model.uri.includes("{"))
        findings.add(
          "MCPW5002",
          locationOf(node),
          "The URI has no variables that this could be about",
          "Write a template, such as `rooms://{number}`.",
        );
    }
    if (valueAt(value, "dir") && !model.uri.includes("{")) {
      findings.add(
        "MCPW5006",
        locationOf(valueAt(value, "uri")!),
        "A folder needs a template for the paths in it",
        "End the URI with `{+path}`.",
      );
    }
    return;
  }
  checkContents(value, model.template, derivation);
  checkParams(params, model.template, derivation);
  const variables = [...variablesOf(model.template).map(({ name }) => name), ...model.template.query];
  for (const { name, key } of entriesOf(complete)) {
    if (!variables.includes(name))
      findings.add(
        "MCPW5002",
        locationOf(key),
        `The template has no variable ${JSON.stringify(name)} to complete`,
        didYouMean(name, variables) ?? `Its variables: ${variables.join(", ")}.`,
      );
  }
}

function checkContents(value: YamlNode, template: UriTemplate, { findings }: Derivation): void {
  const uri = locationOf(valueAt(value, "uri")!);
  for (const key of ["text", "file"]) {
    if (valueAt(value, key))
      findings.add(
        "MCPW5006",
        uri,
        `\`${key}\` is one content, but the URI is a template`,
        "Write a URI without variables; a folder is `dir:`.",
      );
  }
  if (!valueAt(value, "dir")) return;
  const variables = variablesOf(template);
  if (variables.length !== 1 || variables[0]?.operator !== "+" || template.query.length > 0) {
    findings.add(
      "MCPW5006",
      uri,
      "The template of a folder has one variable, `{+path}`",
      "Write the URI like `docs://{+path}`.",
    );
  }
}

function variablesOf(template: UriTemplate): readonly Variable[] {
  return template.parts.filter((part) => typeof part !== "string");
}

/** `params` declares every variable, and nothing else; those of the query may be missing from a URI. */
function checkParams(params: YamlNode | undefined, template: UriTemplate, { findings }: Derivation): void {
  if (params?.kind !== "map") return;
  const inPath = new Map(variablesOf(template).map((variable) => [variable.name, variable]));
  const all = [...inPath.keys(), ...template.query];
  const declared = new Set<string>();
  for (const { name, key, value } of params.entries.values()) {
    const optional = name.endsWith("?");
    const plain = optional ? name.slice(0, -1) : name;
    declared.add(plain);
    const at = locationOf(key);
    if (!all.includes(plain)) {
      findings.add(
        "MCPW5002",
        at,
        `The template has no variable ${JSON.stringify(plain)}`,
        didYouMean(plain, all) ?? `Its variables: ${all.join(", ")}.`,
      );
    } else if (inPath.has(plain) && (optional || valueAt(value, "default"))) {
      findings.add(
        "MCPW5002",
        at,
        `${JSON.stringify(plain)} is part of the path and never missing`,
        `Write \`${plain}\` without "?" and without a default.`,
      );
    } else if (template.query.includes(plain) && !optional && !valueAt(value, "default")) {
      findings.add(
        "MCPW5002",
        at,
        `${JSON.stringify(plain)} stands in the query and may be missing`,
        `Write \`${plain}?\`, or give it a default.`,
      );
    }
    const type = stringOf(valueAt(value, "type"));
    if (type === "object" || type === "null" || (type === "array" && !inPath.get(plain)?.explode)) {
      findings.add(
        "MCPW5002",
        locationOf(valueAt(value, "type")!),
        `No part of a URI is converted to ${type}`,
        "Variables are string, integer, number or boolean.",
      );
    }
  }
  for (const name of all) {
    if (!declared.has(name))
      findings.add(
        "MCPW5002",
        locationOf(params),
        `The variable ${JSON.stringify(name)} has no parameter`,
        `Add \`${name}${inPath.has(name) ? "" : "?"}: { type: string }\`, or remove \`params\`.`,
      );
  }
}

/** No two literals are one URI, and no two templates match one equally: with the same literal prefix. */
export function checkAmbiguity(
  resources: readonly (readonly [Entry, ResourceModel])[],
  { findings }: Derivation,
): void {
  const literals = new Map<string, Entry>();
  const templates: (readonly [Entry, UriTemplate])[] = [];
  for (const [entry, model] of resources) {
    const node = valueAt(entry.value, "uri");
    if (!node) continue;
    if (!model.template) {
      const first = literals.get(model.uri);
      if (first)
        findings.add(
          "MCPW3006",
          locationOf(node),
          `${JSON.stringify(first.name)} has the URI ${JSON.stringify(model.uri)} too`,
          "Give each resource its own URI.",
        );
      else if (model.uri !== "") literals.set(model.uri, entry);
      continue;
    }
    for (const [other, template] of templates) {
      if (literalPrefix(template) !== literalPrefix(model.template) || !overlap(template, model.template)) continue;
      const { line } = locationOf(other.key);
      findings.add(
        "MCPW5003",
        locationOf(node),
        `A URI can match this template and that of ${JSON.stringify(other.name)} (line ${line}) equally`,
        "Let their literal beginnings differ, or merge the two.",
      );
    }
    templates.push([entry, model.template]);
  }
}

/** A component has at most one of the keys that say where its content comes from. */
export function checkExclusive(node: YamlNode, keys: readonly string[], { findings }: Derivation): void {
  if (node.kind !== "map") return;
  const found = keys.flatMap((key) => node.entries.get(key) ?? []);
  for (const { name, key } of found.slice(1)) {
    findings.add("MCPW2009", locationOf(key), `\`${name}\` excludes \`${found[0]!.name}\``, "Keep one of the two.");
  }
}
