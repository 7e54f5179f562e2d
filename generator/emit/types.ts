/** `types.ts`: what handlers take and return, looked up by kind and wire name. */
import { posix } from "node:path";
import type {
  ManifestModel,
  MethodModel,
  PromptModel,
  QuestionModel,
  ResourceModel,
  ToolModel,
} from "../manifest/model.ts";
import { argumentsSchema, variableNames, variablesSchema } from "./implied-schemas.ts";
import { CODEGEN_PATH } from "./import-paths.ts";
import { fileHeader, type ImportStyle, relativeImport } from "./layout.ts";
import { Namer, typeName } from "./namer.ts";
import { SchemaDeclarations } from "./schema-declarations.ts";
import { hasDefaults } from "./schema-nodes.ts";
import { docComment, quote, typeKey } from "./text.ts";

const OWN_NAMES = [
  "App",
  "Completions",
  "MethodHandler",
  "Methods",
  "CompletionHandler",
  "PromptHandler",
  "Prompts",
  "ResourceHandler",
  "Resources",
  "ToolHandler",
  "Tools",
  "Visible",
  "VisibleHandler",
  "Awaited",
  "Record",
  "Partial",
  "Readonly",
  "Promise",
  "Array",
  "Object",
  "lifespan",
];

/** Names of the types of one component, for the files that import them. */
export interface TypesFile {
  readonly text: string;
  /** Type of each schema by the key the validators use: `tool:book_room input`. */
  readonly names: ReadonlyMap<string, string>;
}

export async function emitTypes(model: ManifestModel, style: ImportStyle): Promise<TypesFile> {
  const emitter = new TypesEmitter(model);
  const text = await emitter.emit(style);
  return { text, names: emitter.names };
}

class TypesEmitter {
  readonly names = new Map<string, string>();
  readonly #model: ManifestModel;
  readonly #schemas: SchemaDeclarations;
  readonly #used = new Set<string>();

  constructor(model: ManifestModel) {
    this.#model = model;
    this.#schemas = new SchemaDeclarations(new Namer(OWN_NAMES), model.schemas);
  }

