import type { Docs } from "./docs.ts";
import { methodOf, refName, type Schema } from "./json-schema.ts";
import type { RevisionModel } from "./normalise.ts";
import { access, definitionComment, docComment, quote } from "./print.ts";

/** Definitions that get a class: requests, notifications and results of the revision's methods. */
export function messageNames(model: RevisionModel): readonly string[] {
  const names = model.methods.flatMap((method) =>
    method.kind === "notification"
      ? [method.definition]
      : [method.definition, ...method.results, ...(method.interim === undefined ? [] : [method.interim])],
  );
  return [...new Set(names)].sort();
}

/** `<rev>/messages.ts`: an interface and a class of the same name for each message. */
export function emitMessages(model: RevisionModel, docs: Docs): string {
  const names = messageNames(model);
  const messages = names.map((name) => emitMessage(name, model, docs));
  const copies = messages.some((message) => message.includes("copyOthers(")) ? "copyOthers, " : "";
  return [
    `import { ${copies}parseShape } from "../contract/message.ts";
import type * as types from "./types.ts";
import * as validators from "./validators/all.js";\n`,
    ...messages,
  ].join("\n");
}

/** Members every message begins with on the wire; the rest follow in the schema's order, `_meta` last. */
const FIRST = ["jsonrpc", "id", "method", "params", "resultType"];

function emitMessage(name: string, model: RevisionModel, docs: Docs): string {
  const schema = flatten(model.definitions[name]!, model);
  const comment = docComment(definitionComment(docs, model.info.id, name, model.pairs.deprecated[name]));
  const open = schema.additionalProperties !== undefined;
  const method = methodOf(schema);
  const literals = Object.entries(schema.properties ?? {}).filter(
    ([field, sub]) => !open && sub.const !== undefined && schema.required?.includes(field),
  );
  const known = literals.map(([field]) => field);
  const fields = inWireOrder(Object.keys(schema.properties ?? {}));
  const given = fields.filter((field) => !known.includes(field));
  const omitted = known.map(quote).join(" | ");
  const init = known.length === 0 ? `types.${name}` : `Omit<types.${name}, ${omitted}>`;
  const optional = given.every((field) => !schema.required?.includes(field)) ? " = {}" : "";
  const assignments = fields.map((field) => renderAssignment(field, schema, known.includes(field))).join("");
  const rest = open ? "    copyOthers(this, init);\n" : "";
  const parameters = given.length === 0 && !open ? "" : `init: ${init}${optional}`;
  const literal = literals.some(([field]) => field === "method" || field === "resultType");
  return `export interface ${name} extends types.${name} {}
${comment}export class ${name} {
${method === undefined ? "" : `  static readonly method: ${quote(method)} = ${quote(method)};\n\n`}  constructor(${parameters}) {
${assignments}${rest}  }

  /** Whether a value is one. */
  static is(value: unknown): value is ${name} {
    return validators.${name}(value);
  }

  /** The same value, or a \`ShapeError\` that says what is wrong. */
  static parse(value: unknown): ${name} {
    return parseShape<${name}>(validators.${name}, ${quote(name)}, value);
  }
${literal ? `\n  static [Symbol.hasInstance](value: unknown): boolean {\n    return validators.${name}(value);\n  }\n` : ""}}
`;
}

function renderAssignment(field: string, schema: Schema, literal: boolean): string {
  const target = access("this", field);
  if (literal) return `    ${target} = ${JSON.stringify(schema.properties![field]!.const)};\n`;
  const value = access("init", field);
  if (schema.required?.includes(field)) return `    ${target} = ${value};\n`;
  return `    if (${value} !== undefined) ${target} = ${value};\n`;
}

function inWireOrder(fields: readonly string[]): readonly string[] {
  const first = FIRST.filter((field) => fields.includes(field));
  const rest = fields.filter((field) => !FIRST.includes(field) && field !== "_meta");
  return [...first, ...rest, ...fields.filter((field) => field === "_meta")];
}

/** An alias or an intersection as the one object it describes. */
function flatten(schema: Schema, model: RevisionModel): Schema {
  const parts = schema.$ref === undefined ? schema.allOf : [schema];
  if (parts === undefined) return schema;
  const flat = parts.map((part) =>
    part.$ref === undefined ? part : flatten(model.definitions[refName(part.$ref)]!, model),
  );
  const additionalProperties = flat.find((part) => part.additionalProperties !== undefined)?.additionalProperties;
  return {
    type: "object",
    properties: Object.assign({}, ...flat.map((part) => part.properties ?? {})) as Readonly<Record<string, Schema>>,
    required: flat.flatMap((part) => part.required ?? []),
    ...(additionalProperties === undefined ? {} : { additionalProperties }),
  };
}
