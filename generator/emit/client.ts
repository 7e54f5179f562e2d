/** The generated client: types by wire name, the contract as data, and a `connect` that knows both. */

import type { Json } from "../manifest/model.ts";
import { type Check, VALIDATOR_NAMES } from "./checks.ts";
import type { ClientModel, ClientPrompt, ClientResource, ClientSchema, ClientTool } from "./client-model.ts";
import { schemaFingerprint } from "./fingerprint.ts";
import { CLIENT_CODEGEN_PATH } from "./import-paths.ts";
import type { ImportStyle } from "./layout.ts";
import { Namer, typeName, valueName } from "./namer.ts";
import { SchemaDeclarations } from "./schema-declarations.ts";
import { docComment, enclose, literal, objectKey, quote, typeKey } from "./text.ts";
import { emitValidators } from "./validators.ts";

const OWN_NAMES = (
  "Client Tools Resources Prompts connect contract isError validators Contract ContractClient ContractOptions " +
  "ErrorGuard PromptGet ResourceRead Target ToolCall ToolContent connectContract errorGuard " +
  "Array Object Partial Promise Readonly Record"
).split(" ");

/** Texts by file name: `STEM.ts`, and beside it the validators it needs. */
export async function emitClient(
  model: ClientModel,
  stem: string,
  style: ImportStyle,
): Promise<readonly (readonly [name: string, text: string])[]> {
  const emitter = new ClientEmitter(model);
  const body = await emitter.emit();
  const { checks } = emitter;
  const { header, schemas: shared } = model;
  const imports = [
    `import {\n${emitter.imports.map((name) => `  ${name},\n`).join("")}} from ${quote(CLIENT_CODEGEN_PATH)};`,
    ...(checks.length === 0 ? [] : [`import * as validators from ${quote(`./${stem}-validators${style}`)};`]),
  ].join("\n");
  const client: readonly [string, string] = [`${stem}.ts`, `${[header, imports, body].join("\n\n")}\n`];
  if (checks.length === 0) return [client];
  const validators = emitValidators({ header, checks, shared, codegen: CLIENT_CODEGEN_PATH });
  return [client, [`${stem}-validators.ts`, validators]];
}

/** A property of an object literal: its value is code. */
type Property = readonly [key: string, code: string];

class ClientEmitter {
  readonly #checks = new Map<string, Check>();
  readonly #model: ClientModel;
  readonly #schemas: SchemaDeclarations;
  readonly #validatorNames = new Namer(VALIDATOR_NAMES);
  readonly #used = new Set(["connectContract", "type Contract", "type ContractClient", "type ContractOptions"]);

  constructor(model: ClientModel) {
    this.#model = model;
    this.#schemas = new SchemaDeclarations(new Namer(OWN_NAMES), model.schemas);
  }

