import type { Json, JsonObject, ManifestModel } from "../manifest/model.ts";
import type {
  ComponentKind,
  ComponentPermissions,
  DeclaredScope,
  KeyHolder,
  NeededScope,
  Permissions,
} from "./permissions.ts";

/** What every kind of component may say of its callers. */
interface Component {
  readonly name: string;
  readonly scopes?: readonly string[];
  readonly public?: boolean;
  readonly listed?: JsonObject;
  readonly task?: "optional" | "required";
  readonly visible?: string;
}

const HINTS = ["readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"];

/** Who may use what, of the same model that the server is generated from. */
export function derivePermissions(model: ManifestModel): Permissions {
  const { auth, server, tools, resources, prompts, methods, skills } = model;
  const scopes = scopesOf(auth);
  const required = textsOf(auth?.["required"]);
  const keys = keysOf(auth, scopes);
  // A caller without a token is let in where something that is listed is public.
  const open = [...tools, ...resources, ...prompts].some((component) => component.public === true);
  const rules: Rules = { guarded: auth !== undefined, open, required, scopes, keys };
  const kinds: readonly (readonly [ComponentKind, readonly Component[]])[] = [
    ["tool", tools],
    ["resource", resources],
    ["prompt", prompts],
    ["method", methods],
    ["skill", skills.map(({ uri }) => ({ name: uri }))],
  ];
  return {
    version: 1,
    manifest: model.file,
    server: { name: server.name, version: server.version },
    protected: auth !== undefined,
    issuers: typeof auth?.["issuer"] === "string" ? [auth["issuer"]] : textsOf(auth?.["issuer"]),
    required,
    scopes,
    keys,
    components: kinds.flatMap(([kind, components]) => components.map((one) => permissionsOf(kind, one, rules))),
  };
}

interface Rules {
  readonly guarded: boolean;
  readonly open: boolean;
  readonly required: readonly string[];
  readonly scopes: readonly DeclaredScope[];
  readonly keys: readonly KeyHolder[];
}

function permissionsOf(kind: ComponentKind, component: Component, rules: Rules): ComponentPermissions {
  const { guarded, open, required, scopes, keys } = rules;
  const anyone = !guarded || (component.public === true && open);
  const needed = anyone ? [] : [...new Set([...required, ...(component.scopes ?? [])])];
  const { name, task, visible } = component;
  const annotations = kind === "tool" ? hintsOf(component.listed?.["annotations"]) : undefined;
  return {
    kind,
    name,
    access: anyone ? "anyone" : needed.length === 0 ? "token" : "scopes",
    scopes: needed.map((scope): NeededScope => {
      const wider = scopes.filter(({ includes }) => includes.includes(scope));
      return { name: scope, includedIn: wider.map((one) => one.name) };
    }),
    keys: keys.filter((key) => needed.every((scope) => key.scopes.includes(scope))).map((key) => key.name),
    ...(annotations === undefined ? {} : { annotations }),
    ...(task === undefined ? {} : { task }),
    ...(visible === undefined ? {} : { visible }),
  };
}

function hintsOf(annotations: Json | undefined): JsonObject | undefined {
  const hints = Object.entries(objectOf(annotations)).filter(([name]) => HINTS.includes(name));
  return hints.length === 0 ? undefined : Object.fromEntries(hints);
}

/** Declared scopes; what one includes is followed to the end. */
function scopesOf(auth: JsonObject | undefined): readonly DeclaredScope[] {
  const written = new Map(Object.entries(objectOf(auth?.["scopes"])));
  const reach = (name: string, found: Set<string>): Set<string> => {
    for (const inner of textsOf(objectOf(written.get(name))["includes"])) {
      if (found.has(inner)) continue;
      found.add(inner);
      reach(inner, found);
    }
    return found;
  };
  return [...written].map(([name, about]) => {
    const description = typeof about === "string" ? about : objectOf(about)["description"];
    const includes = [...reach(name, new Set())].filter((inner) => inner !== name);
    return { name, description: typeof description === "string" ? description : "", includes };
  });
}

function keysOf(auth: JsonObject | undefined, scopes: readonly DeclaredScope[]): readonly KeyHolder[] {
  return Object.entries(objectOf(auth?.["keys"])).map(([name, about]) => {
    const given = textsOf(objectOf(about)["scopes"]);
    const included = given.flatMap((scope) => scopes.find((one) => one.name === scope)?.includes ?? []);
    return { name, scopes: [...new Set([...given, ...included])] };
  });
}

function objectOf(value: Json | undefined): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function textsOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
