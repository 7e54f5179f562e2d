import type { Role } from "../contract/contract.ts";
import type { Diagnostic } from "../diagnostics.ts";
import { finding } from "./findings.ts";
import { methodOf, refName, type Schema } from "./json-schema.ts";
import type { Pairs } from "./pairs.ts";

/** A request of the wire, or one that travels inside a result (`sender: "input"`). */
export interface RequestModel {
  readonly kind: "request";
  readonly method: string;
  readonly definition: string;
  readonly sender: Role | "both" | "input";
  readonly params: "required" | "optional";
  /** Definitions of the final results. */
  readonly results: readonly string[];
  /** Definition of the answer that asks the client first. */
  readonly interim?: string;
  readonly capability?: string;
  /** The extension that has it. */
  readonly extension?: string;
  readonly mirrored?: string;
  readonly paginated: boolean;
  readonly cacheable: boolean;
}

export interface NotificationModel {
  readonly kind: "notification";
  readonly method: string;
  readonly definition: string;
  readonly sender: Role | "both";
  readonly params: "required" | "optional";
  readonly capability?: string;
  /** The extension that has it. */
  readonly extension?: string;
}

export type MethodModel = RequestModel | NotificationModel;

type Definitions = Readonly<Record<string, Schema>>;

/** The unions that say who sends what; they are the only source of methods (S-19). */
const UNIONS = [
  ["request", "client", "ClientRequest"],
  ["request", "server", "ServerRequest"],
  ["notification", "client", "ClientNotification"],
  ["notification", "server", "ServerNotification"],
] as const;
const INPUT_UNION = "InputRequest";
const INTERIM_RESULT = "InputRequiredResult";

/** Derives every method of a revision, in the order of their names. */
export function deriveMethods(
  definitions: Definitions,
  pairs: Pairs,
  file: string,
): { methods: readonly MethodModel[]; findings: readonly Diagnostic[] } {
  const findings: Diagnostic[] = [];
  const methods = new Map<string, MethodModel>();
  for (const [kind, sender, union] of UNIONS) {
    for (const definition of membersOf(definitions, union)) {
      const method = methodOf(definitions[definition]);
      if (method === undefined) {
        const hint = "A message tells its method by a literal; correct it with an erratum.";
        findings.push(finding("notAMessage", file, `${definition}, a member of ${union}, has no method`, hint));
        continue;
      }
      const known = methods.get(method);
      if (known === undefined) methods.set(method, model(kind, sender, definition));
      else if (known.definition === definition && known.sender !== sender) {
        methods.set(method, { ...known, sender: "both" } as MethodModel);
      } else findings.push(finding("duplicateMethod", file, `${method} is in two definitions`, "A method has one."));
    }
  }
  const inputs = new Set([...membersOf(definitions, INPUT_UNION), ...definitionsOf(definitions, pairs.inputRequests)]);
  for (const definition of inputs) {
    const method = methodOf(definitions[definition]);
    if (method !== undefined && !methods.has(method)) methods.set(method, model("request", "input", definition));
  }
  findings.push(...checkPairs(definitions, pairs, new Set(methods.keys()), file));
  return { methods: [...methods.values()].sort((a, b) => (a.method < b.method ? -1 : 1)), findings };

  function model(kind: MethodModel["kind"], sender: RequestModel["sender"], definition: string): MethodModel {
    const schema = definitions[definition]!;
    const method = methodOf(schema)!;
    const params = schema.required?.includes("params") ? "required" : "optional";
    if (kind === "notification") {
      const capability = pairs.notificationCapabilities[method];
      const base = { kind, method, definition, sender: sender as Role, params } as const;
      return capability === undefined ? base : { ...base, capability };
    }
    const { results, interim } = resultsOf(definitions, pairs, method, definition);
    if (results.length === 0) {
      const hint = `Name its results in pairs.json: {"results": {${JSON.stringify(method)}: ["…Result"]}}.`;
      findings.push(finding("unpairedMethod", file, `no result is known for ${method} (${definition})`, hint));
    }
    const capability = pairs.capabilities[method];
    const mirrored = pairs.mirrored[method];
    const fields = results.flatMap((name) => Object.keys(definitions[name]?.properties ?? {}));
    return {
      ...{ kind, method, definition, sender, params, results },
      ...(interim === undefined ? {} : { interim }),
      ...(capability === undefined ? {} : { capability }),
      ...(mirrored === undefined ? {} : { mirrored }),
      paginated: fields.includes("nextCursor") && "cursor" in (paramsOf(definitions, definition)?.properties ?? {}),
      // What may be kept says for whom as well; a task has a `ttlMs` of its own.
      cacheable: (fields.includes("ttlMs") && fields.includes("cacheScope")) || pairs.cacheable.includes(method),
    };
  }
}

