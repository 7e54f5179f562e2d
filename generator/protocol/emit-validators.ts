import type { Home, LinkedRevision, LinkedValidator } from "./link-validators.ts";
import { rootsOf } from "./link-validators.ts";

/** `<rev>/validators/*.js` and their declarations, by path inside the revision's folder. */
export function emitValidators(linked: LinkedRevision): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const home of ["shared", "server", "client", "all"] as const) {
    files.set(`validators/${home}.js`, emitModule(linked, home));
    if (home !== "shared") files.set(`validators/${home}.d.ts`, emitDeclarations(linked, home));
  }
  return files;
}

const HEADERS: Readonly<Record<Home, string>> = {
  shared: "Validators that both roles need",
  server: "Validators of what a server receives",
  client: "Validators of what a client receives",
  all: "Every validator",
};

function emitModule(linked: LinkedRevision, home: Home): string {
  const validators = [...linked.validators.values()];
  const local = validators.filter((validator) => validator.home === home && !validator.reused);
  const called = new Set(local.flatMap(({ compiled }) => compiled.calls));
  const helpers = [...new Set(local.flatMap(({ compiled }) => compiled.helpers))].sort();
  const imports = validators.filter(
    ({ compiled, file, reused }) => called.has(compiled.name) && (reused || file !== home),
  );
  const lines = [
    `// ${HEADERS[home]} in revision ${linked.model.info.id}.`,
    ...(helpers.length === 0 ? [] : [`import { ${helpers.join(", ")} } from "../../contract/equality.js";`]),
    ...byFile(imports, linked).map(([path, names]) => `import { ${names} } from "${path}";`),
    ...byFile(exportedFrom(linked, home), linked).map(([path, names]) => `export { ${names} } from "${path}";`),
    ...local.map(({ compiled }) => `export ${compiled.code}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** What a module hands on besides its own: the roots its role needs, or everything. */
function exportedFrom(linked: LinkedRevision, home: Home): readonly LinkedValidator[] {
  const validators = [...linked.validators.values()];
  if (home === "shared") return [];
  const roots = home === "all" ? undefined : rootsOf(linked.received[home]);
  return validators.filter(
    ({ compiled, file, reused }) => (reused || file !== home) && (roots === undefined || roots.has(compiled.name)),
  );
}

function byFile(
  validators: readonly LinkedValidator[],
  linked: LinkedRevision,
): readonly (readonly [path: string, names: string])[] {
  const files = new Map<string, string[]>();
  for (const { compiled, revision, file } of validators) {
    const path = revision === linked.model.info.id ? `./${file}.js` : `../../${revision}/validators/${file}.js`;
    files.set(path, [...(files.get(path) ?? []), compiled.name]);
  }
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, names]) => [path, names.sort().join(", ")] as const);
}

function emitDeclarations(linked: LinkedRevision, home: Home): string {
  const answers = new Map(linked.answers.map(({ name, members }) => [name, members]));
  const names = [...linked.validators.values()]
    .filter((validator) => home === "all" || validator.home === home || isRoot(linked, home, validator.compiled.name))
    .filter((validator) => home === "all" || !validator.reused || isRoot(linked, home, validator.compiled.name))
    .map(({ compiled }) => compiled.name);
  const lines = names.map((name) => {
    const members = answers.get(name) ?? [name];
    return `export declare const ${name}: Validator<${members.map((member) => `types.${member}`).join(" | ")}>;`;
  });
  const imports = [
    'import type { Validator } from "../../contract/contract.js";',
    'import type * as types from "../types.js";',
  ];
  return `${[...imports, "", ...lines].join("\n")}\n`;
}

function isRoot(linked: LinkedRevision, home: Home, name: string): boolean {
  return (home === "server" || home === "client") && rootsOf(linked.received[home]).has(name);
}
