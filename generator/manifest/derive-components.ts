import { checkAuth } from "./check-auth.ts";
import { checkIdentifiers, checkMeta, checkToolName } from "./check-names.ts";
import { checkAmbiguity, checkExclusive, checkResource } from "./check-resources.ts";
import type { Derivation } from "./derivation.ts";
import { checkListScope, checkScope } from "./derive-cache.ts";
import { checkExtensions, checkMethod, deriveMethod } from "./derive-methods.ts";
import { derivePrompt } from "./derive-prompts.ts";
import { deriveResource } from "./derive-resources.ts";
import { deriveSkills } from "./derive-skills.ts";
import { deriveTool } from "./derive-tools.ts";
import { checkResourceUi, checkToolUi, checkUiMeta } from "./derive-ui.ts";
import { deriveVisible } from "./derive-visible.ts";
import type { ManifestModel } from "./model.ts";
import { entriesOf, type MapNode, valueAt } from "./node.ts";

/** Tools, resources and prompts, each checked alone and against those of its kind. */
export function deriveComponents(
  root: MapNode,
  derivation: Derivation,
): Pick<ManifestModel, "tools" | "resources" | "prompts" | "skills" | "methods" | "visible"> {
  const { findings } = derivation;
  const tools = entriesOf(valueAt(root, "tools")).map((entry) => [entry, deriveTool(entry, derivation)] as const);
  const resources = entriesOf(valueAt(root, "resources")).map(
    (entry) => [entry, deriveResource(entry, derivation)] as const,
  );
  const prompts = entriesOf(valueAt(root, "prompts")).map((entry) => [entry, derivePrompt(entry, derivation)] as const);
  const methods = entriesOf(valueAt(root, "methods")).map((entry) => [entry, deriveMethod(entry, derivation)] as const);
  const extensions = entriesOf(valueAt(root, "extensions"));
  const models = resources.map(([, model]) => model);
  for (const [entry] of tools) {
    checkToolName(entry, findings);
    checkToolUi(entry, models, derivation);
    checkExclusive(entry.value, ["input", "inputSchema"], derivation);
    checkExclusive(entry.value, ["output", "outputSchema"], derivation);
  }
  for (const [entry, model] of resources) {
    checkResourceUi(entry, derivation);
    checkResource(entry, model, derivation);
    checkScope(entry, derivation);
    checkExclusive(entry.value, ["text", "file", "dir", "handler"], derivation);
    for (const contents of ["text", "file", "dir"]) checkExclusive(entry.value, [contents, "elicit"], derivation);
  }
  for (const [entry] of prompts) {
    checkExclusive(entry.value, ["messages", "handler"], derivation);
    checkExclusive(entry.value, ["messages", "elicit"], derivation);
  }
  for (const components of [tools, resources, prompts]) {
    for (const [entry] of components) {
      checkMeta(entry, findings);
      checkUiMeta(entry, derivation);
    }
    checkIdentifiers(components, findings);
  }
  for (const [entry] of methods) checkMethod(entry, extensions, derivation);
  checkIdentifiers(methods, findings);
  checkExtensions(extensions, derivation);
  checkAmbiguity(resources, derivation);
  const caching = valueAt(root, "cache");
  const isTemplate = (model: ManifestModel["resources"][number]): boolean => model.template !== undefined;
  checkListScope(
    "tools",
    caching,
    tools.map(([entry]) => entry),
    derivation,
  );
  checkListScope(
    "resources",
    caching,
    resources.filter(([, model]) => !isTemplate(model)).map(([entry]) => entry),
    derivation,
  );
  checkListScope(
    "templates",
    caching,
    resources.filter(([, model]) => isTemplate(model)).map(([entry]) => entry),
    derivation,
  );
  checkListScope(
    "prompts",
    caching,
    prompts.map(([entry]) => entry),
    derivation,
  );
  checkAuth(
    root,
    [...tools, ...resources, ...prompts, ...methods].map(([entry]) => entry),
    findings,
  );
  return {
    tools: tools.map(([, model]) => model),
    resources: models,
    prompts: prompts.map(([, model]) => model),
    skills: deriveSkills(root, models, derivation),
    methods: methods.map(([, model]) => model),
    visible: deriveVisible(
      [...tools, ...resources, ...prompts, ...methods].map(([entry]) => entry),
      findings,
    ),
  };
}
