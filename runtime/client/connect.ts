import type { LoggingLevel } from "@mcpwright/protocol/2026-07-28";
import type { Revision } from "@mcpwright/protocol/contract";
import { agree } from "./agree.ts";
import type { Agreement } from "./agreement.ts";
import type { Authorizer } from "./authorizer.ts";
import { cancelledBy } from "./cancel.ts";
import { Client } from "./client.ts";
import { Exchange } from "./exchange.ts";
import { type ExtensionOptions, taskOptions, withExtensions } from "./extensions.ts";
import { type InputHandlers, Inputs } from "./inputs.ts";
import type { MirroredByTool } from "./known-tools.ts";
import type { Envelope } from "./link.ts";
import { type LogMessage, logMessageOf } from "./log-message.ts";
import type { Wanted } from "./negotiate.ts";
import { Notifications } from "./notifications.ts";
import type { Offer } from "./offer.ts";
import { type CacheOptions, openCache } from "./open-cache.ts";
import { openLink, type Target } from "./open-link.ts";
import { ServerRequests } from "./server-requests.ts";
import { forget, type Verdict } from "./verdict.ts";

export interface ConnectOptions extends InputHandlers, ExtensionOptions {
  /** Era or revision to speak; `auto` finds out. */
  readonly revision?: Wanted;
  /** How this client introduces itself. */
  readonly clientInfo?: Offer["clientInfo"];
  /** Longest wait for each answer, in milliseconds; 60 000. */
  readonly timeout?: number;
  /** Longest wait for the era probe, in milliseconds; 5000. A legacy server may meet it with silence (DUAL-06). */
  readonly probeTimeout?: number;
  /** Headers of every HTTP request, such as `Authorization`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Signs in where the server asks for it, see `@mcpwright/runtime/auth/client`; not where `headers` have an `Authorization`. */
  readonly auth?: Authorizer;
  /** What makes HTTP requests; default: Node's own client, which is much faster than its `fetch`, or else `fetch`. */
  readonly fetch?: typeof fetch;
  /** Gets what is wrong with the server and does not end a call; default: a warning of the process. */
  readonly onWarning?: (message: string) => void;
  /** Gets what the server logs. */
  readonly onLog?: (message: LogMessage) => void;
  /** From which level on the server sends what it logs; `info` where there is an `onLog`. */
  readonly logLevel?: LoggingLevel;
  /** What an earlier client found out, see `Client.verdict`: it is not found out again. */
  readonly verdict?: Verdict;
  /** Where results that stay fresh are kept (CACHE-01); default: in memory, for this client alone. `false`: nowhere. */
  readonly cache?: false | CacheOptions;
  /** Whether outputs are held against the schemas that their tools list; default: yes. */
  readonly checkOutput?: boolean;
  /** Arguments that HTTP mirrors into headers, by tool, where they are known before a list (XHDR-15). */
  readonly mirrored?: MirroredByTool;
  /** Ends the attempt to connect. */
  readonly signal?: AbortSignal;
}

/** Connects to a server, and finds out which era and revision to speak. */
export async function connect(target: Target, options: ConnectOptions = {}): Promise<Client> {
  const timeout = options.timeout ?? 60_000;
  const inputs = new Inputs(options);
  const offer: Offer = {
    clientInfo: options.clientInfo ?? { name: "mcpwright", version: "0.1.0" },
    capabilities: withExtensions(inputs.capabilities, options, options.auth),
    timeout,
    probeTimeout: Math.min(options.probeTimeout ?? 5_000, timeout),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  };
  const link = await openLink(target, { ...options, probeTimeout: offer.probeTimeout });
  let envelope: Envelope = {};
  let spoken: Revision | undefined;
  const warn = options.onWarning ?? warnProcess;
  const notifications = new Notifications(warn);
  const requests = new ServerRequests({
    inputs,
    respond: (response) => link.send(response, envelope),
    revision: () => spoken,
    warn,
  });
  const exchange = new Exchange(link, {
    request: (id, method, params) => {
      // A modern server asks in its answers, and gets no response to anything else (BASE-15).
      if (!envelope.modern) void requests.take(id, method, params);
    },
    notification: (message) => {
      requests.cancel(cancelledBy(message));
      notifications.tell(message);
    },
  });
  notifications.add((message) => {
    const logged = logMessageOf(message);
    if (logged !== undefined) options.onLog?.(logged);
  });
  // Only a URL names the same server the next time.
  const server = link.kind === "http" ? String(target) : undefined;
  const begin = async (wanted: Wanted, verdict?: Verdict): Promise<Agreement> => {
    envelope = {};
    spoken = undefined;
    const agreement = await agree(exchange, wanted, offer, { server, verdict });
    envelope = agreement.envelope;
    spoken = agreement.revision;
    link.begin?.(envelope);
    return agreement;
  };
  const reopen = async (revision: string | undefined): Promise<Agreement> => {
    await link.restart?.();
    if (revision !== undefined) return begin(revision);
    if (server !== undefined) forget(server);
    return begin(options.revision ?? "auto");
  };
  try {
    const agreement = await begin(options.revision ?? "auto", options.verdict);
    const checkOutput = options.checkOutput ?? true;
    const client = new Client({
      exchange,
      agreement,
      offer,
      inputs,
      timeout,
      reopen,
      warn,
      notifications,
      checkOutput,
      tasks: taskOptions(options),
      cache: await openCache(target, options.headers ?? {}, options.cache, options.auth !== undefined),
      mirrored: options.mirrored,
    });
    const logLevel = options.logLevel ?? (options.onLog === undefined ? undefined : "info");
    if (logLevel !== undefined) await client.setLogLevel(logLevel);
    return client;
  } catch (error) {
    await link.close({});
    throw error;
  }
}

/** Where warnings go that nobody takes. */
export function warnProcess(message: string): void {
  if (typeof process === "object") process.emitWarning(message, "McpWarning");
}
