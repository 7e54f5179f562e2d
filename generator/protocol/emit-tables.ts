import type { MethodModel, RequestModel } from "./derive-methods.ts";
import { deriveShapes } from "./derive-shapes.ts";
import type { Docs } from "./docs.ts";
import type { Json } from "./json-schema.ts";
import type { RevisionModel } from "./normalise.ts";
import { docComment, propertyName, quote } from "./print.ts";
import { sends } from "./roles.ts";

/** The type maps of a revision: name, what it holds, and the methods in it. */
export function typeMaps(
  model: RevisionModel,
): readonly { readonly name: string; readonly about: string; readonly methods: readonly MethodModel[] }[] {
  const of = (kind: MethodModel["kind"], role: "client" | "server") =>
    model.methods.filter((method) => method.kind === kind && sends(method, role));
  const maps = [
    { name: "ClientRequests", about: "Requests a client sends", methods: of("request", "client") },
    { name: "ServerRequests", about: "Requests a server sends", methods: of("request", "server") },
    { name: "ClientNotifications", about: "Notifications a client sends", methods: of("notification", "client") },
    { name: "ServerNotifications", about: "Notifications a server sends", methods: of("notification", "server") },
  ];
  const inputs = model.methods.filter(({ sender }) => sender === "input");
  if (inputs.length === 0) return maps;
  const about = "Requests that travel inside a result";
  return [...maps, { name: "InputRequestMap", about, methods: inputs }];
}

/** `<rev>/methods.ts`: types and facts of every method. */
export function emitMethods(model: RevisionModel, docs: Docs): string {
  const { id } = model.info;
  const wire = model.methods.filter(({ sender }) => sender !== "input");
  const inputs = model.methods.filter(({ sender }) => sender === "input");
  const facts = (name: string, about: string, type: string, methods: readonly MethodModel[]): string =>
    `/** ${about} */\nexport const ${name}: ReadonlyMap<string, ${type}> = new Map<string, ${type}>([\n${methods
      .map((method) => `  [${quote(method.method)}, ${renderFacts(method)}],\n`)
      .join("")}]);\n`;
  const contract = inputs.length === 0 ? "MethodFacts" : "MethodFacts, RequestFacts";
  return [
    `import type { ${contract} } from "../contract/contract.ts";\nimport type * as types from "./types.ts";\n`,
    ...typeMaps(model).map(({ name, about, methods }) => {
      const entries = methods.map((method) => renderEntry(method, model, docs)).join("");
      return `/** ${about} in revision ${id}, by method. */\nexport interface ${name} {\n${entries}}\n`;
    }),
    facts("methods", `Every method of revision ${id}.`, "MethodFacts", wire),
    ...(inputs.length === 0
      ? []
      : [facts("inputRequests", "Requests that travel inside a result, by method.", "RequestFacts", inputs)]),
  ].join("\n");
}

function renderEntry(method: MethodModel, model: RevisionModel, docs: Docs): string {
  const deprecated = model.pairs.deprecated[method.definition];
  const comment = docComment(
    [docs.methods.get(method.method), deprecated === undefined ? undefined : `@deprecated ${deprecated}`],
    "  ",
  );
  const hasParams = model.definitions[method.definition]?.properties?.["params"] !== undefined;
  const params = hasParams ? `types.${method.definition}["params"]` : "undefined";
  const result =
    method.kind === "request" ? `; result: ${method.results.map((name) => `types.${name}`).join(" | ")}` : "";
  return `${comment}  ${quote(method.method)}: { params: ${params}${result} };\n`;
}

function renderFacts(method: MethodModel): string {
  const { kind, definition, params, capability, extension } = method;
  const sender = method.sender === "input" ? "server" : method.sender;
  const common = { kind, sender, definition, params };
  return renderLiteral(
    method.kind === "notification"
      ? { ...common, capability, extension }
      : { ...common, results: method.results, capability, extension, ...requestFlags(method) },
  );
}

function requestFlags(method: RequestModel): Readonly<Record<string, unknown>> {
  const { interim, mirrored, paginated, cacheable } = method;
  return { inputRequired: interim !== undefined, mirrored, paginated, cacheable };
}

/** `<rev>/shapes.ts`. */
export function emitShapes(model: RevisionModel): string {
  const entries = Object.entries(deriveShapes(model)).map(
    ([name, fields]) => `  ${propertyName(name)}: ${renderLiteral(fields)},\n`,
  );
  return `import type { Shapes } from "../contract/contract.ts";\n
/** Fields of each object of revision ${model.info.id}, and the objects inside them. */
export const shapes: Shapes = {\n${entries.join("")}};\n`;
}

/** `<rev>/values.ts`: what the schema says in prose only: defaults, and orders of enumerations. */
export function emitValues(model: RevisionModel): string {
  const { defaults, order } = model.pairs;
  const orders = Object.keys(order)
    .sort()
    .map((name) => {
      const constant = `${name[0]!.toLowerCase()}${name.slice(1)}Order`;
      return `/** Every \`${name}\` in the order of its meaning. */
export const ${constant}: readonly types.${name}[] = ${renderLiteral(order[name]!)};\n`;
    });
  const entries = Object.keys(defaults)
    .sort()
    .map((place) => `  readonly ${propertyName(place)}: ${renderLiteral(defaults[place] as Json)};\n`);
  const values = entries.map((line) => line.replace("  readonly ", "  ").replace(/;\n$/, ",\n"));
  const imports = orders.length === 0 ? "" : 'import type * as types from "./types.ts";\n\n';
  const table = `/** The value an absent field has, by \`Definition.field\`. */
export const defaults: {\n${entries.join("")}} = {\n${values.join("")}};\n`;
  return `${imports}${[...orders, table].join("\n")}`;
}

/** An object or list on one line, as a formatter would print it. */
export function renderLiteral(value: unknown): string {
  if (typeof value === "string") return quote(value);
  if (Array.isArray(value)) return `[${value.map(renderLiteral).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return "{}";
  return `{ ${entries.map(([key, item]) => `${propertyName(key)}: ${renderLiteral(item)}`).join(", ")} }`;
}