  get checks(): readonly Check[] {
    return [...this.#checks.values()];
  }

  get imports(): readonly string[] {
    const plain = (name: string): string => name.replace(/^type /, "");
    return [...this.#used].sort((a, b) => (plain(a) < plain(b) ? -1 : 1));
  }

  async emit(): Promise<string> {
    const { tools, resources, prompts } = this.#model;
    await this.#schemas.declareShared(false);
    const tables = [
      await this.#table(
        "Tools",
        "The tools by name: what each takes, answers with, and may refuse with.",
        tools,
        (tool) => this.#tool(tool),
      ),
      await this.#table("Resources", "The resources by name.", resources, (resource) => this.#resource(resource)),
      await this.#table("Prompts", "The prompts by name.", prompts, (prompt) => this.#prompt(prompt)),
    ];
    const data = [
      this.#list("tools", tools, (tool, as) => this.#toolContract(tool, as)),
      this.#list("resources", resources, (resource, as) => this.#resourceContract(resource, as)),
      this.#list("prompts", prompts, (prompt, as) => this.#promptContract(prompt, as)),
    ];
    return [...this.#schemas.texts, ...tables, this.#client(), this.#contract(data), ...this.#functions()].join("\n\n");
  }

  async #table<Entry extends ClientTool | ClientResource | ClientPrompt>(
    name: string,
    doc: string,
    entries: readonly Entry[],
    typed: (entry: Entry) => Promise<readonly string[]>,
  ): Promise<string> {
    const lines: string[] = [];
    for (const entry of entries) {
      const comment = docComment(entry.description, "  ");
      lines.push(`${comment}  ${typeKey(entry.name)}: ${block(await typed(entry), "  ")};\n`);
    }
    return `${docComment(doc)}export interface ${name} {${lines.length === 0 ? "" : "\n"}${lines.join("")}}`;
  }

  async #tool(tool: ClientTool): Promise<readonly string[]> {
    const base = typeName(tool.identifier);
    const key = `tool:${tool.name}`;
    const input = await this.#value(`${key} input`, `${base}Input`, tool.input, "Record<string, unknown>");
    const members = [`${input.comment}input: ${input.type}`];
    if (tool.output === undefined) {
      this.#used.add("type ToolContent");
      members.push("output: ToolContent");
    } else {
      const output = await this.#value(`${key} output`, `${base}Output`, tool.output, "unknown");
      members.push(`${output.comment}output: ${output.type}`);
    }
    const errors: string[] = [];
    for (const { name, data, places } of tool.errors) {
      const given = places.map((place) => `${typeKey(place)}: string | number`);
      const type = data
        ? (await this.#value(`${key} error ${name}`, `${base}${typeName(name)}Data`, { schema: data }, "unknown")).type
        : given.length === 0
          ? "Record<string, never>"
          : `{ ${given.join("; ")} }`;
      errors.push(`${typeKey(name)}: ${type}`);
    }
    return errors.length === 0 ? members : [...members, `errors: ${block(errors, "    ")}`];
  }

  async #resource({ name, identifier, params, completes }: ClientResource): Promise<readonly string[]> {
    if (params === undefined) return ["params: Record<string, never>"];
    const wish = `${typeName(identifier)}Params`;
    const { type } = await this.#value(`resource:${name} params`, wish, { schema: params }, "unknown");
    return [`params: ${type}`, ...completed(completes)];
  }

