import type { Headers } from "../server/engine.ts";
import type { HttpSettings } from "../server/settings.ts";
import { headerText } from "./header-text.ts";

/** Names under which a machine reaches itself. */
const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);
const ANY_ADDRESS: ReadonlySet<string> = new Set(["0.0.0.0", "::", "[::]"]);
/** Verdicts remembered, so that a request costs a look-up. */
const REMEMBERED = 256;

export function isLoopback(host: string): boolean {
  return LOOPBACK.has(bracketed(host)) || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** An IPv6 address as it stands in a URL. */
export function bracketed(host: string): string {
  return host.includes(":") && !host.startsWith("[") ? `[${host}]` : host.toLowerCase();
}

export type AccessSettings = Pick<
  HttpSettings,
  "host" | "publicUrl" | "allowedHosts" | "allowedOrigins" | "trustProxy"
>;

/** Decides which hosts and origins may talk to the server (SEC-01, SEC-02, AMB-15). */
export class HttpAccess {
  readonly #hosts: Set<string> = new Set();
  readonly #origins: Set<string>;
  readonly #loopback: boolean;
  readonly #anyHost: boolean;
  readonly #anyOrigin: boolean;
  readonly #trustProxy: boolean;
  readonly #knownHosts: Map<string, boolean> = new Map();
  readonly #knownOrigins: Map<string, boolean> = new Map();

  constructor(settings: AccessSettings) {
    this.#loopback = isLoopback(settings.host);
    this.#trustProxy = settings.trustProxy;
    this.#anyHost = settings.allowedHosts.includes("*");
    this.#anyOrigin = settings.allowedOrigins.includes("*");
    this.#origins = new Set(settings.allowedOrigins);
    for (const host of settings.allowedHosts) this.#hosts.add(bracketed(host));
    if (!ANY_ADDRESS.has(settings.host)) this.#hosts.add(bracketed(settings.host));
    if (settings.publicUrl !== undefined) {
      this.#hosts.add(settings.publicUrl.hostname);
      this.#origins.add(settings.publicUrl.origin);
    }
  }

  /** Whether any request from outside could pass; a server that listens on every address must say for whom. */
  get open(): boolean {
    return this.#anyHost || this.#loopback || this.#hosts.size > 0;
  }

  /** Why the request is refused, naming the setting that would allow it; `undefined` when it is not. */
  refusal(headers: Headers): string | undefined {
    const host = this.#hostOf(headers);
    if (!this.#anyHost && !remembered(this.#knownHosts, host, (name) => this.#allowsHost(name))) {
      return `Host ${quoted(host)} is not allowed; serve.http.allowedHosts or serve.http.publicUrl would allow it`;
    }
    const origin = headerText(headers["origin"]);
    if (origin === undefined || this.#anyOrigin) return undefined;
    if (remembered(this.#knownOrigins, origin, (one) => this.#allowsOrigin(one))) return undefined;
    return `Origin ${quoted(origin)} is not allowed; serve.http.allowedOrigins would allow it`;
  }

  #hostOf(headers: Headers): string {
    const forwarded = this.#trustProxy ? headerText(headers["x-forwarded-host"]) : undefined;
    // Behind several proxies the first entry is what the client asked for.
    return (forwarded?.split(",")[0]?.trim() ?? headerText(headers["host"]) ?? "").toLowerCase();
  }

  #allowsHost(host: string): boolean {
    const name = host.replace(/:\d*$/, "");
    return this.#hosts.has(host) || this.#hosts.has(name) || (this.#loopback && LOOPBACK.has(name));
  }

  #allowsOrigin(origin: string): boolean {
    if (this.#origins.has(origin.toLowerCase())) return true;
    if (!this.#loopback || !URL.canParse(origin)) return false;
    return LOOPBACK.has(new URL(origin).hostname);
  }
}

/** What a stranger sent, cut short for a message. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}

function remembered(known: Map<string, boolean>, key: string, decide: (key: string) => boolean): boolean {
  const verdict = known.get(key);
  if (verdict !== undefined) return verdict;
  if (known.size >= REMEMBERED) known.clear();
  const decided = decide(key);
  known.set(key, decided);
  return decided;
}
