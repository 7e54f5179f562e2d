import { revisions } from "../revisions.ts";
import type { SettingsSource } from "./environment.ts";
import { SettingReader } from "./setting-reader.ts";

export const LEGACY_MODES = ["stateful", "stateless", "off"] as const;
export type LegacyMode = (typeof LEGACY_MODES)[number];

export const RESPONSE_MODES = ["auto", "json", "sse"] as const;
export type ResponseMode = (typeof RESPONSE_MODES)[number];

export interface HttpLimits {
  /** Longest request body in bytes; 4 MiB. */
  readonly body: number;
  /** Deepest nesting of a message; 512. */
  readonly depth: number;
  /** Most POSTs under way at a time; 1000. */
  readonly inFlight: number;
  /** Time for the headers of a request in milliseconds; 10 s. */
  readonly headerTime: number;
  /** Time for the body of a request in milliseconds; 30 s. */
  readonly bodyTime: number;
}

/** Bounds on the sessions of the revisions before 2026-07-28. */
export interface SessionSettings {
  /** How long a session may stand without a request, a running call or an open stream in milliseconds; 30 min. */
  readonly idle: number;
  /** Most sessions at a time; 10 000. The longest idle one gives way. */
  readonly max: number;
}

/** Paths of HTTP+SSE of 2024-11-05, below the same prefix as the endpoint. */
export interface SseSettings {
  /** Where a client opens its stream; /sse. */
  readonly path: string;
  /** Where it sends its messages; /messages. */
  readonly messages: string;
}

/** Everything under `serve.http`, checked and with defaults. */
export interface HttpSettings {
  /** Address to listen on; 127.0.0.1. */
  readonly host: string;
  /** Port to listen on; 3000. 0 takes any that is free. */
  readonly port: number;
  /** Path of the endpoint; /mcp. */
  readonly path: string;
  /** How the endpoint is reached from outside; its host and origin are allowed. */
  readonly publicUrl: URL | undefined;
  /** Host names requests may be addressed to, beside loopback names on a loopback address; `*` is any. */
  readonly allowedHosts: readonly string[];
  /** Origins of web pages that may send requests; `*` is any. */
  readonly allowedOrigins: readonly string[];
  /** Whether allowed origins get CORS headers and preflight answers; true when `allowedOrigins` is set. */
  readonly cors: boolean;
  /** Whether `X-Forwarded-Host` counts as the host, because a proxy sets it. */
  readonly trustProxy: boolean;
  readonly legacy: LegacyMode;
  readonly response: ResponseMode;
  readonly sessions: SessionSettings;
  /** How long a client waits before it reconnects to a stream whose connection was ended in milliseconds; 1 s. */
  readonly retry: number;
  /** Revisions served; the modern ones only when `legacy` is `off`. */
  readonly revisions: readonly string[];
  readonly limits: HttpLimits;
  /** Path of the health checks; none when `false`. */
  readonly health: string | false;
  /** HTTP+SSE of 2024-11-05, for clients that know nothing newer; off when undefined. */
  readonly sse: SseSettings | undefined;
  /** Path at which connections become WebSockets; off when undefined. */
  readonly websocket: string | undefined;
  /** Paths of certificate and key, relative to the manifest. */
  readonly tls: { readonly cert: string; readonly key: string; readonly requestCert: boolean } | undefined;
}

/** Settings given in code; they go before what the manifest says. */
export interface HttpOptions {
  readonly host?: string;
  readonly port?: number;
  readonly path?: string;
  readonly publicUrl?: string;
  readonly allowedHosts?: readonly string[];
  readonly allowedOrigins?: readonly string[];
  readonly cors?: boolean;
  readonly trustProxy?: boolean;
  readonly legacy?: LegacyMode;
  readonly response?: ResponseMode;
  readonly sessions?: { readonly idle?: number | string; readonly max?: number };
  readonly retry?: number | string;
  readonly revisions?: readonly string[];
  readonly limits?: { readonly [Key in keyof HttpLimits]?: HttpLimits[Key] | string };
  readonly health?: string | false;
  readonly sse?: boolean | { readonly path?: string; readonly messages?: string };
  readonly websocket?: boolean | { readonly path?: string };
  readonly tls?: { readonly cert: string; readonly key: string; readonly requestCert?: boolean };
}

/** The one revision that HTTP+SSE belongs to; later ones replaced it. */
export const SSE_REVISION = "2024-11-05";

const LIMIT_KEYS = ["body", "depth", "inFlight", "headerTime", "bodyTime"] as const;
const KEYS: readonly (keyof HttpOptions)[] = [
  "host",
  "port",
  "path",
  "publicUrl",
  "allowedHosts",
  "allowedOrigins",
  "cors",
  "trustProxy",
  "legacy",
  "response",
  "sessions",
  "retry",
  "revisions",
  "limits",
  "health",
  "sse",
  "websocket",
  "tls",
];