  async #prompt({ identifier, arguments: taken, completes }: ClientPrompt): Promise<readonly string[]> {
    const type = await this.#schemas.declare(`${typeName(identifier)}Arguments`, taken, "given");
    return [`arguments: ${type}`, ...completed(completes)];
  }

  /** Declares the type of a schema and asks for its validator. */
  async #value(
    key: string,
    wish: string,
    { schema, dialect, reason }: ClientSchema,
    otherwise: string,
  ): Promise<{ readonly type: string; readonly comment: string }> {
    if (schema === undefined) return { type: otherwise, comment: `/** Not known: ${oneLine(reason)} */ ` };
    const type = await this.#schemas.declare(wish, schema, "given");
    const exported = this.#validatorNames.claim(valueName(wish));
    this.#checks.set(key, {
      key,
      exported,
      schema,
      variant: "given",
      converts: false,
      ...(dialect === undefined ? {} : { dialect }),
    });
    return { type, comment: "" };
  }

  #client(): string {
    const { server, tools, resources, prompts } = this.#model;
    const section = (
      name: string,
      helper: string,
      table: string,
      entries: readonly (ClientTool | ClientResource | ClientPrompt)[],
    ): string => {
      const known = identifiersOf(entries);
      const lines = entries.flatMap((entry) => {
        const as = known.get(entry);
        if (as === undefined) return [];
        this.#used.add(`type ${helper}`);
        return [`${docComment(entry.description, "    ")}    ${as}: ${helper}<${table}[${quote(entry.name)}]>;\n`];
      });
      return `  readonly ${name}: {${lines.length === 0 ? "" : "\n"}${lines.join("")}${lines.length === 0 ? "" : "  "}};\n`;
    };
    return (
      docComment(
        `A connection to ${server}. \`call\`, \`read\` and \`prompt\` take every name, these those that make identifiers.`,
      ) +
      "export interface Client extends ContractClient<Tools, Resources, Prompts> {\n" +
      section("tools", "ToolCall", "Tools", tools) +
      section("resources", "ResourceRead", "Resources", resources) +
      section("prompts", "PromptGet", "Prompts", prompts) +
      "}"
    );
  }

  #contract(lists: readonly string[]): string {
    const { source, regenerate } = this.#model;
    const lines = ["codegen: 1", `source: ${quote(source)}`, `regenerate: ${quote(regenerate)}`, ...lists];
    return `const contract: Contract = {\n${lines.map((line) => `  ${line},\n`).join("")}};`;
  }

  #list<Entry extends ClientTool | ClientResource | ClientPrompt>(
    key: string,
    entries: readonly Entry[],
    data: (entry: Entry, as: readonly Property[]) => readonly Property[],
  ): string {
    const known = identifiersOf(entries);
    const items = entries.map((entry) => {
      const as = known.get(entry);
      return `    ${object(data(entry, as === undefined ? [] : [["as", quote(as)]]), "    ")},\n`;
    });
    return `${key}: [${items.length === 0 ? "" : "\n"}${items.join("")}${items.length === 0 ? "" : "  "}]`;
  }

  #toolContract(tool: ClientTool, as: readonly Property[]): readonly Property[] {
    const key = `tool:${tool.name}`;
    const { input, output } = tool.listed;
    const fingerprints = {
      input: schemaFingerprint(input),
      ...(output === undefined ? {} : { output: schemaFingerprint(output) }),
    };
    const errors = tool.errors.map(({ name, data }): Property => {
      return [name, data === undefined ? "{}" : `{ data: ${this.#validator(`${key} error ${name}`)} }`];
    });
    return [
      ["name", quote(tool.name)],
      ...as,
      ...this.#validated("input", `${key} input`),
      ...this.#validated("output", `${key} output`),
      ...(errors.length === 0 ? [] : [["errors", object(errors, "      ")] as const]),
      ...(tool.mirrored.length === 0
        ? []
        : [["mirrored", literal(tool.mirrored as unknown as Json, "      ")] as const]),
      ["fingerprint", literal(fingerprints, "      ")],
    ];
  }

  #resourceContract({ name, uri }: ClientResource, as: readonly Property[]): readonly Property[] {
    return [
      ["name", quote(name)],
      ...as,
      ["uri", literal(uri as unknown as Json, "      ")],
      ...this.#validated("params", `resource:${name} params`),
    ];
  }

  #promptContract({ name, required }: ClientPrompt, as: readonly Property[]): readonly Property[] {
    return [["name", quote(name)], ...as, ["arguments", literal(required, "      ")]];
  }

  #validated(key: string, check: string): readonly Property[] {
    const validator = this.#validator(check);
    return validator === undefined ? [] : [[key, validator]];
  }

  #validator(key: string): string | undefined {
    const check = this.#checks.get(key);
    return check && `validators.${check.exported}`;
  }

  #functions(): readonly string[] {
    const { server, tools } = this.#model;
    this.#used.add("type Target");
    const connect =
      docComment(`Connects to ${server}: a URL, a command to start, or a server of this process.`) +
      "export function connect(target: Target, options?: ContractOptions): Promise<Client> {\n" +
      "  return connectContract<Client>(contract, target, options);\n}";
    if (tools.every(({ errors }) => errors.length === 0)) return [connect];
    this.#used.add("errorGuard").add("type ErrorGuard");
    const example = tools.find(({ errors }) => errors.length > 0)!;
    const doc = `Whether an error is one that a tool declares: \`isError(error, ${quote(example.name)})\`, or with its code that one.`;
    return [connect, `${docComment(doc)}export const isError: ErrorGuard<Tools> = errorGuard();`];
  }
}

/** What entries are called in code; none where two would be called the same, or the name makes no identifier. */
function identifiersOf<Entry extends { readonly identifier: string }>(
  entries: readonly Entry[],
): ReadonlyMap<Entry, string> {
  const claims = new Map<string, number>();
  for (const { identifier } of entries) claims.set(identifier, (claims.get(identifier) ?? 0) + 1);
  const usable = ({ identifier }: Entry): boolean =>
    claims.get(identifier) === 1 && typeKey(identifier) === identifier && identifier !== "__proto__";
  return new Map(entries.filter(usable).map((entry) => [entry, entry.identifier]));
}

function completed(names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`completes: ${[...new Set(names)].map(quote).join(" | ")}`];
}

function object(properties: readonly Property[], indent: string): string {
  return enclose(
    properties.map(([key, code]) => `${objectKey(key)}: ${code}`),
    "{}",
    indent,
  );
}

/** Members of a type, one a line. */
function block(members: readonly string[], indent: string): string {
  return `{\n${members.map((member) => `${indent}  ${member};\n`).join("")}${indent}}`;
}

function oneLine(text: string): string {
  return docComment(text.replace(/\s+/g, " ")).slice(4, -4);
}