/** The schema of a message's params, references followed. */
export function paramsOf(definitions: Definitions, definition: string): Schema | undefined {
  const params = definitions[definition]?.properties?.["params"];
  return params?.$ref === undefined ? params : definitions[refName(params.$ref)];
}

/**
 * The definitions a union has as members. A union of one is written as a copy of its member, which is found again by
 * its method (S-19).
 */
function membersOf(definitions: Definitions, union: string): readonly string[] {
  const schema = definitions[union];
  if (schema === undefined) return [];
  const refs = [schema, ...(schema.anyOf ?? [])].flatMap(({ $ref }) => ($ref === undefined ? [] : [refName($ref)]));
  if (refs.length > 0)
    return refs.flatMap((name) => (definitions[name]?.anyOf ? membersOf(definitions, name) : [name]));
  const method = methodOf(schema);
  const isUnion = (name: string): boolean => name === INPUT_UNION || UNIONS.some((entry) => entry[2] === name);
  const original = Object.keys(definitions).find((name) => !isUnion(name) && methodOf(definitions[name]) === method);
  return method === undefined ? [] : [original ?? union];
}

function definitionsOf(definitions: Definitions, methods: readonly string[]): readonly string[] {
  return Object.keys(definitions).filter((name) => methods.includes(methodOf(definitions[name]) ?? ""));
}

/** `pairs.json` first, then the definition's `…ResultResponse`, then its `…Result`. */
function resultsOf(
  definitions: Definitions,
  pairs: Pairs,
  method: string,
  definition: string,
): { results: readonly string[]; interim?: string } {
  const stem = definition.replace(/Request$/, "");
  const response = definitions[`${stem}ResultResponse`]?.properties?.["result"];
  const answers = [response, ...(response?.anyOf ?? [])].flatMap((sub) => (sub?.$ref ? [refName(sub.$ref)] : []));
  const asks = answers.includes(INTERIM_RESULT) || pairs.inputRequired.includes(method);
  const named = answers.filter((name) => name !== INTERIM_RESULT);
  const byName = `${stem}Result` in definitions ? [`${stem}Result`] : [];
  const results = pairs.results[method] ?? (named.length > 0 ? named : byName);
  return { results, ...(asks && INTERIM_RESULT in definitions ? { interim: INTERIM_RESULT } : {}) };
}

function checkPairs(
  definitions: Definitions,
  pairs: Pairs,
  methods: ReadonlySet<string>,
  file: string,
): readonly Diagnostic[] {
  const byMethod = [pairs.results, pairs.capabilities, pairs.notificationCapabilities, pairs.mirrored].flatMap(
    Object.keys,
  );
  const named = new Set([...byMethod, ...pairs.cacheable, ...pairs.inputRequired, ...pairs.inputRequests]);
  const places = [pairs.deprecated, pairs.defaults, pairs.order, pairs.tolerated].flatMap(Object.keys);
  const missing = [...Object.values(pairs.results).flat(), ...places].filter((place) => !hasPlace(definitions, place));
  return [
    ...[...named]
      .filter((method) => !methods.has(method))
      .map((method) =>
        finding("unknownMethod", file, `pairs.json names ${method}`, "This revision has no such method."),
      ),
    ...missing.map((place) =>
      finding("unknownDefinition", file, `pairs.json names ${place}`, "This revision has no such definition or field."),
    ),
  ];
}

/** Whether `Definition` or `Definition.field` exists; a field may also be a value of an enumeration. */
export function hasPlace(definitions: Definitions, place: string): boolean {
  const [name, field] = place.split(/\.(.*)/s, 2) as [string, string | undefined];
  const schema = definitions[name];
  return schema !== undefined && (field === undefined || fieldOf(definitions, schema, field) !== undefined);
}

function fieldOf(definitions: Definitions, schema: Schema, path: string): Schema | undefined {
  const direct = schema.properties?.[path];
  if (direct !== undefined) return direct;
  const [head, rest] = path.split(/\.(.*)/s, 2) as [string, string | undefined];
  const sub = schema.properties?.[head];
  if (sub === undefined || rest === undefined) return undefined;
  return fieldOf(definitions, sub.$ref === undefined ? sub : (definitions[refName(sub.$ref)] ?? sub), rest);
}
