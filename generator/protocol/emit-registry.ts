import type { Era } from "../contract/contract.ts";
import type { Diagnostic } from "../diagnostics.ts";
import { typeMaps } from "./emit-tables.ts";
import { finding } from "./findings.ts";
import { isObject, type Schema } from "./json-schema.ts";
import type { RevisionModel } from "./normalise.ts";
import { propertyName, quote } from "./print.ts";

/** `revisions.ts`: every revision, its tables loaded when they are first needed. */
export function emitRevisions(models: readonly RevisionModel[]): string {
  const ids = models.map(({ info }) => quote(info.id));
  const entries = models.map(({ info }) => {
    const load = (role: string): string => `() => import("./${info.id}/${role}.ts").then((module) => module.${role})`;
    return `  [
    ${quote(info.id)},
    {
      id: ${quote(info.id)},
      era: ${quote(info.era)},
      server: ${load("server")},
      client: ${load("client")},
    },
  ],\n`;
  });
  return `import type { RevisionEntry } from "./contract/contract.ts";

/** Every revision of the protocol. */
export type RevisionId = ${ids.join(" | ")};

/** Every revision, oldest first. */
export const revisions: ReadonlyMap<string, RevisionEntry> = new Map<string, RevisionEntry>([\n${entries.join("")}]);
${newest(models, "legacy", "opens with a handshake")}${newest(models, "modern", "carries its version on every request")}`;
}

function newest(models: readonly RevisionModel[], era: Era, about: string): string {
  const info = models.map((model) => model.info).findLast((entry) => entry.era === era && entry.status !== "draft");
  if (info === undefined) return "";
  const name = era === "legacy" ? "newestLegacy" : "newestModern";
  return `\n/** The newest revision that ${about}. */\nexport const ${name}: ${quote(info.id)} = ${quote(info.id)};\n`;
}

/** `index.ts`: the registry, and what is true across revisions. */
export function emitIndex(models: readonly RevisionModel[]): string {
  const alias = (id: string): string => `r${id.replaceAll(/\W/g, "")}`;
  const maps = ["ClientRequests", "ServerRequests", "ClientNotifications", "ServerNotifications"].map((map) => {
    const newestOf = new Map<string, string>();
    for (const model of models) {
      for (const { method } of typeMaps(model).find(({ name }) => name === map)!.methods) {
        newestOf.set(method, `${alias(model.info.id)}.${map}[${quote(method)}]`);
      }
    }
    const entries = [...newestOf].sort(([a], [b]) => (a < b ? -1 : 1));
    const sentence = map.replace(/([a-z])([A-Z])/, (_, end: string, begin: string) => `${end} ${begin.toLowerCase()}`);
    const method = map.replace(/Requests$/, "").replace(/Notifications$/, "Notification");
    return `/** ${sentence} of all revisions, each as the newest that has it says. */
export interface Any${map} {\n${entries.map(([name, type]) => `  ${quote(name)}: ${type};\n`).join("")}}

export type ${method}Method = keyof Any${map};\n`;
  });
  const text = maps.join("\n");
  const imports = models
    .filter(({ info }) => text.includes(`${alias(info.id)}.`))
    .map(({ info }) => `import type * as ${alias(info.id)} from "./${info.id}/methods.ts";\n`);
  return `${imports.join("")}
export * from "./codes.ts";
export * from "./revisions.ts";

${text}`;
}

/** `codes.ts`: error codes of all revisions, by name. */
export function emitCodes(models: readonly RevisionModel[]): { text: string; findings: readonly Diagnostic[] } {
  const codes = new Map<string, number>();
  const findings: Diagnostic[] = [];
  for (const model of models) {
    for (const [name, code] of Object.entries(codesOf(model))) {
      if ((codes.get(name) ?? code) === code) codes.set(name, code);
      else {
        const file = `protocol/${model.info.id}/pairs.json`;
        const hint = "A name has one code in all revisions.";
        findings.push(finding("codeConflict", file, `${name} is ${code} here and ${codes.get(name)} before`, hint));
      }
    }
  }
  const lines = [...codes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, code]) => `export const ${propertyName(name)}: ${code} = ${code};\n`);
  return { text: `/** Error codes of the protocol. */\n\n${lines.join("")}`, findings };
}

/** What `pairs.json` names, and every further literal code of an error definition under a name made from its own. */
function codesOf(model: RevisionModel): Readonly<Record<string, number>> {
  const codes: Record<string, number> = { ...model.pairs.codes };
  const named = new Set(Object.values(codes));
  for (const [definition, schema] of Object.entries(model.definitions)) {
    const code = definition.endsWith("Error") ? literalCode(schema) : undefined;
    if (code !== undefined && !named.has(code)) codes[constantName(definition)] ??= code;
  }
  return codes;
}

function literalCode(schema: Schema): number | undefined {
  const own = schema.properties?.["code"]?.const;
  if (typeof own === "number") return own;
  const parts = schema.properties?.["error"]?.allOf ?? [];
  const nested = parts.map((part) => part.properties?.["code"]).find(isObject);
  return typeof nested?.["const"] === "number" ? nested["const"] : undefined;
}

/** `HeaderMismatchError` is `HEADER_MISMATCH`; a single word keeps its `ERROR`. */
function constantName(definition: string): string {
  const words = definition.replaceAll(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, "$1$3_$2").toUpperCase();
  const stem = words.replace(/_ERROR$/, "");
  return stem.includes("_") ? stem : words;
}
