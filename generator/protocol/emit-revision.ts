import type { Role } from "../contract/contract.ts";
import { messageNames } from "./emit-messages.ts";
import { typeMaps } from "./emit-tables.ts";
import { type LinkedRevision, rootsOf } from "./link-validators.ts";
import { quote } from "./print.ts";

/** `<rev>/server.ts` or `client.ts`: the tables of one role. */
export function emitRole(linked: LinkedRevision, role: Role): string {
  const { model, received } = linked;
  const { requests, notifications, answers } = received[role];
  const names = [...rootsOf(received[role])].sort();
  const hasInputs = model.methods.some(({ sender }) => sender === "input");
  const table = (entries: readonly (readonly [string, string])[]): string =>
    entries.length === 0
      ? "new Map<string, Validator>()"
      : `new Map<string, Validator>([\n${entries.map(([method, name]) => `    [${quote(method)}, ${name}],\n`).join("")}  ])`;
  return `import type { Revision, Validator } from "../contract/contract.ts";
import { ${hasInputs ? "inputRequests, " : ""}methods } from "./methods.ts";
import { shapes } from "./shapes.ts";
import {\n${names.map((name) => `  ${name},\n`).join("")}} from "./validators/${role}.js";

/** Revision ${model.info.id} as a ${role} needs it. */
export const ${role}: Revision = {
  id: ${quote(model.info.id)},
  era: ${quote(model.info.era)},
  role: ${quote(role)},
  methods,
  requests: ${table(requests)},
  notifications: ${table(notifications)},
  answers: ${table(answers)},
${hasInputs ? "  inputRequests,\n" : ""}  shapes,
};
`;
}

/** `<rev>/index.ts`: types, message classes, tables and values. */
export function emitRevisionIndex(linked: LinkedRevision): string {
  const { model } = linked;
  const maps = typeMaps(model).map(({ name }) => `  type ${name},\n`);
  const inputs = model.methods.some(({ sender }) => sender === "input") ? "  inputRequests,\n" : "";
  return `export type * from "./types.ts";
export {\n${messageNames(model)
    .map((name) => `  ${name},\n`)
    .join("")}} from "./messages.ts";
export {\n${maps.join("")}${inputs}  methods,\n} from "./methods.ts";
export * from "./values.ts";
`;
}