  async emit(style: ImportStyle): Promise<string> {
    await this.#schemas.declareShared();
    const tables = [
      table("Tools", "Handlers of the tools, by name.", await inOrder(this.#model.tools, (tool) => this.#tool(tool))),
      table(
        "Resources",
        "Handlers of the resources, by name in the manifest.",
        await inOrder(this.#model.resources, (resource) => this.#resource(resource)),
      ),
      table(
        "Prompts",
        "Handlers of the prompts, by name.",
        await inOrder(this.#model.prompts, (prompt) => this.#prompt(prompt)),
      ),
      table(
        "Completions",
        "Handlers of completions, by name of the resource or prompt, then of the argument.",
        this.#completions(),
      ),
      ...(this.#model.methods.length === 0 ? [] : [await this.#methods()]),
      ...(this.#model.visible.length === 0 ? [] : [this.#visible()]),
      ...(this.#model.verify === undefined ? [] : [this.#auth()]),
    ];
    return `${[fileHeader(this.#model), this.#imports(style), this.#app(), ...this.#schemas.texts, ...tables]
      .filter((part) => part !== "")
      .join("\n\n")}\n`;
  }

  #imports(style: ImportStyle): string {
    const lines: string[] = [];
    const used = [...this.#used].sort();
    if (used.length > 0) lines.push(`import type { ${used.join(", ")} } from ${quote(CODEGEN_PATH)};`);
    if (this.#model.app !== undefined) {
      const from = posix.join(this.#model.source, "generated");
      lines.push(
        `import type * as lifespan from ${quote(relativeImport(from, posix.normalize(this.#model.app), style))};`,
      );
    }
    return lines.join("\n");
  }

  #app(): string {
    const doc = docComment("What the lifespan's `start` returns; handlers see it as `ctx.app`.");
    if (this.#model.app === undefined) return `${doc}export type App = undefined;`;
    return `${doc}export type App = typeof lifespan extends { start: (...args: never[]) => infer State } ? Awaited<State> : undefined;`;
  }

  async #tool(tool: ToolModel): Promise<readonly [string, string]> {
    const base = typeName(tool.identifier);
    const id = `tool:${tool.name}`;
    const input = await this.#schemas.declare(`${base}Input`, tool.input, "filled");
    this.names.set(`${id} input`, input);
    if (hasDefaults(tool.input.listed)) await this.#schemas.declare(`${base}Call`, tool.input, "given");
    let output = "void";
    if (tool.output) {
      output = await this.#schemas.declare(`${base}Output`, tool.output, "given");
      this.names.set(`${id} output`, output);
    }
    const extras = ["app: App"];
    const errors: string[] = [];
    for (const error of tool.errors) {
      const data = error.data
        ? await this.#schemas.declare(`${base}${typeName(error.name)}Data`, error.data, "given")
        : places(error.places);
      if (error.data) this.names.set(`${id} error ${error.name}`, data);
      errors.push(`${typeKey(error.name)}: ${data}`);
    }
    if (errors.length > 0) extras.push(`errors: ${members(errors, "    ")}`);
    extras.push(...(await this.#questions(id, base, tool.elicit)));
    this.#used.add("ToolHandler");
    return [tool.name, `ToolHandler<${input}, ${output}, ${members(extras, "  ")}>`];
  }

  /** The `elicit` member of a handler's extras, when it asks anything. */
  async #questions(id: string, base: string, declared: readonly QuestionModel[] | undefined): Promise<string[]> {
    const questions: string[] = [];
    for (const question of declared ?? []) {
      const parts = [`data: ${places(question.places)}`];
      if (question.url !== undefined) parts.push("url: true");
      if (question.schema) {
        const answer = await this.#schemas.declare(`${base}${typeName(question.name)}Answer`, question.schema, "given");
        this.names.set(`${id} answer ${question.name}`, answer);
        parts.push(`answer: ${answer}`);
      }
      questions.push(`${typeKey(question.name)}: { ${parts.join("; ")} }`);
    }
    return questions.length > 0 ? [`elicit: ${members(questions, "    ")}`] : [];
  }

  async #resource(resource: ResourceModel): Promise<readonly [string, string] | undefined> {
    const base = typeName(resource.identifier);
    let params = "Record<string, never>";
    const schema = resource.params ?? (resource.template && variablesSchema(resource, resource.template));
    if (schema) {
      if (resource.contents !== undefined && !resource.params) return undefined;
      params = await this.#schemas.declare(`${base}Params`, schema, "filled");
      this.names.set(`resource:${resource.name} params`, params);
    }
    if (resource.contents !== undefined) return undefined;
    this.#used.add("ResourceHandler");
    const extras = ["app: App", ...(await this.#questions(`resource:${resource.name}`, base, resource.elicit))];
    return [resource.name, `ResourceHandler<${params}, ${members(extras, "  ")}>`];
  }

  async #prompt(prompt: PromptModel): Promise<readonly [string, string] | undefined> {
    const schema = argumentsSchema(prompt);
    const base = typeName(prompt.identifier);
    const args = await this.#schemas.declare(`${base}Arguments`, schema, "filled");
    this.names.set(`prompt:${prompt.name} arguments`, args);
    if (prompt.messages !== undefined) return undefined;
    this.#used.add("PromptHandler");
    const extras = ["app: App", ...(await this.#questions(`prompt:${prompt.name}`, base, prompt.elicit))];
    return [prompt.name, `PromptHandler<${args}, ${members(extras, "  ")}>`];
  }

  async #methods(): Promise<string> {
    this.#used.add("MethodHandler");
    const entries = await inOrder(this.#model.methods, (method) => this.#method(method));
    return table("Methods", "Handlers of the server's own methods, by name.", entries);
  }

  async #method(method: MethodModel): Promise<readonly [string, string]> {
    const base = typeName(method.identifier);
    const id = `method:${method.name}`;
    const params = await this.#schemas.declare(`${base}Params`, method.params, "filled");
    this.names.set(`${id} params`, params);
    let result = "void";
    if (method.result) {
      result = await this.#schemas.declare(`${base}Result`, method.result, "given");
      this.names.set(`${id} result`, result);
    }
    return [method.name, `MethodHandler<${params}, ${result}, { app: App }>`];
  }

  #visible(): string {
    this.#used.add("VisibleHandler");
    const entries = this.#model.visible.map(({ name }) => [name, "VisibleHandler"] as const);
    return table("Visible", "Functions that say which callers see a component, by name.", entries);
  }

  #auth(): string {
    this.#used.add("VerifyToken");
    return table("Auth", "Functions that verify the credentials of callers.", [["verify", "VerifyToken"]]);
  }

  /** Peers complete with what is typed so far, so every other argument is a string, given or not. */
  #completions(): (readonly [string, string])[] {
    const owners = new Map<string, string[]>();
    const add = (owner: string, argument: string, names: readonly string[]): void => {
      const given = members(
        names.map((name) => `${typeKey(name)}: string`),
        "    ",
      );
      this.#used.add("CompletionHandler");
      const entries = owners.get(owner) ?? [];
      entries.push(`${typeKey(argument)}: CompletionHandler<${given}, { app: App }>`);
      owners.set(owner, entries);
    };
    for (const { name, complete, template } of this.#model.resources) {
      const names = template ? variableNames(template) : [];
      for (const one of complete) if (one.values === undefined) add(name, one.argument, names);
    }
    for (const { name, complete, arguments: all } of this.#model.prompts) {
      for (const one of complete)
        if (one.values === undefined)
          add(
            name,
            one.argument,
            all.map((argument) => argument.name),
          );
    }
    return [...owners].map(([owner, entries]) => [owner, `{\n    ${entries.join(";\n    ")};\n  }`]);
  }
}

function table(name: string, doc: string, entries: readonly (readonly [string, string] | undefined)[]): string {
  const lines = entries.filter((entry) => entry !== undefined).map(([key, type]) => `  ${typeKey(key)}: ${type};\n`);
  return `${docComment(doc)}export interface ${name} {${lines.length === 0 ? "" : "\n"}${lines.join("")}}`;
}

/** Members of a type literal, on one line where they fit. */
function members(list: readonly string[], indent: string): string {
  if (list.length === 0) return "{}";
  const line = `{ ${list.join("; ")} }`;
  if (line.length + indent.length <= 80 && !line.includes("\n")) return line;
  return `{\n${list.map((member) => `${indent}  ${member};\n`).join("")}${indent}}`;
}

/** What a message with `{{name}}` places takes when no schema says more. */
function places(names: readonly string[]): string {
  return members(
    names.map((name) => `${typeKey(name)}: string | number`),
    "      ",
  );
}

async function inOrder<T, R>(items: readonly T[], each: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await each(item));
  return results;
}
