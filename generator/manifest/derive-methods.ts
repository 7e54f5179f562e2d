import { extensionIdProblem, methodNameProblem } from "../contract/names.ts";
import { didYouMean } from "../diagnostics/closest.ts";
import { checkExclusive } from "./check-resources.ts";
import type { Derivation } from "./derivation.ts";
import { deriveComponent, pick } from "./derive-component.ts";
import { type DerivedSchema, deriveSchema } from "./derive-schema.ts";
import { noFields } from "./derive-tools.ts";
import type { MethodModel } from "./model.ts";
import { type Entry, locationOf, stringOf, valueAt, type YamlNode } from "./node.ts";

const LISTED: ReadonlySet<string> = new Set(["description"]);

export function deriveMethod(entry: Entry, derivation: Derivation): MethodModel {
  const { value } = entry;
  const params = schemaOf(value, "params", derivation);
  const result = schemaOf(value, "result", derivation);
  const extension = stringOf(valueAt(value, "extension"));
  return {
    ...deriveComponent(entry, derivation),
    listed: pick(value, LISTED),
    params: params?.model ?? noFields(entry),
    ...(result ? { result: result.model } : {}),
    ...(extension === undefined ? {} : { extension }),
  };
}

/** Params and result are objects in JSON-RPC as the protocol has it. */
function schemaOf(method: YamlNode, key: "params" | "result", derivation: Derivation): DerivedSchema | undefined {
  const raw = `${key}Schema`;
  checkExclusive(method, [key, raw], derivation);
  const whole = deriveSchema(valueAt(method, raw), "raw", { key: raw }, derivation);
  const schema = whole ?? deriveSchema(valueAt(method, key), "short", { key, raw }, derivation);
  if (schema && schema.model.listed["type"] !== "object") {
    const message = `The root of a method's ${key} needs \`type: object\``;
    const hint = "Add `type: object`, beside other keywords if need be.";
    derivation.findings.add("MCPW4015", locationOf(schema.document.root), message, hint);
  }
  return schema;
}

/** Names of one's own only, and extensions that are declared. */
export function checkMethod({ name, key, value }: Entry, declared: readonly Entry[], { findings }: Derivation): void {
  const problem = methodNameProblem(name);
  if (problem !== undefined) {
    const message = `The method ${JSON.stringify(name.slice(0, 60))} is not allowed: ${problem}`;
    findings.add("MCPW3001", locationOf(key), message, "Give it a prefix of yours, such as `acme/search`.");
  }
  const node = valueAt(value, "extension");
  const id = stringOf(node);
  const known = declared.map((extension) => extension.name);
  if (node === undefined || id === undefined || known.includes(id)) return;
  findings.add(
    "MCPW5009",
    locationOf(node),
    `The extension ${JSON.stringify(id)} is not declared`,
    didYouMean(id, known) ?? `Add it: \`extensions: { ${id}: {} }\`.`,
  );
}

/** EXT-01: the identifiers of `extensions:`. */
export function checkExtensions(declared: readonly Entry[], { findings }: Derivation): void {
  for (const { name, key } of declared) {
    const problem = extensionIdProblem(name);
    if (problem === undefined) continue;
    const message = `${JSON.stringify(name.slice(0, 60))} identifies no extension: ${problem}`;
    findings.add("MCPW3008", locationOf(key), message, "Use a domain of yours, reversed: `com.example/search`.");
  }
}
