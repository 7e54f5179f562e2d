/** Every function the user writes for a manifest: where it stands, what it is called, what type it has. */
import { posix } from "node:path";
import type { Location } from "../diagnostics.ts";
import { kebabCase } from "../manifest/identifiers.ts";
import type {
  JsonObject,
  ManifestModel,
  MethodModel,
  PromptModel,
  ResourceModel,
  ToolModel,
  VisibleModel,
} from "../manifest/model.ts";
import { digest } from "./fingerprint.ts";
import { argumentsSchema, variableNames } from "./implied-schemas.ts";
import { valueName } from "./namer.ts";
import { canonical } from "./schema-nodes.ts";
import { quote } from "./text.ts";

export type HandlerKind = "tool" | "resource" | "prompt" | "completion" | "method" | "visible" | "auth";

/** Interface in `types.ts` that holds the handler types of a kind. */
export const TYPE_TABLES: Readonly<Record<HandlerKind, string>> = {
  tool: "Tools",
  resource: "Resources",
  prompt: "Prompts",
  completion: "Completions",
  method: "Methods",
  visible: "Visible",
  auth: "Auth",
};

/** Folder below the source that holds the handlers of a kind. */
export const HANDLER_FOLDERS: Readonly<Record<HandlerKind, string>> = {
  tool: "tools",
  resource: "resources",
  prompt: "prompts",
  completion: "completions",
  method: "methods",
  visible: "visible",
  auth: "auth",
};

export interface HandlerSlot {
  readonly kind: HandlerKind;
  /** Name of the tool, resource, prompt or function. */
  readonly name: string;
  /** Completions only: the argument or variable. */
  readonly argument?: string;
  /** `tool:book_room`; names it in the ledger. */
  readonly id: string;
  readonly exported: string;
  /** Relative to the manifest's folder, `/`-separated. */
  readonly path: string;
  /** Whether `handler:` put it where the user wanted. */
  readonly external: boolean;
  /** Earlier name, as it stands behind the kind in the earlier `id`. */
  readonly previously?: string;
  readonly description?: string;
  /** Digest of the types it takes and returns: equal for a component that was only renamed. */
  readonly shape: string;
  /** Parameters of a stub. */
  readonly parameters: string;
  readonly location: Location;
}

type Owner = ToolModel | ResourceModel | PromptModel | MethodModel;

/** Slots in the order of the manifest: tools, resources, prompts, each followed by its completions; what they share. */
export function deriveHandlerSlots(model: ManifestModel): HandlerSlot[] {
  return [
    ...model.tools.map((tool) => ownSlot("tool", tool, model, "_input, _ctx")),
    ...model.resources.flatMap((resource) => [
      ...(resource.contents === undefined ? [ownSlot("resource", resource, model, "_params, _ctx")] : []),
      ...completionSlots(resource, model),
    ]),
    ...model.prompts.flatMap((prompt) => [
      ...(prompt.messages === undefined ? [ownSlot("prompt", prompt, model, "_args, _ctx")] : []),
      ...completionSlots(prompt, model),
    ]),
    ...model.methods.map((method) => ownSlot("method", method, model, "_params, _ctx")),
    ...model.visible.map((visible) => visibleSlot(visible, model)),
    ...(model.verify === undefined ? [] : [verifySlot(model.verify, model)]),
  ];
}

/** `Tools["book_room"]`, `Completions["room"]["number"]`. */
export function slotType(slot: Pick<HandlerSlot, "kind" | "name" | "argument">): string {
  const argument = slot.argument === undefined ? "" : `[${quote(slot.argument)}]`;
  return `${TYPE_TABLES[slot.kind]}[${quote(slot.name)}]${argument}`;
}

function ownSlot(kind: HandlerKind, owner: Owner, model: ManifestModel, parameters: string): HandlerSlot {
  const { external } = owner;
  const path = external
    ? posix.normalize(external.path)
    : posix.join(model.source, HANDLER_FOLDERS[kind], `${owner.stem}.ts`);
  return {
    kind,
    name: owner.name,
    id: `${kind}:${owner.name}`,
    exported: external?.exported ?? owner.identifier,
    path,
    external: external !== undefined,
    shape: shapeOf(owner),
    parameters,
    location: owner.location,
    ...(owner.previously === undefined ? {} : { previously: owner.previously }),
    ...described(owner.listed),
  };
}

function completionSlots(owner: ResourceModel | PromptModel, model: ManifestModel): HandlerSlot[] {
  return owner.complete
    .filter((completion) => completion.values === undefined)
    .map((completion) => ({
      kind: "completion",
      name: owner.name,
      argument: completion.argument,
      id: `completion:${owner.name}.${completion.argument}`,
      exported: completion.identifier ?? valueName(`${owner.identifier}-${completion.argument}`),
      path: posix.join(
        model.source,
        HANDLER_FOLDERS.completion,
        `${completion.stem ?? `${owner.stem}-${kebabCase(completion.argument)}`}.ts`,
      ),
      external: false,
      ...(owner.previously === undefined ? {} : { previously: `${owner.previously}.${completion.argument}` }),
      shape: digest(`completion ${completion.argument}`).slice(0, 32),
      parameters: "_value, _ctx",
      location: completion.location,
    }));
}

function visibleSlot({ name, stem, location }: VisibleModel, model: ManifestModel): HandlerSlot {
  return {
    kind: "visible",
    name,
    id: `visible:${name}`,
    exported: name,
    path: posix.join(model.source, HANDLER_FOLDERS.visible, `${stem}.ts`),
    external: false,
    description: "Says which callers see what names this function.",
    shape: digest("visible").slice(0, 32),
    parameters: "_auth",
    location,
  };
}

function verifySlot(location: Location, model: ManifestModel): HandlerSlot {
  return {
    kind: "auth",
    name: "verify",
    id: "auth:verify",
    exported: "verify",
    path: posix.join(model.source, HANDLER_FOLDERS.auth, "verify.ts"),
    external: false,
    description: "Verifies a token: says whose it is and whom it was issued for, or refuses it with `undefined`.",
    shape: digest("verify").slice(0, 32),
    parameters: "_token",
    location,
  };
}

function shapeOf(owner: Owner): string {
  const types =
    "input" in owner
      ? { input: owner.input.listed, output: owner.output?.listed ?? null }
      : "uri" in owner
        ? { variables: owner.template ? variableNames(owner.template) : [], params: owner.params?.listed ?? null }
        : "arguments" in owner
          ? { arguments: argumentsSchema(owner).listed }
          : { params: owner.params.listed, result: owner.result?.listed ?? null };
  return digest(canonical(types)).slice(0, 32);
}

function described(listed: JsonObject): { description?: string } {
  const description = listed["description"] ?? listed["title"];
  return typeof description === "string" ? { description } : {};
}