/**
 * Reads `serve.http`: `${ENV}` expanded, each value checked against its key's type, defaults filled in. Throws a
 * `LocalError` that names variable, key and line of everything that is wrong.
 */
export function readHttpSettings(
  written: unknown,
  options: HttpOptions = {},
  source: SettingsSource = {},
): HttpSettings {
  const tree = merged(typeof written === "object" && written !== null ? written : {}, options);
  const read = new SettingReader("serve.http", tree, source);
  read.only(undefined, KEYS);
  read.only("limits", LIMIT_KEYS);
  read.only("sessions", ["idle", "max"]);
  const allowedOrigins = (read.list("allowedOrigins") ?? []).map((origin) => origin.toLowerCase());
  const legacy = read.oneOf("legacy", LEGACY_MODES) ?? "stateful";
  const settings: HttpSettings = {
    host: read.string("host") ?? "127.0.0.1",
    port: read.integer("port", 0, 65_535) ?? 3000,
    path: read.path("path") ?? "/mcp",
    publicUrl: read.url("publicUrl"),
    allowedHosts: (read.list("allowedHosts") ?? []).map((host) => host.toLowerCase()),
    allowedOrigins,
    cors: read.boolean("cors") ?? allowedOrigins.length > 0,
    trustProxy: read.boolean("trustProxy") ?? false,
    legacy,
    response: read.oneOf("response", RESPONSE_MODES) ?? "auto",
    sessions: {
      idle: read.duration("sessions.idle") ?? 30 * 60_000,
      max: read.integer("sessions.max", 1, 1_000_000) ?? 10_000,
    },
    retry: read.duration("retry") ?? 1000,
    revisions: readRevisions(read, legacy),
    limits: {
      body: read.size("limits.body") ?? 4 * 1024 * 1024,
      depth: read.integer("limits.depth", 1, 10_000) ?? 512,
      inFlight: read.integer("limits.inFlight", 1, 1_000_000) ?? 1000,
      headerTime: read.duration("limits.headerTime") ?? 10_000,
      bodyTime: read.duration("limits.bodyTime") ?? 30_000,
    },
    health: read.pathOrFalse("health") ?? "/healthz",
    sse: readSse(read),
    websocket: read.section("websocket", ["path"]) ? (read.path("websocket.path") ?? "/ws") : undefined,
    tls: readTls(read, tree.tls !== undefined),
  };
  checkSse(read, settings);
  read.finish();
  return settings;
}

function readRevisions(read: SettingReader, legacy: LegacyMode): readonly string[] {
  const known = [...revisions.keys()];
  const asked = read.list("revisions");
  const unknown = asked?.find((id) => !known.includes(id));
  if (unknown !== undefined) read.refuse("revisions", `names ${unknown}; there are ${known.join(", ")}`);
  const served = (asked ?? known).filter((id) => legacy !== "off" || revisions.get(id)?.era === "modern");
  if (served.length === 0) read.refuse("revisions", "leaves no revision to serve");
  return served;
}

function readSse(read: SettingReader): SseSettings | undefined {
  if (!read.section("sse", ["path", "messages"])) return undefined;
  return { path: read.path("sse.path") ?? "/sse", messages: read.path("sse.messages") ?? "/messages" };
}

function checkSse(read: SettingReader, { sse, path, revisions: served }: HttpSettings): void {
  if (sse === undefined) return;
  if (!served.includes(SSE_REVISION)) read.refuse("sse", `carries revision ${SSE_REVISION} only, which is not served`);
  if (new Set([path, sse.path, sse.messages]).size < 3) read.refuse("sse", `needs two paths beside ${path}`);
}

function readTls(read: SettingReader, given: boolean): HttpSettings["tls"] {
  if (!given) return undefined;
  read.only("tls", ["cert", "key", "requestCert"]);
  const cert = read.string("tls.cert");
  const key = read.string("tls.key");
  if (cert === undefined) read.refuse("tls", "needs cert, the path of a certificate");
  if (key === undefined) read.refuse("tls", "needs key, the path of a private key");
  return { cert: cert ?? "", key: key ?? "", requestCert: read.boolean("tls.requestCert") ?? false };
}

function merged(written: object, options: HttpOptions): Readonly<Record<string, unknown>> {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const tree: Record<string, unknown> = { ...written, ...given };
  for (const section of ["limits", "sessions"] as const) {
    const below = (written as HttpOptions)[section];
    if (typeof below === "object" && options[section] !== undefined) tree[section] = { ...below, ...options[section] };
  }
  return tree;
}
