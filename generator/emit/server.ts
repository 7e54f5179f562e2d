/** `server.ts`: the definition of the server, as data to be read. */
import { posix } from "node:path";
import type {
  CompletionModel,
  ErrorModel,
  Json,
  JsonObject,
  ManifestModel,
  MethodModel,
  PromptModel,
  QuestionModel,
  ResourceModel,
  SkillModel,
  ToolModel,
} from "../manifest/model.ts";
import type { Check } from "./checks.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { type HandlerSlot, slotType, TYPE_TABLES } from "./handler-slots.ts";
import { CODEGEN_PATH } from "./import-paths.ts";
import { fileHeader, type ImportStyle, manifestName, relativeImport } from "./layout.ts";
import { Namer, valueName } from "./namer.ts";
import { enclose, literal, objectKey, quote } from "./text.ts";

/** A property of an object literal: its value is code. */
type Property = readonly [key: string, code: string];

export function emitServer(
  model: ManifestModel,
  slots: readonly HandlerSlot[],
  checks: readonly Check[],
  style: ImportStyle,
): string {
  return new ServerEmitter(model, slots, checks, style).emit();
}

class ServerEmitter {
  readonly #model: ManifestModel;
  readonly #slots: ReadonlyMap<string, HandlerSlot>;
  readonly #checks: ReadonlyMap<string, string>;
  readonly #style: ImportStyle;
  readonly #namer = new Namer([
    "server",
    "defineServer",
    "lifespan",
    "validators",
    "URL",
    ...Object.values(TYPE_TABLES),
  ]);
  readonly #imports: string[] = [];
  /** Local name of each function that several components share. */
  readonly #locals = new Map<string, string>();
  readonly #types = new Set<string>();

  constructor(model: ManifestModel, slots: readonly HandlerSlot[], checks: readonly Check[], style: ImportStyle) {
    this.#model = model;
    this.#slots = new Map(slots.map((slot) => [slot.id, slot]));
    this.#checks = new Map(checks.map((check) => [check.key, check.exported]));
    this.#style = style;
  }

  emit(): string {
    const model = this.#model;
    const depth = posix.join(model.source, "generated").split("/").length;
    const literals = model.resources.filter((resource) => resource.template === undefined);
    const templates = model.resources.filter((resource) => resource.template !== undefined);
    const definition = object(
      [
        ["codegen", "1"],
        ["manifest", quote(manifestName(model))],
        ["base", `new URL(${quote("../".repeat(depth))}, import.meta.url).href`],
        ["server", literal({ ...model.server } as JsonObject, "  ")],
        ...optional("instructions", model.instructions),
        ...(model.app === undefined ? [] : [["app", "lifespan"] as const]),
        ...optional("serve", model.serve, "  "),
        ...optional("auth", model.auth, "  "),
        ...(model.verify === undefined ? [] : [["verify", this.#handler("auth:verify")] as const]),
        ...optional("cache", model.cache as Json | undefined, "  "),
        ...(Object.keys(model.lines).length === 0 ? [] : optional("lines", model.lines, "  ")),
        ["tools", list(model.tools.map((tool) => this.#tool(tool)))],
        ["resources", list(literals.map((resource) => this.#resource(resource)))],
        ["templates", list(templates.map((resource) => this.#template(resource)))],
        ["prompts", list(model.prompts.map((prompt) => this.#prompt(prompt)))],
        ...(model.skills.length === 0 ? [] : [["skills", list(model.skills.map(skillLiteral))] as const]),
        ...(model.methods.length === 0
          ? []
          : [["methods", list(model.methods.map((method) => this.#method(method)))] as const]),
        ...optional("extensions", model.extensions, "  "),
      ],
      "",
    );
    return `${[fileHeader(model), this.#importLines(), `/** Everything ${quoteInComment(manifestName(model))} says. */\nexport const server: Server = defineServer(${definition});`].join("\n\n")}\n`;
  }

  #importLines(): string {
    const own = posix.join(this.#model.source, "generated");
    const beside = (name: string): string => quote(relativeImport(own, posix.join(own, name), this.#style));
    return [
      `import { defineServer, type Server } from ${quote(CODEGEN_PATH)};`,
      ...(this.#model.app === undefined
        ? []
        : [`import * as lifespan from ${quote(relativeImport(own, posix.normalize(this.#model.app), this.#style))};`]),
      ...this.#imports,
      ...(this.#types.size > 0
        ? [`import type { ${[...this.#types].sort().join(", ")} } from ${beside("types.ts")};`]
        : []),
      ...(this.#checks.size > 0 ? [`import * as validators from ${beside("validators.ts")};`] : []),
    ].join("\n");
  }

  #tool(tool: ToolModel): string {
    const key = `tool:${tool.name}`;
    const listed = {
      name: tool.name,
      ...tool.listed,
      inputSchema: tool.input.listed,
      ...(tool.output ? { outputSchema: tool.output.listed } : {}),
    };
    return this.#component(tool, [
      ["tool", literal(listed, "      ")],
      ["input", this.#validator(`${key} input`)],
      ...(tool.output ? [["output", this.#validator(`${key} output`)] as const] : []),
      ...optional("coerce", tool.coerce),
      ...(tool.errors.length === 0
        ? []
        : [["errors", this.#byName(tool.errors, (one) => this.#error(key, one))] as const]),
      ...this.#questions(key, tool.elicit),
      ...optional("once", tool.once),
      ...optional("task", tool.task),
      ...(tool.mirrored.length === 0 ? [] : optional("mirrored", tool.mirrored as unknown as Json, "      ")),
      ["handler", this.#handler(key)],
    ]);
  }

  #error(key: string, error: ErrorModel): readonly Property[] {
    return [
      ["message", quote(error.message)],
      ...(error.data ? [["data", this.#validator(`${key} error ${error.name}`)] as const] : []),
    ];
  }

  #questions(key: string, questions: readonly QuestionModel[] | undefined): readonly Property[] {
    if (questions === undefined || questions.length === 0) return [];
    return [["elicit", this.#byName(questions, (one) => this.#question(key, one))]];
  }

  #question(key: string, question: QuestionModel): readonly Property[] {
    return [
      ["message", quote(question.message)],
      ...(question.schema
        ? ([
            ["schema", literal(question.schema.listed, "          ")],
            ["answer", this.#validator(`${key} answer ${question.name}`)],
          ] as const)
        : []),
      ...optional("url", question.url),
      ...optional("beforeTask", question.beforeTask),
    ];
  }

  #resource(resource: ResourceModel): string {
    const { contents } = resource;
    return this.#component(resource, [
      ["name", quote(resource.name)],
      ["resource", literal({ uri: resource.uri, name: resource.name, ...resource.listed }, "      ")],
      ...(contents
        ? [["contents", literal(contents, "      ")] as const]
        : this.#ownHandler(`resource:${resource.name}`)),
      ...this.#questions(`resource:${resource.name}`, resource.elicit),
    ]);
  }

  #template(resource: ResourceModel): string {
    const { contents, template } = resource;
    const key = `resource:${resource.name}`;
    return this.#component(resource, [
      ["name", quote(resource.name)],
      ["template", literal({ uriTemplate: resource.uri, name: resource.name, ...resource.listed }, "      ")],
      ["uri", literal(template as unknown as Json, "      ")],
      ...(resource.params ? [["params", this.#validator(`${key} params`)] as const] : []),
      ...this.#completions(resource.name, resource.complete),
      ...(contents && "dir" in contents ? [["dir", quote(contents.dir)] as const] : []),
      ...(contents ? [] : this.#ownHandler(key)),
      ...this.#questions(key, resource.elicit),
    ]);
  }

  #prompt(prompt: PromptModel): string {
    const key = `prompt:${prompt.name}`;
    const args = prompt.arguments.map(({ name, title, description, required }) => ({
      name,
      ...(title === undefined ? {} : { title }),
      ...(description === undefined ? {} : { description }),
      required,
    }));
    const listed = { name: prompt.name, ...prompt.listed, ...(args.length === 0 ? {} : { arguments: args }) };
    return this.#component(prompt, [
      ["prompt", literal(listed, "      ")],
      ["arguments", this.#validator(`${key} arguments`)],
      ...(prompt.messages ? optional("messages", prompt.messages, "      ") : []),
      ...this.#completions(prompt.name, prompt.complete),
      ...(prompt.messages ? [] : this.#ownHandler(key)),
      ...this.#questions(key, prompt.elicit),
    ]);
  }

  #method(method: MethodModel): string {
    const key = `method:${method.name}`;
    return this.#component(method, [
      ["method", quote(method.name)],
      ["params", this.#validator(`${key} params`)],
      ...(method.result ? [["result", this.#validator(`${key} result`)] as const] : []),
      ...optional("extension", method.extension),
      ["handler", this.#handler(key)],
    ]);
  }

  #component(component: MethodModel | ToolModel | ResourceModel | PromptModel, own: readonly Property[]): string {
    return object(
      [
        ...own,
        ["fingerprint", quote(fingerprintOf(component))],
        ...optional("scopes", component.scopes as Json | undefined),
        ...optional("public", component.public),
        ...optional("timeout", component.timeout),
        ...(component.visible === undefined
          ? []
          : [["visible", this.#handler(`visible:${component.visible}`)] as const]),
        ...("cache" in component ? optional("cache", component.cache as Json | undefined) : []),
      ],
      "    ",
    );
  }

  #completions(owner: string, completions: readonly CompletionModel[]): readonly Property[] {
    if (completions.length === 0) return [];
    const entries = completions.map((completion): Property => {
      const code = completion.values
        ? literal(completion.values, "        ")
        : this.#handler(`completion:${owner}.${completion.argument}`);
      return [completion.argument, code];
    });
    return [["complete", object(entries, "      ")]];
  }

  #byName<T extends { readonly name: string }>(items: readonly T[], each: (item: T) => readonly Property[]): string {
    return object(
      items.map((item): Property => [item.name, object(each(item), "        ")]),
      "      ",
    );
  }

  #ownHandler(key: string): readonly Property[] {
    return [["handler", this.#handler(key)]];
  }

  /** The handler's local name, imported; one that stands elsewhere is held to its type here. */
  #handler(id: string): string {
    const slot = this.#slots.get(id)!;
    const imported = this.#locals.get(id);
    if (imported !== undefined) return imported;
    const local = this.#namer.claim(slot.exported, valueName(`${slot.exported}-${slot.kind}`));
    this.#locals.set(id, local);
    const name = local === slot.exported ? local : `${slot.exported} as ${local}`;
    const path = relativeImport(posix.join(this.#model.source, "generated"), slot.path, this.#style);
    this.#imports.push(`import { ${name} } from ${quote(path)};`);
    if (!slot.external) return local;
    this.#types.add(TYPE_TABLES[slot.kind]);
    return `${local} satisfies ${slotType(slot)}`;
  }

  #validator(key: string): string {
    return `validators.${this.#checks.get(key)!}`;
  }
}

function skillLiteral({ uri, folder, frontmatter, digest }: SkillModel): string {
  return literal({ uri, folder, frontmatter, digest }, "    ");
}

function object(properties: readonly Property[], indent: string): string {
  const items = properties.map(([key, code]) => (key === code ? code : `${objectKey(key)}: ${code}`));
  return enclose(items, "{}", indent);
}

function list(items: readonly string[]): string {
  return items.length === 0 ? "[]" : `[\n${items.map((item) => `    ${item},\n`).join("")}  ]`;
}

function optional(key: string, value: Json | undefined, indent = "      "): readonly Property[] {
  return value === undefined ? [] : [[key, literal(value, indent)]];
}

function quoteInComment(text: string): string {
  return text.replace(/[^\w. -]/g, "_");
}
