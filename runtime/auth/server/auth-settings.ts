import { isObject } from "../../jsonrpc.ts";
import type { SettingsSource } from "../../server/environment.ts";
import { SettingReader } from "../../server/setting-reader.ts";
import { isLoopback } from "../../transport/http-access.ts";
import { ALGORITHMS } from "./algorithms.ts";
import type { DpopMode, VerifyKind } from "./options.ts";

/** A key that callers present like a token. */
export interface StaticKey {
  readonly name: string;
  readonly key: string;
  readonly scopes: readonly string[];
}

/** Everything under `auth`, checked and with defaults. */
export interface AuthSettings {
  readonly issuers: readonly string[];
  readonly resource: string | undefined;
  readonly audience: string | undefined;
  /** Each scope, with those it includes at once or through others. */
  readonly scopes: ReadonlyMap<string, readonly string[]>;
  readonly required: readonly string[];
  readonly verify: readonly VerifyKind[];
  readonly jwksUri: string | undefined;
  readonly algorithms: readonly string[];
  /** Seconds. */
  readonly clockSkew: number;
  readonly introspection: {
    readonly endpoint: string | undefined;
    readonly clientId: string;
    readonly clientSecret: string | undefined;
  };
  readonly keys: readonly StaticKey[];
  readonly dpop: DpopMode;
  /** Whether proofs have to hold a nonce of ours. */
  readonly dpopNonce: boolean;
}

const KEYS = [
  "issuer",
  "resource",
  "audience",
  "scopes",
  "required",
  "verify",
  "jwksUri",
  "algorithms",
  "clockSkew",
  "introspection",
  "keys",
  "handler",
  "dpop",
  "dpopNonce",
];
const KINDS: readonly string[] = ["jwt", "introspection", "handler"] satisfies readonly VerifyKind[];
const BINDINGS: readonly DpopMode[] = ["off", "optional", "required"];
const MOST_SKEW = 5 * 60_000;
const LEAST_KEY = 16;

/** Whether tokens, keys and metadata may travel there: https, or a loopback address (AUTH-62). */
export function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, hash } = new URL(text);
  if (username !== "" || password !== "" || hash !== "") return false;
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
}

/** Reads `auth`. Throws a `LocalError` that tells everything that is wrong, and no secret. */
export function readAuthSettings(
  written: Readonly<Record<string, unknown>>,
  hasHandler: boolean,
  source: SettingsSource,
): AuthSettings {
  const read = new SettingReader("auth", written, source);
  read.only(undefined, KEYS);
  read.only("introspection", ["endpoint", "clientId", "clientSecret"]);
  const issuers = read.list("issuer") ?? [];
  const keys = readKeys(read);
  const verify = readVerify(read, issuers);
  const algorithms = read.list("algorithms") ?? ALGORITHMS;
  const clockSkew = read.duration("clockSkew") ?? 30_000;
  const settings: AuthSettings = {
    issuers,
    resource: read.string("resource"),
    audience: read.string("audience"),
    scopes: readScopes(read),
    required: read.list("required") ?? [],
    verify,
    jwksUri: read.string("jwksUri"),
    algorithms,
    clockSkew: clockSkew / 1000,
    introspection: {
      endpoint: read.string("introspection.endpoint"),
      clientId: read.string("introspection.clientId") ?? "",
      clientSecret: read.string("introspection.clientSecret"),
    },
    keys,
    dpop: read.oneOf("dpop", BINDINGS) ?? "optional",
    dpopNonce: read.boolean("dpopNonce") ?? false,
  };
  const { jwksUri, introspection, dpop, dpopNonce } = settings;
  for (const [key, url] of [
    ...issuers.map((issuer) => ["issuer", issuer] as const),
    ["jwksUri", jwksUri] as const,
    ["introspection.endpoint", introspection.endpoint] as const,
  ]) {
    if (url !== undefined && !isSafeUrl(url))
      read.refuse(key, `must be an https URL, or an http URL of a loopback address, not ${url}`);
  }
  const shared = algorithms.find((name) => !ALGORITHMS.includes(name));
  if (shared !== undefined) read.refuse("algorithms", `names ${shared}; there are ${ALGORITHMS.join(", ")}`);
  if (clockSkew > MOST_SKEW) read.refuse("clockSkew", "is at most 5m");
  if (jwksUri !== undefined && issuers.length > 1)
    read.refuse("jwksUri", "is for one issuer; each of several names its own");
  if (verify.includes("introspection") && introspection.clientId === "") {
    read.refuse("introspection", "needs clientId, the identifier of this server at the issuer");
  }
  if (verify.includes("handler") && !hasHandler) read.refuse("verify", "is handler, and there is no handler");
  if (dpop === "required" && keys.length > 0) read.refuse("dpop", "is required, and keys are bound to nothing");
  if (dpop === "off" && dpopNonce) read.refuse("dpopNonce", "is for proofs, and dpop is off");
  if (verify.length === 0 && keys.length === 0) read.refuse("issuer", "is missing, and so are keys: nobody could call");
  read.finish();
  return settings;
}

function readVerify(read: SettingReader, issuers: readonly string[]): readonly VerifyKind[] {
  const kinds = read.list("verify") ?? (issuers.length > 0 ? ["jwt"] : []);
  const unknown = kinds.find((kind) => !KINDS.includes(kind));
  if (unknown !== undefined) read.refuse("verify", `names ${unknown}; there are ${KINDS.join(", ")}`);
  if (issuers.length === 0 && kinds.some((kind) => kind !== "handler")) {
    read.refuse("issuer", `is missing; verify: ${kinds.join(", ")} needs one`);
  }
  return kinds as readonly VerifyKind[];
}

function readKeys(read: SettingReader): readonly StaticKey[] {
  return Object.entries(read.map("keys") ?? {}).map(([name, given]) => {
    const { key, scopes = [] } = isObject(given) ? given : { key: given };
    const listed = Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === "string") : [];
    if (typeof key === "string" && key.length >= LEAST_KEY) return { name, key, scopes: listed };
    read.refuse("keys", `${name} needs key, a text of at least ${LEAST_KEY} characters`);
    return { name, key: "", scopes: [] };
  });
}

function readScopes(read: SettingReader): ReadonlyMap<string, readonly string[]> {
  const direct = new Map<string, readonly string[]>();
  for (const [name, about] of Object.entries(read.map("scopes") ?? {})) {
    const includes = isObject(about) && Array.isArray(about["includes"]) ? about["includes"] : [];
    direct.set(
      name,
      includes.filter((scope) => typeof scope === "string"),
    );
  }
  const reach = (name: string, found: Set<string>): Set<string> => {
    if (!found.has(name)) {
      found.add(name);
      for (const inner of direct.get(name) ?? []) reach(inner, found);
    }
    return found;
  };
  return new Map([...direct.keys()].map((name) => [name, [...reach(name, new Set())]]));
}
